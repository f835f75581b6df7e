/** Does what is due: each job once, whichever process takes it, and again where the process that took it died. */
import { CASE_LEADS } from '../access/table.ts'
import { tellOfComplaint } from '../store/complaints.ts'
import { type Query, transaction } from '../store/database.ts'
import {
  finishJob,
  JUDGE_AGAIN,
  judgedAgain,
  NOTICE_KINDS,
  notify,
  putOffJob,
  recordToJudge,
  type TakenJob,
  takeJob,
} from '../store/jobs.ts'
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
const isNotice = (job: TakenJob): boolean => NOTICE_KINDS.some((kind) => kind === job.kind)

/** That somebody complained is told to the leads of cases that they are on, and looked for here: never where the complaint is taken. */
async function tell(query: Query, job: TakenJob): Promise<void> {
  if (job.kind !== 'complaint-near') await notify(query, job)
  else await tellOfComplaint(query, job, CASE_LEADS)
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
      if (!isNotice(taken)) throw new Error('a kind of job that this version does not know')
      if (isNews(taken, now)) await tell(query, taken)
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
