/**
 * What is wrong with a form, all at once: beside what it found itself, every question of its main act that must be answered and is
 * empty, in the order in which they are asked. Whoever is in a hurry is not sent back twice.
 */
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { entryType } from '../../record/entry-type.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import { type Form, type FormError, many } from '../kit/form.ts'
import { sayProblem } from '../kit/words.ts'

type Asked = readonly { readonly part: string; readonly field: string }[]

/** The questions that a page asks of acts, in its order: `part.field`. */
const askedOn = (view: VNode | null): Asked =>
  view === null
    ? []
    : [...renderToString(view).matchAll(/ name="([\w-]+)\.(\w+)"/g)].map(([, part = '', field = '']) => ({
        part,
        field,
      }))

/** The part that asks fields of this act and no others; null where none or several do. */
function partOf(type: EntryTypeName, asked: Asked): string | null {
  const fields = new Set<string>(entryType(type).fields.map(({ name }) => name))
  const parts = [...new Set(asked.map(({ part }) => part))]
  const [only, ...others] = parts.filter((each) => asked.every(({ part, field }) => part !== each || fields.has(field)))
  return only !== undefined && others.length === 0 ? only : null
}

/** In the order in which they are asked; what is about no question of an act comes last. */
function inOrder(errors: readonly FormError[], asked: Asked): readonly FormError[] {
  const place = (field: string): number => {
    const at = asked.findIndex((each) => `${each.part}.${each.field}` === field)
    return at < 0 ? asked.length : at
  }
  return errors.toSorted((a, b) => place(a.field) - place(b.field))
}

export const asAsked = (errors: readonly FormError[], view: VNode | null): readonly FormError[] =>
  inOrder(errors, askedOn(view))

export function withUnanswered(
  found: readonly FormError[],
  of: { readonly main: EntryTypeName; readonly view: VNode | null; readonly form: Form },
): readonly FormError[] {
  const asked = askedOn(of.view)
  const part = partOf(of.main, asked)
  const empty =
    part === null
      ? []
      : entryType(of.main).fields.filter(
          ({ name, required }) =>
            required &&
            asked.some((each) => each.part === part && each.field === name) &&
            many(of.form, `${part}.${name}`).every((value) => value === '') &&
            !found.some(({ field }) => field === `${part}.${name}`),
        )
  const unanswered = empty.map(({ name }) => ({
    field: `${part}.${name}`,
    text: sayProblem(of.main, name, 'is required'),
  }))
  return inOrder([...found, ...unanswered], asked)
}
