/** Who numbered papers can be put together for, as the vocabulary names them, and as they are said inside a sentence. */
import { entryType } from '../../../record/entry-type.ts'

export const PAPER_READERS: readonly string[] =
  entryType('document.made').fields.find(({ name }) => name === 'reader')?.values ?? []

const SAID: Readonly<Record<string, string>> = {
  court: 'a court or tribunal',
  police: 'the police',
  'other-side': "the other side's solicitor",
}

export const sayPaperReader = (reader: string): string => SAID[reader] ?? reader
