/** What somebody typed into a form, carried through a page that asks something first: in the page itself, as they sent it. */
import type { Form } from './form.ts'
import { FORM_TOKEN } from './form-token.ts'

/** Marks a form that another page sends on: it is shown filled in, and nothing is done yet. */
export const CARRIED_ON = 'carried-on'

/** What is never carried on: it belongs to the page that asked for it. */
const NOT_KEPT = new Set([FORM_TOKEN, 'proof', 'proof-passkey', 'look-again', CARRIED_ON])

/** Fields that may hold a password, or show again who somebody is: no page holds them for whoever looks at it next. */
const SECRETS: readonly string[] = ['proof', 'proof-passkey', 'password', 'fresh', 'again']

/** The form without those. */
export const withoutSecrets = (form: Form): Form =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !SECRETS.includes(name)))

const Hidden = ({ name, value }: { readonly name: string; readonly value: string | readonly string[] | undefined }) => (
  <>
    {(typeof value === 'string' ? [value] : (value ?? [])).map((each, index) => (
      <input type="hidden" name={name} value={each} key={`${name} ${index}`} />
    ))}
  </>
)

export const KeptFields = ({ form, prefix = '' }: { readonly form: Form; readonly prefix?: string }) => (
  <>
    {Object.entries(form)
      .filter(([name]) => !NOT_KEPT.has(name))
      .map(([name, value]) => (
        <Hidden name={`${prefix}${name}`} value={value} key={name} />
      ))}
  </>
)

/** The fields of a form whose names begin so, without it. */
export const fieldsOf = (form: Form, prefix: string): Form =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  )
