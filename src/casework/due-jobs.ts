/** Does what is due: each job once, whichever process takes it, and again where the process that took it died. */
import { CASE_LEADS, DATA_ANSWER_AGREERS } from '../access/roles.ts'
import { DAY } from '../record/london-time.ts'
import { tellHandlers, tellOfComplaint } from '../store/complaints.ts'
import { type Query, transaction } from '../store/database.ts'
import {
  finishJob,
  JUDGE_AGAIN,
  judgedAgain,
  LOOK_FOR_DATA,
  NOTE_LEAK,
  NOTICE_KINDS,
  notify,
  putOffJob,
  recordToJudge,
  type TakenJob,
  takeJob,
} from '../store/jobs.ts'
import { tellDataProtectors } from '../store/queries/data-clock.ts'
import { tellOfIdentity } from '../store/queries/data-identity.ts'
import { lookForParts, tellOfPart } from '../store/queries/data-parts.ts'
import { noteLeak, tellLeakHandlers } from '../store/queries/leaks.ts'
import { judgedRows } from './judged-record.ts'
import { NEWS } from './planned-jobs.ts'
import { landlordOf, type Rowan } from './rowan.ts'

export type JobsDone = {
  /** How many jobs were done. */
  readonly done: number
  /** How many failed, and were put off. */
  readonly failed: number
}

/** What was to be told long ago is told to nobody: it is on Today, and would hide what is new. */
const isNews = (job: TakenJob, now: number): boolean => job.due.getTime() > now - NEWS
/** About the time of a request for data, or that it waits. */
const isOfData = ({ kind }: TakenJob): boolean =>
  ['data-soon', 'data-tomorrow', 'data-late', 'data-waits'].includes(kind)
const isNotice = (job: TakenJob): boolean => NOTICE_KINDS.some((kind) => kind === job.kind)

/**
 * That somebody complained is told to the leads of cases that they are on, and looked for here: never where the complaint is taken.
 * That its time runs out is told to whoever handles it, and of a request for data to those who
 * protect data; who asks is put before those who may be the second person. What may have got out is written on its case here: never where it is told of.
 */
async function tell(query: Query, job: TakenJob, now: number): Promise<void> {
  if (job.kind === 'complaint-near') await tellOfComplaint(query, job, CASE_LEADS)
  else if (job.kind === 'complaint-soon' || job.kind === 'complaint-late') await tellHandlers(query, job, now)
  else if (job.kind === 'leak-late') await tellLeakHandlers(query, job)
  else if (job.kind === 'data-who' || job.kind === 'data-back') await tellOfIdentity(query, job, DATA_ANSWER_AGREERS)
  else if (job.kind === 'data-read') await tellOfPart(query, job, CASE_LEADS)
  else if (isOfData(job)) await tellDataProtectors(query, job)
  else await notify(query, job)
}

/** A case on which somebody wrote who is not on it, judged with its whole record: what follows from it is never taken from them. */
async function judgeAgain(rowan: Rowan, query: Query, { landlord, stream }: TakenJob): Promise<void> {
  const running = landlordOf(rowan, landlord)
  const record = await recordToJudge(query, landlord, stream, running.organisationTypes)
  const now = rowan.clock()
  await judgedAgain(query, landlord, record, judgedRows(running, record, now), now)
}

/** One job, in one transaction with all its effects. A fault in it is answered with the job, and nothing of it was written. */
async function doOne(rowan: Rowan): Promise<'none' | 'done' | TakenJob> {
  const now = rowan.clock()
  let taken: TakenJob | undefined
  try {
    return await transaction(rowan.worker, async (query) => {
      taken = await takeJob(query, now)
      if (!taken) return 'none'
      if (taken.kind === JUDGE_AGAIN) {
        await judgeAgain(rowan, query, taken)
        await finishJob(query, taken, now)
        return 'done'
      }
      if (taken.kind === NOTE_LEAK) {
        await noteLeak(query, taken, CASE_LEADS, now)
        await finishJob(query, taken, now)
        return 'done'
      }
      if (taken.kind === LOOK_FOR_DATA) {
        const { partDays } = landlordOf(rowan, taken.landlord).organisation.running
        await lookForParts(query, taken, { at: now, late: now + partDays * DAY, roles: CASE_LEADS })
        await finishJob(query, taken, now)
        return 'done'
      }
      if (!isNotice(taken)) throw new Error('a kind of job that this version does not know')
      if (isNews(taken, now)) await tell(query, taken, now)
      await finishJob(query, taken, now)
      return 'done'
    })
  } catch (error) {
    if (!taken) throw error
    return taken
  }
}

/** Does the jobs that are due, at most `most`. Throws only where the database cannot be asked. */
export async function doDueJobs(rowan: Rowan, most = 1000): Promise<JobsDone> {
  let done = 0
  let failed = 0
  while (done + failed < most) {
    const outcome = await doOne(rowan)
    if (outcome === 'none') break
    if (outcome === 'done') {
      done++
      continue
    }
    failed++
    await transaction(rowan.worker, (query) => putOffJob(query, outcome, rowan.clock()))
  }
  return { done, failed }
}
