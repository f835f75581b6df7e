/**
 * Opens a case that one is not on, in an emergency: for an hour, to read. The lead of the case and those who keep people apart are
 * told in the same transaction, and one of them looks at it afterwards. See docs/decisions/0060.
 */

import type { FieldProblem } from '../../record/separate.ts'
import { asActor } from '../../store/database.ts'
import { sealWords } from '../../store/keys/words.ts'
import { breakGlass, reviewEmergency as reviewIt, sayWhy } from '../../store/queries/kept-apart.ts'
import { isId } from '../new-entry.ts'
import type { Rowan } from '../rowan.ts'

export const EMERGENCY_CATEGORIES = [
  'danger-now',
  'police-ask',
  'hospital-asks',
  'safeguarding',
  'person-here',
] as const
export type EmergencyCategory = (typeof EMERGENCY_CATEGORIES)[number]
export const FINDINGS = ['right', 'mistaken', 'to-be-looked-into'] as const
export type Finding = (typeof FINDINGS)[number]

/** The shortest and the longest reason, in characters. */
const SHORTEST = 20
const LONGEST = 1_000
const REFERENCE = /^R-[0-9A-Z]{4}$/

export type OpenedInEmergency =
  | { readonly outcome: 'opened'; readonly reference: string; readonly until: number }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly outcome: 'not-found' }

/**
 * `not-found` for a case that is not there, for somebody who is kept out of it, who may not, who is on it already or who has opened
 * three within a day, all alike.
 */
export async function openInEmergency(
  rowan: Rowan,
  token: string,
  sent: { readonly reference: string; readonly category: string; readonly reason: string },
): Promise<OpenedInEmergency> {
  const reference = sent.reference.trim().toUpperCase()
  const reason = sent.reason.trim()
  const problems: readonly FieldProblem[] = [
    ...(REFERENCE.test(reference) ? [] : [{ field: 'reference', problem: 'must be like R-4F7K' }]),
    ...(EMERGENCY_CATEGORIES.some((each) => each === sent.category)
      ? []
      : [{ field: 'category', problem: 'is required' }]),
    ...(reason.length < SHORTEST ? [{ field: 'reason', problem: `must be at least ${SHORTEST} characters` }] : []),
    ...(reason.length > LONGEST ? [{ field: 'reason', problem: `is longer than ${LONGEST} characters` }] : []),
  ]
  if (problems.length > 0) return { outcome: 'invalid', problems }
  const opened = await asActor(rowan.database, token, async (query, actor) => {
    const glass = await breakGlass(query, reference, sent.category)
    if (!glass) return null
    const key = await rowan.keyring.findKey({ landlord: actor.landlord, kind: 'case', subject: glass.stream })
    if (!key) throw new Error('The key of this case was destroyed: there is nothing to open.')
    const place = { landlord: actor.landlord, stream: glass.stream, entry: glass.id }
    await sayWhy(query, glass.id, sealWords(key, place, reason))
    return { outcome: 'opened', reference: glass.reference, until: glass.ends.getTime() } as const
  })
  return opened ?? { outcome: 'not-found' }
}

/** Says what looking at it afterwards came to, once; by somebody else. False where there is no such thing for the asker. */
export const reviewEmergency = async (
  rowan: Rowan,
  token: string,
  { id, finding }: { readonly id: string; readonly finding: string },
): Promise<boolean> =>
  isId(id) && FINDINGS.some((each) => each === finding)
    ? ((await asActor(rowan.database, token, (query) => reviewIt(query, id, finding))) ?? false)
    : false
