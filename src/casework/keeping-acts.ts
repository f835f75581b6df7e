/**
 * Deciding what is erased: a hold stops it, one person proposes, another agrees in a session of their own, and then the worker does it.
 * Every one of these is on the audit, also where it is refused. Source: security 3.2 (four eyes) and 3.9; WHG-3.1.b, MHA-9.6.a.
 */
import { randomUUID } from 'node:crypto'
import { HOLD_KINDS } from '../packs/keeping-choice.ts'
import { idOfReference } from '../people/blind-keys.ts'
import { openKept, sealRegistryWords } from '../people/registry-words.ts'
import { dateOfDay, dayOf } from '../record/london-time.ts'
import type { FieldProblem } from '../record/separate.ts'
import { type AuditLine, asActor, audit, type Query } from '../store/database.ts'
import {
  agreeToErasure,
  holdsOfKeeping,
  proposeErasure,
  releaseHold,
  setHold,
  withdrawErasure,
} from '../store/queries/keeping.ts'
import { attempted } from './attempted.ts'
import { indexKey } from './import-registry.ts'
import { isId } from './new-entry.ts'
import type { Rowan } from './rowan.ts'

export type KeepingDone =
  | { readonly outcome: 'done'; readonly id: string }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  /** Somebody holds it meanwhile. */
  | { readonly outcome: 'held' }
  /** Whoever proposed it, or their session, cannot agree to it. */
  | { readonly outcome: 'own' }
  /** Not there, or not theirs to do, alike. */
  | { readonly outcome: 'not-found' }

/** The longest reason, in characters. */
const LONGEST = 1_000

/** Kinds that somebody sets; the others stand because the record says so. */
export const SET_BY_HAND = HOLD_KINDS.filter((kind) => kind !== 'child')

function reasonProblems(reason: string): readonly FieldProblem[] {
  if (reason.trim() === '') return [{ field: 'reason', problem: 'is required' }]
  return reason.length > LONGEST ? [{ field: 'reason', problem: `is longer than ${LONGEST} characters` }] : []
}

async function done(
  rowan: Rowan,
  token: string,
  action: string,
  object: string | null,
  work: (query: Query, landlord: string) => Promise<KeepingDone>,
): Promise<KeepingDone> {
  const answer = await asActor(rowan.database, token, async (query, { landlord }) => {
    const came = await work(query, landlord)
    const line: AuditLine = {
      action: `act:${action}`,
      objectType: 'case',
      object: object ?? (came.outcome === 'done' ? came.id : null),
      basis: 'staff',
      result: came.outcome === 'done' ? 'done' : came.outcome === 'not-found' ? 'not-found' : 'refused',
    }
    await audit(query, line)
    return came
  })
  return answer ?? { outcome: 'not-found' }
}

const said = (outcome: string | null, id: string): KeepingDone => {
  if (outcome === 'held' || outcome === 'own') return { outcome }
  return outcome === null || outcome === 'not-found' ? { outcome: 'not-found' } : { outcome: 'done', id }
}

/**
 * Keeps everything of a case, a complaint, a leak or a request, by its reference or id, until the hold is lifted; or somebody of the records, by the
 * reference of the list or the landlord's own number of them.
 */
export async function holdCase(
  rowan: Rowan,
  token: string,
  sent: { readonly caseId: string; readonly kind: string; readonly reason: string },
): Promise<KeepingDone> {
  const problems = [
    ...(SET_BY_HAND.some((kind) => kind === sent.kind) ? [] : [{ field: 'kind', problem: 'is required' }]),
    ...reasonProblems(sent.reason),
  ]
  if (problems.length > 0) return { outcome: 'invalid', problems }
  const typed = sent.caseId.trim()
  const reference = typed.toUpperCase()
  const caseId: string = isId(typed) ? typed : reference
  return done(rowan, token, 'hold-keeping', attempted(caseId), async (query, landlord) => {
    const hold = randomUUID()
    const key = await rowan.keyring.keyFor({ landlord, kind: 'vault', subject: hold })
    if (!key) throw new Error('The key of this hold was destroyed.')
    const words = { reason: sent.reason.trim() }
    const { sealed } = sealRegistryWords(key, landlord, 'vault', hold, words)
    const own = idOfReference(await indexKey(rowan, landlord), 'person', typed)
    const set = { hold, kind: sent.kind, sealed, at: rowan.clock() }
    return said((await setHold(query, { ...set, caseId })) ?? (await setHold(query, { ...set, caseId: own })), hold)
  })
}

/** Lifts a hold, with a reason beside the one for which it was set. */
export async function liftHold(
  rowan: Rowan,
  token: string,
  sent: { readonly hold: string; readonly reason: string },
): Promise<KeepingDone> {
  const problems = reasonProblems(sent.reason)
  if (problems.length > 0) return { outcome: 'invalid', problems }
  return done(rowan, token, 'lift-hold', attempted(sent.hold), async (query, landlord) => {
    const found = (await holdsOfKeeping(query)).find((each) => each.hold === sent.hold)
    if (!found) return { outcome: 'not-found' }
    const key = await rowan.keyring.keyFor({ landlord, kind: 'vault', subject: sent.hold })
    if (!key) return { outcome: 'not-found' }
    const before = found.sealed === null ? {} : openKept(key, landlord, sent.hold, found.sealed)
    const words = { ...before, lifted: sent.reason.trim() }
    const { sealed } = sealRegistryWords(key, landlord, 'vault', sent.hold, words)
    return said(await releaseHold(query, sent.hold, sealed, rowan.clock()), sent.hold)
  })
}

/** Proposes to erase what stands on the list and is due. */
export async function proposeToErase(
  rowan: Rowan,
  token: string,
  sent: { readonly caseId: string; readonly what: string },
): Promise<KeepingDone> {
  return done(rowan, token, 'propose-erasure', attempted(sent.caseId), async (query) => {
    if (!isId(sent.caseId)) return { outcome: 'not-found' }
    const erasure = randomUUID()
    const now = rowan.clock()
    return said(await proposeErasure(query, erasure, sent.caseId, sent.what, dateOfDay(dayOf(now)), now), erasure)
  })
}

/** Agrees to what somebody else proposed; from then on the worker erases it. */
export const agreeToErase = (rowan: Rowan, token: string, erasure: string): Promise<KeepingDone> =>
  done(rowan, token, 'agree-to-erasure', attempted(erasure), async (query) =>
    isId(erasure) ? said(await agreeToErasure(query, erasure, rowan.clock()), erasure) : { outcome: 'not-found' },
  )

/** Takes a proposal back, while it is not done. */
export const withdrawErasing = (rowan: Rowan, token: string, erasure: string): Promise<KeepingDone> =>
  done(rowan, token, 'withdraw-erasure', attempted(erasure), async (query) =>
    isId(erasure) ? said(await withdrawErasure(query, erasure, rowan.clock()), erasure) : { outcome: 'not-found' },
  )
