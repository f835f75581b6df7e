/**
 * An act of somebody who is not on the case: for a rent account, on a job, or taking on what was passed to them. No record comes here:
 * what is filled in is read, and the database does the rest. Docs: decisions 0052.
 */
import { randomUUID } from 'node:crypto'
import { FACET_WAYS, type FacetWay } from '../access/acts.ts'
import { mayTakeOn } from '../packs/case-owner.ts'
import type { Codes } from '../record/entry.ts'
import { entryType, findEntryType } from '../record/entry-type.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import { type Actor, audit, type Query } from '../store/database.ts'
import { fingerprint, sealWords } from '../store/keys/words.ts'
import { actAsFacet as actInDatabase, type CameOfFacetAct, type FacetAct } from '../store/queries/facet.ts'
import { handoversOf } from '../store/queries/handovers.ts'
import { keepKeysOf } from '../store/queries/meetings.ts'
import { streamOfWorkOrder } from '../store/queries/work-orders.ts'
import { keepJudged, loadRecord } from '../store/record.ts'
import { canonical } from '../verify/chain.ts'
import type { Act, ActTarget } from './act.ts'
import { judgedRows } from './judged-record.ts'
import type { RunningLandlord } from './landlord.ts'
import { isId, readProposal } from './new-entry.ts'
import type { Performed } from './performed.ts'
import { landlordOf, type Rowan } from './rowan.ts'

export type FacetTarget = Extract<ActTarget, { readonly on: 'account' | 'work-order' | 'handover' }>

const NOT_FOUND: Performed = { outcome: 'not-found' }

/** The way onto the case, and what it is known by. */
function wayOf(target: FacetTarget): { readonly way: FacetWay; readonly thing: string } {
  switch (target.on) {
    case 'account':
      return { way: 'account', thing: target.account }
    case 'work-order':
      return { way: 'job', thing: target.order }
    case 'handover':
      return { way: 'handover', thing: target.caseId }
    default:
      return target satisfies never
  }
}

/** The data as sent, with something in the place of each required field that the record will fill. */
function withPlaces(type: EntryTypeName, way: FacetWay, data: Act['data']): Act['data'] {
  const mine = FACET_WAYS[way].says[type] ?? []
  const places = entryType(type)
    .fields.filter(({ name, required }) => required && !mine.includes(name))
    .map(({ name, type: kind, values }) => [name, kind === 'int' ? 1 : (values?.[0] ?? randomUUID())])
  return { ...data, ...Object.fromEntries(places) }
}

const performedOf = (came: CameOfFacetAct, entryId: string): Performed => {
  switch (came.outcome) {
    case 'not-found':
      return NOT_FOUND
    case 'noted':
      return { outcome: 'recorded', caseId: null, entryId: randomUUID(), seq: 0 }
    case 'refused':
      return { outcome: 'refused', refusals: [{ sees: 'facet', until: came.until }] }
    case 'another-entry':
      return { outcome: 'invalid', problems: [{ field: 'entry', problem: 'is not an entry of this record' }] }
    case 'taken':
      return { outcome: 'recorded', caseId: came.stream, entryId, seq: came.seq }
    default:
      return came satisfies never
  }
}

/** Does it, with its line of the audit: what cannot be read is audited here, all else by the database. */
export async function actAsFacet(
  rowan: Rowan,
  query: Query,
  actor: Actor,
  act: Act & { readonly target: FacetTarget },
): Promise<Performed> {
  const now = rowan.clock()
  const landlord = landlordOf(rowan, actor.landlord)
  const { way, thing } = wayOf(act.target)
  const type = findEntryType(act.type)
  const objectType = way === 'handover' ? 'case' : way === 'job' ? 'work-order' : 'account'
  const stopped = async (performed: Performed, result: 'invalid' | 'not-found') => {
    const action = `act:${type?.name ?? 'unknown'}`
    await audit(query, {
      action,
      objectType,
      object: way === 'job' && isId(thing) ? thing : null,
      basis: 'none',
      result,
    })
    return performed
  }
  const says = type && FACET_WAYS[way].says[type.name]
  if (!type || !says || (way === 'job' && !isId(thing))) return stopped(NOT_FOUND, 'not-found')
  if (way === 'handover' && !actor.roles.includes(act.role))
    return stopped({ outcome: 'role-not-held', role: act.role }, 'not-found')
  if (way === 'handover') {
    const astray = await addressedAstray(query, actor, landlord, thing)
    if (astray !== null) {
      const line = { action: `act:${type.name}`, objectType, object: astray, basis: 'none', result: 'refused' } as const
      await audit(query, line)
      return { outcome: 'invalid', problems: [{ field: 'entry', problem: SEES_NO_WHOLE_CASE }] }
    }
  }
  const stream = way === 'job' ? await streamOfWorkOrder(query, thing) : null
  if (way === 'job' && stream === null) return stopped(NOT_FOUND, 'not-found')
  const at = act.at ?? now
  const recordedAt = rowan.playing ? (act.recordedAt ?? now) : now
  const { entry: named, ...handed } = act.data
  const data = withPlaces(type.name, way, way === 'handover' ? handed : act.data)
  const proposal = { type: type.name, data, role: act.role, at, recordedAt, happened: false }
  const read = readProposal(proposal, 1, { entries: [], idOfNumber: new Map([[1, randomUUID()]]) })
  if (!read.ok) return stopped({ outcome: 'invalid', problems: read.problems }, 'invalid')
  const { made } = read
  const codes: Codes = Object.fromEntries(Object.entries(made.codes).filter(([name]) => says.includes(name)))
  const words = await sealed(rowan, query, actor.landlord, stream, made.id, made.words)
  const came = await actInDatabase(query, way, thing, {
    id: made.id,
    type: type.name,
    role: act.role,
    at,
    recordedAt,
    codes,
    ...words,
    ...(way === 'handover' ? { entry: String(named) } : {}),
  })
  if (came.outcome === 'taken') {
    // On the case by now, they judge it as everybody on it does.
    const record = await loadRecord(query, came.stream, landlord.organisationTypes)
    const moment = Math.max(now, recordedAt)
    if (record) await keepJudged(query, came.stream, judgedRows(landlord, record, moment), moment)
  }
  return performedOf(came, made.id)
}

const SEES_NO_WHOLE_CASE = 'cannot be taken on by you: whoever passed it on is told to pass it to somebody else'

/** The case of what waits for the actor, where it was passed to a role that no case is passed to any more; else null. Docs: decisions 0097. */
async function addressedAstray(
  query: Query,
  { roles }: Actor,
  { organisation }: RunningLandlord,
  of: string,
): Promise<string | null> {
  const waits = (await handoversOf(query)).find(
    ({ stream, reference, to_role }) => (stream === of || reference === of) && roles.includes(to_role),
  )
  return waits && !mayTakeOn(organisation, null, waits.to_role) ? waits.stream : null
}

/** Words of an answer to a job, sealed for its case. */
async function sealed(
  { keyring }: Rowan,
  query: Query,
  landlord: string,
  stream: string | null,
  entry: string,
  words: object,
): Promise<Pick<FacetAct, 'fingerprint' | 'sealed'>> {
  if (stream === null || Object.keys(words).length === 0) return { fingerprint: null, sealed: null }
  await keepKeysOf(query, stream)
  const key = await keyring.keyFor({ landlord, kind: 'case', subject: stream })
  if (!key) throw new Error('The key of this record was destroyed: no more words can be written on it.')
  const [place, text] = [{ landlord, stream, entry }, canonical(words)]
  return { fingerprint: fingerprint(key, place, text), sealed: sealWords(key, place, text).toString('hex') }
}
