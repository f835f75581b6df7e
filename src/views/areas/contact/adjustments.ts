/** What is done differently for a person, and nothing of why: asked once, carried to every task. */
import type { CodeValue } from '../../../record/entry.ts'
import type { Words } from '../../../record/separate.ts'
import type { EntryTypeName } from '../../../record/vocabulary.ts'

type Told = {
  readonly type: EntryTypeName
  readonly codes: Readonly<Record<string, CodeValue>>
  readonly words: Words
}

/** Needs that change how a task is done. The others are nobody's business but the caseworker's. */
const CHANGES_THE_TASK: Readonly<Record<string, string>> = {
  language: 'Another language',
  'document-format': 'Another format for writing',
  'same-sex-worker': 'A worker of the same sex',
  'wheelchair-access': 'Step-free, wheelchair access',
}

/** `entries` stand and are in order: the latest words count, without a full stop since a list follows; the needs of all of them. Source: PD-21.b, CBC-5.2.q, MHA-11.1.b. */
export function adjustmentsOf(person: string, entries: readonly Told[]): readonly string[] {
  const assessed = entries.filter((entry) => entry.type === 'needs.assessed' && entry.codes.person === person)
  const needs = new Set(assessed.flatMap(({ codes }) => (Array.isArray(codes.needs) ? codes.needs.map(String) : [])))
  const said = assessed.map(({ words }) => words.adjustments).findLast((each) => typeof each === 'string')
  return [
    ...(typeof said === 'string' ? [said.trim().replace(/\.$/, '')] : []),
    ...Object.entries(CHANGES_THE_TASK).flatMap(([need, label]) => (needs.has(need) ? [label] : [])),
  ]
}

/** Ways that need hearing and speech. A relay or an interpreter on the call does not. */
const BY_VOICE: ReadonlySet<string> = new Set(['phone', 'voicemail'])
const HARD_BY_VOICE =
  /\bdeaf|\bbsl\b|\bsign(ed)? language|\bhearing|\blip.?read|\bspeech|\bstammer|\bnon.?verbal|\brelay\b/i

/** Whether all that was agreed needs hearing and speech, though what is done differently says that this may not work. Source: PD-21.b. */
export const mayNotWorkByVoice = (channels: readonly string[], adjustments: readonly string[]): boolean =>
  channels.length > 0 &&
  channels.every((channel) => BY_VOICE.has(channel)) &&
  adjustments.some((each) => HARD_BY_VOICE.test(each))
