/** Does what is due: each job once, whichever process takes it, and again where the process that took it died. */
import { CASE_LEADS } from '../access/table.ts'
import { tellOfComplaint } from '../store/complaints.ts'
import { type Query, transaction } from '../store/database.ts'
import { finishJob, NOTICE_KINDS, notify, putOffJob, type TakenJob, takeJob } from '../store/jobs.ts'
import { NEWS } from './planned-jobs.ts'
import type { Rowan } from './rowan.ts'

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

/** One job, in one transaction with all its effects. A fault in it is answered with the job, and nothing of it was written. */
async function doOne(rowan: Rowan): Promise<'none' | 'done' | TakenJob> {
  const now = rowan.clock()
  let taken: TakenJob | undefined
  try {
    return await transaction(rowan.worker, async (query) => {
      taken = await takeJob(query, now)
      if (!taken) return 'none'
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
