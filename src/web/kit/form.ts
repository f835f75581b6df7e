/** What a browser sent, read without trusting it: every value is text, one or many. */
export type Form = Readonly<Record<string, string | readonly string[] | undefined>>

/** The first value of a field, trimmed; empty where there is none. */
export function one(form: Form, name: string): string {
  const value = form[name]
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
}

/** All the values of a field that are not empty. */
export function many(form: Form, name: string): readonly string[] {
  const value = form[name]
  const all = value === undefined ? [] : typeof value === 'string' ? [value] : value
  return all.map((each) => each.trim()).filter((each) => each !== '')
}

export type FormError = { readonly field: string; readonly text: string }

/** Reads a parsed body or query; anything that is not text is dropped. */
export function asForm(body: unknown): Form {
  const form: Record<string, string | readonly string[]> = {}
  if (typeof body !== 'object' || body === null) return form
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') form[name] = value
    else if (Array.isArray(value)) form[name] = value.filter((each) => typeof each === 'string')
  }
  return form
}
