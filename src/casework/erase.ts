/**
 * Erasing by destroying keys. First a line in the ledger outside the databases, then the keys, the files and the rows; each step can be
 * done again, so that a killed process leaves nothing half erased. The record still verifies, and says nothing.
 */
import type { KeepingRule } from '../packs/keeping-choice.ts'
import { dateOfDay, dayOf, HOUR, type Instant, MINUTE } from '../record/london-time.ts'
import { type Query, transaction } from '../store/database.ts'
import {
  type AgreedErasure,
  type Apart,
  complaintFacts,
  dropErasure,
  eraseAgreed,
  holdForErasing,
  keepingFacts,
  knownLine,
  leakFacts,
  ledgersKnown,
  personFacts,
  replayLine,
  requestFacts,
  takeErasure,
} from '../store/keeping.ts'
import { type LedgerLine, unknownLines } from '../store/keys/shred-ledger.ts'
import type { KeyKind } from '../store/keys/wrapped-key.ts'
import { asOwner, gatherStatistics } from '../store/setting-up.ts'
import { eachAlone, type FaultOfOne, Faults } from './each-alone.ts'
import { besideDueOf, dueOf } from './keeping-list.ts'
import { landlordOf, type Rowan } from './rowan.ts'

/** What is kept beside the cases, under a key of its own. */
const BESIDE = {
  complaint: (query: Query, landlord: string, stream: string) => complaintFacts(query, landlord, [stream]),
  leak: (query: Query, landlord: string, stream: string) => leakFacts(query, landlord, [stream]),
  'data-request': requestFacts,
} as const
const isBeside = (what: string): what is keyof typeof BESIDE => Object.hasOwn(BESIDE, what)

/** The keys and files that go with it. */
function shredded({ stream, what }: AgreedErasure, apart: Apart) {
  const vault = (subjects: readonly string[]) => subjects.map((subject) => ({ kind: 'vault' as const, subject }))
  const keys = [...vault(apart.addresses), ...vault(apart.meetings), ...vault(apart.holds)]
  const kind: KeyKind = what === 'person' ? 'person' : isBeside(what) ? 'vault' : 'case'
  const own = what === 'kept-addresses' ? [] : [{ kind, subject: stream }]
  return { stream, what, keys: [...own, ...keys], files: apart.files }
}

async function removeFiles(rowan: Rowan, { landlord, files }: LedgerLine): Promise<void> {
  for (const file of files) await rowan.files.remove(landlord, file)
}

/** What the rules say now of what was agreed on; nothing where it was opened again, or something kept came to name them, meanwhile. */
async function dueNow(
  query: Query,
  landlord: string,
  rules: readonly KeepingRule[],
  { stream, what }: AgreedErasure,
  now: Instant,
) {
  if (what === 'person')
    return (await personFacts(query, landlord, now, stream)).flatMap((each) => besideDueOf(rules, what, each))
  if (isBeside(what))
    return (await BESIDE[what](query, landlord, stream)).flatMap((each) => besideDueOf(rules, what, each))
  return (await keepingFacts(query, landlord, [stream])).flatMap((facts) => dueOf(rules, facts))
}

/** `begun`: its line stands in the ledger, and only half of it may be done. */
type Failed = { readonly erasure: string; readonly begun: boolean; readonly error: unknown }

/**
 * One erasure that two people agreed on, if one is there but for these. What was opened again meanwhile is dropped, and has to be proposed
 * anew.
 */
async function eraseNext(
  rowan: Rowan,
  landlord: string,
  but: readonly string[],
): Promise<'none' | 'erased' | 'dropped' | Failed> {
  const now = rowan.clock()
  let taken: string | null = null
  let begun = false
  return transaction(rowan.worker, async (query) => {
    const agreed = await takeErasure(query, landlord, but)
    if (!agreed) return 'none' as const
    taken = agreed.erasure
    const rules = landlordOf(rowan, landlord).organisation.keeping
    const due = (await dueNow(query, landlord, rules, agreed, now)).find((each) => each.what === agreed.what)
    if (!due || due.due > dateOfDay(dayOf(now))) {
      await dropErasure(query, landlord, agreed.erasure, now)
      return 'dropped' as const
    }
    const apart = await holdForErasing(query, landlord, agreed)
    if (apart === null) return 'none' as const
    const line = await rowan.shredding.note(landlord, new Date(now), shredded(agreed, apart))
    begun = true
    await rowan.shredding.destroy(line)
    await removeFiles(rowan, line)
    await eraseAgreed(query, agreed.erasure, line)
    return 'erased' as const
  }).catch((error: unknown) => {
    if (taken === null) throw error
    return { erasure: taken, begun, error }
  })
}

