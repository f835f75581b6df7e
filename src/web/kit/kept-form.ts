/** A form that could not be taken just now, kept so that it can be sent again as it was: with its key, so that it is recorded once. */
import type { FastifyRequest } from 'fastify'
import { asForm, one } from './form.ts'
import { FORM_TOKEN, formTokenOf, isFormToken, isFromOurPages } from './form-token.ts'
import { withoutSecrets } from './kept-fields.tsx'

export type KeptForm = {
  /** The address it was sent to. */
  readonly action: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/**
 * What this request sent, where it may be shown again: a form of ours, of this very session, with a key. Undefined for a password, for
 * a file, and for whatever did not come from our own pages. Asks nothing of the database, which may be the one that does not answer.
 */
export function keptForm(request: FastifyRequest, session: string): KeptForm | undefined {
  if (request.method !== 'POST' || session === '' || !isFromOurPages(request.headers)) return undefined
  const form = asForm(request.body)
  const hasPassword = Object.keys(form).some((name) => /password/i.test(name))
  if (hasPassword || one(form, 'key') === '' || !isFormToken(formTokenOf(session), one(form, FORM_TOKEN)))
    return undefined
  const fields = Object.entries(withoutSecrets(form)).flatMap(([name, value]) =>
    [value ?? []].flat().map((each) => [name, each] as const),
  )
  return { action: request.url, fields }
}
