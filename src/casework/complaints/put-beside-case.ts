/**
 * Puts a complaint of the person harmed beside their case: by the lead of the case, who saw that it came. Its handlers then learn how
 * the person agreed to be reached, and nothing else of the case. A complaint of anybody else cannot be put there.
 */
import { refusals } from '../../policy/refusals.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import { complaintsNear, putBesideCase } from '../../store/complaints.ts'
import { type Actor, asActor, audit, type Query } from '../../store/database.ts'
import { findStream } from '../../store/queries/cases.ts'
import { loadRecord } from '../../store/record.ts'
import { append } from '../append.ts'
import { attempted } from '../attempted.ts'
import { numbered } from '../judged-record.ts'
import { readProposal } from '../new-entry.ts'
import type { Performed } from '../performed.ts'
import { refusalInFull } from '../refused.ts'
import { landlordOf, type Rowan } from '../rowan.ts'

export type BesideCase = { readonly caseId: string; readonly complaint: string; readonly role: RoleName }

/** Not found where the case, or such a complaint of the person harmed on it, is not there for the actor. */
export async function putComplaintBesideCase(rowan: Rowan, token: string, sent: BesideCase): Promise<Performed> {
  const done = await asActor(rowan.database, token, async (query, actor): Promise<Performed> => {
    const stream = await findStream(query, sent.caseId)
    const performed: Performed =
      stream?.kind === 'case' ? await decide(rowan, query, actor, stream.stream, sent) : { outcome: 'not-found' }
    await audit(query, {
      action: 'act:put-complaint-beside-case',
      objectType: 'case',
      object: stream?.stream ?? attempted(sent.caseId),
      basis: stream ? 'member' : 'none',
      result: performed.outcome === 'recorded' ? 'done' : performed.outcome === 'not-found' ? 'not-found' : 'refused',
    })
    return performed
  })
  return done ?? { outcome: 'not-found' }
}

async function decide(rowan: Rowan, query: Query, actor: Actor, stream: string, sent: BesideCase): Promise<Performed> {
  const landlord = landlordOf(rowan, actor.landlord)
  const record = await loadRecord(query, stream, landlord.organisationTypes)
  const near = (await complaintsNear(query, stream)).find((each) => each.complaint === sent.complaint)
  if (!record || !near?.may_belong) return { outcome: 'not-found' }
  if (!actor.roles.includes(sent.role)) return { outcome: 'role-not-held', role: sent.role }
  const now = rowan.clock()
  const data = { complaint: near.complaint, person: near.person, side: 'victim', stage: near.stage }
  const view = numbered(record)
  const read = readProposal(
    {
      type: 'complaint.received',
      data,
      role: sent.role,
      at: near.received.getTime(),
      recordedAt: now,
      happened: false,
    },
    record.seq + 1,
    view,
  )
  if (!read.ok) return { outcome: 'invalid', problems: read.problems }
  const { made } = read
  const against = refusals(landlord.policy, view.entries, made.entry)
  if (against.length > 0)
    return {
      outcome: 'refused',
      refusals: against.map((refusal) => refusalInFull(landlord, refusal, view.entries, made.entry)),
    }
  const [written] = await append({ query, actor, landlord, record, key: undefined, made: [made], now })
  if (!(await putBesideCase(query, near.complaint, stream))) throw new Error('The complaint was put elsewhere just now')
  return { outcome: 'recorded', caseId: stream, entryId: made.id, seq: written?.seq ?? 0 }
}
