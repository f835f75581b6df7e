/** An e-mail to a person: one of the landlord's discreet texts, filled in. No name, no landlord, no reason, no free text. */
import type { LetterText } from '../../packs/letters.ts'
import type { Language, Print } from '../documents/document.ts'
import { wordingOf } from '../documents/letter.ts'

export type Message = {
  readonly subject: string
  readonly text: string
  readonly language: Language
  readonly print: Print
}

export type MessageAsk = {
  readonly language: Language
  readonly print: Print
  /** The name of who writes, and what they may be called on; the day and time, where the text asks for it. */
  readonly from: string
  readonly phone: string
  readonly when: string
}

const GREETING: Readonly<Record<Language, string>> = { english: 'Hello,', welsh: 'Helô,' }

/** Throws where the text has no wording in that language. */
export function messageOf(template: LetterText, ask: MessageAsk): Message {
  const wording = wordingOf(template, ask.language)
  if (!wording) throw new Error(`The text "${template.id}" has no wording in ${ask.language}`)
  const values: Readonly<Record<string, string>> = {
    from: ask.from,
    phone: ask.phone,
    when: ask.when,
    name: '',
    landlord: '',
  }
  const filled = wording.paragraphs.map((text) =>
    text.replace(/\{(\w+)\}/g, (_all, place: string) => values[place] ?? ''),
  )
  return {
    subject: wording.title,
    text: [GREETING[ask.language], ...filled, ask.from].join('\n\n'),
    language: ask.language,
    print: ask.print,
  }
}

/** Everything of it that anybody can read, to be looked through. */
export const textOfMessage = ({ subject, text }: Message): string => `${subject}\n${text}`
