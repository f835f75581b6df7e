/** Carries a form out; first asks again who somebody is, where it does much harm in other hands, or to sign in, where the session ran out. */
import type { FastifyRequest } from 'fastify'
import type { Desk } from './kit/desk.ts'
import { asForm, type Form, one } from './kit/form.ts'
import { FORM_TOKEN, formTokenOf, isFormToken, isFromOurPages } from './kit/form-token.ts'
import { CARRIED_ON } from './kit/kept-fields.tsx'
import type { ServedPage, Shown, Visit } from './kit/page.ts'
import { typedWith } from './kit/typed.ts'
import type { Upload } from './kit/uploads.ts'
import { Confirm, PROOF, PROOF_BY_PASSKEY, WRONG_PROOF } from './sign-in/confirm.tsx'
import { TOO_MANY } from './sign-in/go-in.tsx'
import { keptForm } from './sign-in/kept-form.tsx'
import { WRONG_PASSKEY } from './sign-in/passkey-form.tsx'
import { RAN_OUT, SignInView } from './sign-in/sign-in.tsx'
import { confirmThere } from './sign-in/sign-on/confirm-there.tsx'

/** A form that was kept while its sender signed in again is shown to them once more, and nothing is done yet. */
const LOOK_AGAIN = 'look-again'
const NO_QUESTIONS: readonly string[] = [PROOF, PROOF_BY_PASSKEY, LOOK_AGAIN, CARRIED_ON]

const isDangerous = ({ stepUp }: ServedPage, form: Form, visit: Visit): boolean =>
  stepUp === true || (stepUp?.(form, visit) ?? false)

/** Without the fields that are no questions of the page's own. */
const questionsOf = (form: Form): Form =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !NO_QUESTIONS.includes(name)))

/** What of a password is typed is not trimmed. */
const proofIn = (form: Form): string => {
  const value = form[PROOF]
  return typeof value === 'string' ? value : ''
}

/** `keep` gives the browser the token under which the session goes on, whatever comes of the form. */
export async function sendForm(
  desk: Desk,
  page: ServedPage,
  visit: Visit,
  { form: sent, upload }: { readonly form: Form; readonly upload: Upload | null },
  keep: (token: string) => void,
): Promise<Shown> {
  const form = questionsOf(sent)
  if (one(sent, LOOK_AGAIN) !== '')
    return page.again(
      desk,
      visit,
      typedWith(form, [{ field: '', text: 'You were signed out while you typed. Look at it once more, then send it' }]),
    )
  if (one(sent, CARRIED_ON) !== '') return page.again(desk, visit, typedWith(form, []))
  if (visit.asker.proved || !isDangerous(page, form, visit)) return page.post(desk, visit, form, upload)
  // A page that is not there for somebody stays so, whatever they send.
  if ((await page.get(desk, visit)) === 'not-found') return 'not-found'
  const asks = await desk.proofAsked(visit.token)
  if (asks === null) return 'not-found'
  if (asks.atProvider) return confirmThere(form, visit, sent[PROOF] !== undefined)
  const confirm = (text: string | null): Shown => ({
    view: (
      <Confirm
        asks={asks}
        form={form}
        visit={visit}
        typed={text === null ? null : typedWith({}, [{ field: PROOF, text }])}
      />
    ),
    status: text === null ? 403 : 400,
  })
  const answer = one(sent, PROOF_BY_PASSKEY)
  if (sent[PROOF] === undefined && answer === '') return confirm(null)
  const { token, from, formToken } = visit
  const proved = await (answer === ''
    ? desk.prove(token, { proof: proofIn(sent), from, formToken })
    : desk.proveByPasskey(token, { answer, from, formToken }))
  if (proved.outcome !== 'proved')
    return confirm(
      proved.outcome === 'too-many' ? TOO_MANY : answer === '' ? WRONG_PROOF[asks.typed ?? 'password'] : WRONG_PASSKEY,
    )
  keep(proved.token)
  return page.post(desk, { ...visit, token: proved.token }, form, upload)
}

/** The sign-in page that carries a form whose session ran out; null where there is none to carry. */
export async function keptThrough(
  desk: Desk,
  page: ServedPage,
  visit: Visit,
  request: FastifyRequest,
): Promise<Shown | null> {
  if (visit.ranOut === '' || page.access === 'anyone' || request.isMultipart()) return null
  const before = await desk.ranOut(visit.ranOut)
  if (!before || !isFromOurPages(request.headers)) return null
  const form = asForm(request.body)
  if (!isFormToken(before.formToken ?? formTokenOf(visit.ranOut), one(form, FORM_TOKEN))) return null
  const kept = keptForm(visit.address, questionsOf(form))
  return { view: <SignInView visit={visit} places={desk.signOnPlaces} typed={typedWith(kept, RAN_OUT)} />, status: 401 }
}
