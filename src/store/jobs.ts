/** Jobs: what is to be done when its time has come. Enqueued in the transaction of an act, taken by any worker, done once. */
import type { Instant } from '../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import type { Query } from './database.ts'
import type { JudgedRows } from './judged-rows.ts'
import type { StoredRecord } from './record.ts'

/** What a notice tells of. */
export const NOTICE_KINDS = [
  'duty-soon',
  'duty-late',
  'hold-ends',
  'safe-contact-ends',
  'order-ends',
  'review-due',
  'approval-waits',
  'message-stopped',
  'message-not-known',
  'complaint-near',
  'complaint-soon',
  'complaint-late',
  'leak-reported',
  'leak-raised',
  'leak-noted',
  'leak-withdrawn',
  'leak-late',
  'data-soon',
  'data-tomorrow',
  'data-late',
  'data-waits',
  'data-who',
  'data-back',
  'data-part',
  'data-part-back',
  'data-read',
  'data-nobody',
  'checkpoint-late',
  'checkpoint-stopped',
  'database-changed',
  'emergency',
  'emergency-review',
  'kept-out',
  'kept-out-tried',
  'two-sides',
  'advice-answered',
  'no-officer',
  'acted-unseen',
  'looked-too-much',
  'looks-drawn',
  'let-in-asked',
  'sealed',
  'unseal-asked',
  'unsealed',
  'sign-in-help',
  'sign-in-recovered',
  'passkey-added',
  'passkey-removed',
  'password-changed',
  'codes-changed',
  'sign-in-reserve',
  'public-form-full',
  'sign-in-new-device',
  'sign-in-after-wrong',
  'policy-edition',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** The job by which the worker judges a stream again: somebody wrote on it whose word is not taken for what follows. */
export const JUDGE_AGAIN = 'judge-again'

/** The job by which the worker writes on a case that something of it may have got out. */
export const NOTE_LEAK = 'leak-near'

/** The job by which the worker looks where the data of somebody who asked for it stands. */
export const LOOK_FOR_DATA = 'data-near'

/** Whom a notice goes to, among those who are on the case when its time comes. */
export type Addressees = {
  /** True where the case's officer is told alone, if there is one. */
  readonly officer: boolean
  /** Else who holds one of these. */
  readonly roles: readonly RoleName[]
  /** Else these. */
  readonly team: readonly RoleName[]
}

export type JobRow = {
  /** The same key is the same job, done once however often it is enqueued. */
  readonly key: string
  readonly kind: NoticeKind
  readonly due: Instant
  /** The duty, hold or entry that it is about. */
  readonly about: string
  readonly codes: Addressees
}

export type TakenJob = Omit<JobRow, 'due' | 'kind'> & {
  readonly landlord: string
  readonly stream: string
  readonly kind: string
  readonly due: Date
}

/** Enqueues what does not follow from the record itself. Only for a stream on which the actor has just written, in this transaction. */
export async function enqueue(query: Query, stream: string, jobs: readonly JobRow[]): Promise<void> {
  await query('enqueue', 'select sec.enqueue($1, $2)', [stream, JSON.stringify(jobs)])
}

/** One job that is due and that nobody else has; it stays taken until the transaction ends. */
export const takeJob = async (query: Query, now: Instant): Promise<TakenJob | undefined> =>
  (await query<TakenJob>('take-job', 'select * from sec.take_job(to_timestamp($1 / 1000.0))', [now]))[0]

export async function finishJob(query: Query, job: TakenJob, now: Instant): Promise<void> {
  await query('finish-job', 'select sec.finish_job($1, $2, to_timestamp($3 / 1000.0))', [job.landlord, job.key, now])
}

/** The codes of a record that waits to be judged again, locked until the end of the transaction. Throws where none waits. */
export async function recordToJudge(
  query: Query,
  landlord: string,
  stream: string,
  organisationTypes: readonly EntryTypeName[],
): Promise<StoredRecord> {
  const [row] = await query<{ record: StoredRecord }>(
    'record-to-judge',
    'select sec.record_to_judge($1, $2, $3) as record',
    [landlord, stream, organisationTypes],
  )
  if (!row) throw new Error('There is no record to judge')
  return row.record
}

/** Replaces what was worked out of it. */
export async function judgedAgain(
  query: Query,
  landlord: string,
  record: StoredRecord,
  judged: JudgedRows,
  now: Instant,
) {
  await query('judged-again', 'select sec.judged_again($1, $2, $3, $4)', [
    landlord,
    record.stream,
    record.seq,
    JSON.stringify({ ...judged, now }),
  ])
}

/** After a fault: the job is tried again later and later. */
export async function putOffJob(query: Query, job: TakenJob, now: Instant): Promise<void> {
  await query('put-off-job', 'select sec.put_off_job($1, $2, to_timestamp($3 / 1000.0))', [job.landlord, job.key, now])
}

/** Writes a notice for each who is to be told, dated when the job was due. Answers with how many were new. */
export async function notify(query: Query, job: TakenJob): Promise<number> {
  const { landlord, key, stream, kind, about, due, codes } = job
  const [row] = await query<{ told: number }>(
    'notify',
    `select sec.notify($1, $2, $3, $4, $5, $6, sec.recipients($1, $3, $7, $8, $9)) as told`,
    [landlord, key, stream, kind, about, due, codes.officer, codes.roles, codes.team],
  )
  return row?.told ?? 0
}

/** Removes what was asked of the landlord's records before that moment, at most `most` of it. Answers with how much went. */
export const forgetSearches = async (query: Query, before: Instant, most: number): Promise<number> =>
  (
    await query<{ gone: number }>(
      'forget-searches',
      'select sec.forget_searches(to_timestamp($1 / 1000.0), $2) as gone',
      [before, most],
    )
  )[0]?.gone ?? 0

/** Removes jobs that were done and notices that were read before that moment, at most `most` of each. Answers with how many went. */
export const forgetDone = async (query: Query, before: Instant, most: number): Promise<number> =>
  (
    await query<{ gone: number }>('forget-done', 'select sec.forget_done(to_timestamp($1 / 1000.0), $2) as gone', [
      before,
      most,
    ])
  )[0]?.gone ?? 0