/** How many of a landlord's are erased in one round: the next goes on. */
const MOST = 50

/** How long one that failed is left alone, so that those after it are done, and it is not said with every round. */
const LEFT_ALONE = HOUR
/** The same where it was begun: nothing of it can be read any more, and the rest goes as soon as it can. */
const BEGUN_LEFT_ALONE = MINUTE
/** How long a round waits for somebody who works on the server, in milliseconds: everything else of it waits too, and the next one goes on. */
const SCRUB_WAITS = 2_000
/** Since when this process found bytes of destroyed keys that somebody's transaction kept. */
const unscrubbedHere = new WeakMap<object, Instant>()
/** How often it is looked whether the planner knows the tables where nothing was erased: each look is a connection of its own. */
const LOOKS_EVERY = MINUTE
/** When this process looked last. */
const lookedHere = new WeakMap<object, Instant>()
/** Which failed in this process, and until when each is left alone. */
const failedHere = new WeakMap<object, Map<string, Instant>>()

/**
 * Erases what two people agreed on and what nothing holds, at most fifty for each landlord. Answers with how many. One that fails holds up
 * no other, and is tried again an hour later, or a minute later where it was begun; also then nothing of the keys that were destroyed stays on the disk.
 */
export async function eraseAgreedOn(rowan: Rowan): Promise<number> {
  const failed = failedHere.get(rowan.worker) ?? new Map<string, Instant>()
  failedHere.set(rowan.worker, failed)
  const leftAlone = () => [...failed].filter(([, until]) => rowan.clock() < until).map(([erasure]) => erasure)
  const faults: FaultOfOne[] = []
  const note = (error: unknown) => {
    faults.push(...(error instanceof Faults ? error.each : [{ of: 'all landlords', error }]))
  }
  let erased = 0
  const ofOne = async (landlord: string) => {
    for (let n = 0; n < MOST; n++) {
      const outcome = await eraseNext(rowan, landlord, leftAlone())
      if (outcome === 'none') return
      if (outcome === 'erased') erased++
      if (typeof outcome === 'string') continue
      failed.set(outcome.erasure, rowan.clock() + (outcome.begun ? BEGUN_LEFT_ALONE : LEFT_ALONE))
      faults.push({ of: `${landlord}, erasure ${outcome.erasure}`, error: outcome.error })
    }
  }
  await eachAlone(rowan.landlords, (_, landlord) => ofOne(landlord)).catch(note)
  const isClean = await rowan.shredding.scrub(SCRUB_WAITS).catch(note)
  const since = unscrubbedHere.get(rowan.worker) ?? rowan.clock()
  if (isClean === false) unscrubbedHere.set(rowan.worker, since)
  else unscrubbedHere.delete(rowan.worker)
  if (isClean === false && rowan.clock() >= since + LEFT_ALONE) {
    unscrubbedHere.set(rowan.worker, rowan.clock())
    note(new Error('somebody has worked on the server for an hour: bytes of destroyed keys still lie there'))
  }
  if (erased > 0 || rowan.clock() >= (lookedHere.get(rowan.worker) ?? 0) + LOOKS_EVERY) {
    lookedHere.set(rowan.worker, rowan.clock())
    await gatherStatistics(rowan.owner).catch(note)
  }
  if (faults.length > 0) throw new Faults(faults)
  return erased
}

/**
 * Takes away again what a restore brought back: each database and the files as far as they do not know the ledger. Answers with how many
 * lines were new to one of them. Throws where the ledger is older than a database, or was changed: then nobody may be served.
 */
export async function replayLedger(
  rowan: Pick<Rowan, 'owner' | 'shredding' | 'files'>,
  landlords: readonly string[],
): Promise<number> {
  const { ledger, known, destroy } = rowan.shredding
  let replayed = 0
  const every = new Set([...landlords, ...ledger.landlords(), ...(await asOwner(rowan.owner, ledgersKnown))])
  for (const landlord of every) {
    const lines = ledger.read(landlord)
    const forKeys = new Set(unknownLines(landlord, lines, await known(landlord)))
    const forRecord = new Set(
      unknownLines(landlord, lines, await asOwner(rowan.owner, (client) => knownLine(client, landlord))),
    )
    for (const line of lines) {
      if (forKeys.has(line)) await destroy(line)
      for (const file of line.files) await rowan.files.remove(landlord, file)
      if (forRecord.has(line)) await asOwner(rowan.owner, (client) => replayLine(client, line))
      if (forKeys.has(line) || forRecord.has(line)) replayed++
    }
  }
  return replayed
}
