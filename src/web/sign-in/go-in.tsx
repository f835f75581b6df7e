/** In: to the first page, or back to the form that was being filled in when a session ran out. */
import type { Desk } from '../kit/desk.ts'
import type { Form } from '../kit/form.ts'
import { formTokenOf } from '../kit/form-token.ts'
import type { Sent, Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { GoOn, isCarried } from './kept-form.tsx'

export const TOO_MANY = 'Too many tries. Wait a few minutes, then try again'

/** Whoever signs in as somebody else than the one who typed finds nothing of it. */
export async function goIn(desk: Desk, visit: Visit, form: Form, token: string): Promise<Sent> {
  if (!isCarried(form) || !(await desk.isSameHolder(visit.ranOut, token)))
    return { goTo: paths.today, session: token, step: null }
  const asker = await desk.whoIs(token)
  const signedIn = { ...visit, token, formToken: formTokenOf(token), ...(asker ? { asker } : {}) }
  return { shows: <GoOn form={form} visit={signedIn} />, session: token, step: null }
}
