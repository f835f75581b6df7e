/** A question that is put without a name: nobody on the case, no colleague and no number of theirs may be read in it. Source: PD-10.c1. */
import { normalisedName } from '../people/normalised.ts'
import type { Words } from '../record/separate.ts'
import type { Query } from '../store/database.ts'
import { openWords } from '../store/keys/words.ts'
import { staffOf } from '../store/queries/staff.ts'
import { wordsOf } from '../store/queries/words.ts'
import type { StoredRecord } from '../store/record.ts'
import type { NewEntry } from './new-entry.ts'
import type { ProblemAt } from './offer-area.ts'
import { landlordOf, type Rowan } from './rowan.ts'

/** Four figures or more in a row, with or without spaces between: a staff number, a telephone number, a date of birth. */
const NUMBER = /\d(?:[\s./-]?\d){3,}/
const MAIL = /\S+@\S+/

/** Words of a name that are long enough to know somebody by: `Amira Example` gives both. */
const partsOf = (name: string): readonly string[] =>
  name
    .split(/[\s-]+/)
    .map(normalisedName)
    .filter((part) => part.length > 2)

/**
 * What can be known of somebody from a text, or null. Of those on the case each part of a name counts; of all other colleagues the
 * whole name, because first names are also words.
 */
export function identifyingIn(text: string, onCase: readonly string[], staff: readonly string[]): string | null {
  const words = text.split(/[^\p{L}\p{N}'’]+/u).map((word) => normalisedName(word.replace(/['’]s$/u, '')))
  const said = new Set(words)
  const part = onCase.flatMap(partsOf).find((each) => said.has(each))
  if (part !== undefined) return 'the name of somebody on this case'
  const whole = ` ${words.filter(Boolean).join(' ')} `
  const colleague = staff.find((name) => {
    const parts = name
      .split(/[\s-]+/)
      .map(normalisedName)
      .filter(Boolean)
    return parts.length > 1 && whole.includes(` ${parts.join(' ')} `)
  })
  if (colleague !== undefined) return 'the name of a colleague'
  if (MAIL.test(text)) return 'an address for e-mail'
  return NUMBER.test(text) ? 'a number by which somebody can be known' : null
}

/** By the place of the act; empty where nothing is wrong, and where the landlord asks nobody without a name. */
export async function anonymousProblems(
  rowan: Rowan,
  query: Query,
  landlord: string,
  record: StoredRecord,
  made: readonly NewEntry[],
): Promise<readonly ProblemAt[]> {
  const { advisers } = landlordOf(rowan, landlord).organisation
  const questions = made.flatMap(({ entry, codes, words }, index) =>
    entry.type === 'advice.sought' &&
    codes.identifiesPerson === false &&
    advisers.some(({ role }) => role === codes.from) &&
    typeof words.topic === 'string'
      ? [{ index, topic: words.topic }]
      : [],
  )
  if (questions.length === 0) return []
  const onCase = [
    ...(await namesOn(rowan, query, landlord, record)),
    ...made.flatMap(({ words }) => (typeof words.name === 'string' ? [words.name] : [])),
  ]
  const staff = (await staffOf(query)).map(({ name }) => name)
  return questions.flatMap(({ index, topic }) => {
    const found = identifyingIn(topic, onCase, staff)
    return found === null ? [] : [{ index, field: 'topic', problem: `holds ${found}: take it out first` }]
  })
}

/** Every name that was ever written for somebody on the case. */
async function namesOn(
  { keyring }: Rowan,
  query: Query,
  landlord: string,
  record: StoredRecord,
): Promise<readonly string[]> {
  const key = await keyring.findKey({ landlord, kind: 'case', subject: record.stream })
  if (!key) return []
  const sealed = await wordsOf(query, record.stream)
  return sealed.flatMap((row) => {
    const words = JSON.parse(openWords(key, { landlord, stream: record.stream, entry: row.entry }, row.sealed)) as Words
    return typeof words.name === 'string' ? [words.name] : []
  })
}
