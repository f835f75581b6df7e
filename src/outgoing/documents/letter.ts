/** A letter to one person: a text chosen from those of the landlord, filled in. It names no case, no team and no address. */
import type { LetterText, LetterWording } from '../../packs/letters.ts'
import type { Instant } from '../../record/london-time.ts'
import { sayDay } from './dates.ts'
import type { Document, Language, Print } from './document.ts'

export type LetterAsk = {
  readonly text: LetterText
  readonly language: Language
  readonly print: Print
  readonly name: string
  /** Who writes. */
  readonly from: string
  readonly landlord: string
  readonly phone: string
  /** Day and time in words, where the text asks for it. */
  readonly when: string
  /** A paragraph of the writer's own; empty for none. */
  readonly own: string
}

const GREETING: Readonly<Record<Language, string>> = { english: 'Dear', welsh: 'Annwyl' }
const ENDING: Readonly<Record<Language, string>> = { english: 'Yours sincerely', welsh: 'Yn gywir' }
const FORMATS: Readonly<Record<Language, string>> = {
  english: 'If you would like this in large print, in another language or read to you, tell us.',
  welsh: 'Os hoffech gael hwn mewn print bras, mewn iaith arall neu wedi ei ddarllen i chi, rhowch wybod i ni.',
}

/** The wording in that language; null where the landlord has none. */
export const wordingOf = (text: LetterText, language: Language): LetterWording | null =>
  language === 'welsh' ? text.welsh : text.english

/** What a text leaves open and somebody must say: `phone`, `when`. */
export const asksOf = (wording: LetterWording): readonly ('phone' | 'when')[] =>
  (['phone', 'when'] as const).filter((place) => wording.paragraphs.some((text) => text.includes(`{${place}}`)))

/** The letter as a document. Throws where the text has no wording in that language: ask `wordingOf` first. */
export function letterOf(ask: LetterAsk, now: Instant): Document {
  const { language, print, text } = ask
  const wording = wordingOf(text, language)
  if (!wording) throw new Error(`The letter "${text.id}" has no wording in ${language}`)
  const { name, from, landlord, phone, when } = ask
  const values: Readonly<Record<string, string>> = { name, from, landlord, phone, when }
  const fill = (paragraph: string) => paragraph.replace(/\{(\w+)\}/g, (_all, place: string) => values[place] ?? '')
  const paragraphs = [
    sayDay(now, language),
    `${GREETING[language]} ${ask.name}`,
    ...wording.paragraphs.map(fill),
    ...(ask.own === '' ? [] : [ask.own]),
    `${ENDING[language]}\n${ask.from}\n${ask.landlord}`,
    FORMATS[language],
  ]
  return {
    title: wording.title,
    language,
    print,
    blocks: paragraphs.map((paragraph) => ({ kind: 'paragraph', text: paragraph })),
  }
}
