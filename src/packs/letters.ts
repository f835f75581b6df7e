/** Reads the texts of letters: data, in English and, where the landlord needs it, in Welsh. */
import type { PackProblem } from '../policy/read-pack.ts'
import { complain, fieldsOf, itemsOf, openYaml, type Reader, textOf, yesOrNoOf } from '../policy/reading/yaml-reader.ts'

export type LetterWording = {
  readonly title: string
  readonly paragraphs: readonly string[]
  /** Whether somebody who speaks the language has checked it. */
  readonly checked: boolean
}

export type LetterText = {
  readonly id: string
  /** As staff choose it. */
  readonly name: string
  /** What it is for. */
  readonly use: string
  /** It says what it is about: given into somebody's hands, and never posted or mailed. */
  readonly handed: boolean
  readonly english: LetterWording
  readonly welsh: LetterWording | null
}

export type LettersRead =
  | { readonly ok: true; readonly letters: readonly LetterText[] }
  | { readonly ok: false; readonly problems: readonly PackProblem[] }

/** What a text may leave open. */
export const PLACES = ['name', 'from', 'landlord', 'phone', 'when'] as const

function readWording(reader: Reader, node: unknown, what: string): LetterWording {
  const each = fieldsOf(reader, node, ['title', 'paragraphs', 'checked'], what)
  const paragraphs = itemsOf(each.get('paragraphs')).map((item) => textOf(reader, item, `${what}: paragraph`))
  if (paragraphs.length === 0) complain(reader, node, `${what} says nothing`)
  for (const text of paragraphs)
    for (const [, place] of text.matchAll(/\{(\w*)\}/g))
      if (!PLACES.some((known) => known === place)) complain(reader, node, `${what}: there is no {${place}}`)
  return {
    title: textOf(reader, each.get('title'), `${what}: title`),
    paragraphs,
    checked: each.has('checked') ? yesOrNoOf(reader, each.get('checked'), 'checked') : true,
  }
}

/** Reads one file of letters. Never throws: what is wrong comes back with file, line and reason. */
export function readLetters(text: string, file: string): LettersRead {
  const { reader, root } = openYaml(text, file)
  if (!root) return { ok: false, problems: reader.problems }
  const letters = itemsOf(fieldsOf(reader, root, ['letters'], 'The letters').get('letters')).map((node): LetterText => {
    const each = fieldsOf(reader, node, ['id', 'name', 'use', 'handed', 'english', 'welsh'], 'A letter')
    const id = textOf(reader, each.get('id'), 'id')
    return {
      id,
      name: textOf(reader, each.get('name'), 'name'),
      use: textOf(reader, each.get('use'), 'use'),
      handed: each.has('handed') && yesOrNoOf(reader, each.get('handed'), 'handed'),
      english: readWording(reader, each.get('english'), `${id} in English`),
      welsh: each.has('welsh') ? readWording(reader, each.get('welsh'), `${id} in Welsh`) : null,
    }
  })
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, letters }
}
