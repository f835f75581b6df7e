/** What happens because time passes: a loop that does the jobs that are due and sends what is to be sent. Several may run at once. */
import { checkpointRound } from '../casework/checkpoints/checkpoint-round.ts'
import { timeFromEarlier } from '../casework/data-requests/time-from-before.ts'
import { doDueJobs } from '../casework/due-jobs.ts'
import { Faults } from '../casework/each-alone.ts'
import { eraseAgreedOn } from '../casework/erase.ts'
import { faultOf } from '../casework/fault-of.ts'
import { forgetOldNews } from '../casework/forget-old-news.ts'
import { keepingRound, sessionsRound } from '../casework/keeping-list.ts'
import { looksRound } from '../casework/looks/draw-looks.ts'
import type { Rowan } from '../casework/rowan.ts'
import { type SelfCheck, tellOfChanges } from '../casework/tell-of-changes.ts'
import { type SendToPerson, sendMessages } from '../outgoing/messages/send-messages.ts'
import { type SendMail, tellByMail } from '../outgoing/tell-by-mail.ts'

export type Worker = {
  /** Ends when the work that is under way is done. */
  readonly stop: () => Promise<void>
}

export type WorkerOptions = {
  /** Milliseconds from the end of one round to the beginning of the next. */
  readonly every?: number
  /** Null where no e-mail is to be sent. */
  readonly sendMail: SendMail | null
  /** Null, or left out, where nothing is sent to people. */
  readonly sendToPerson?: SendToPerson | null
  /** Looks every five minutes whether the database still is as this release makes it. */
  readonly selfCheck?: SelfCheck
  /** Says what went wrong, in a line without names or words of a case. */
  readonly say: (line: string) => void
}

/** Soon enough that whoever is on a case sees what a contractor or an income officer did to its tasks. */
const EVERY = 5_000

type Say = WorkerOptions['say']

const messages = async (rowan: Rowan, send: SendToPerson, say: Say): Promise<void> => {
  const came = await sendMessages(rowan, send)
  const missed = came.failed + came.unknown
  if (missed > 0)
    say(`${missed} ${missed === 1 ? 'message' : 'messages'} to people did not go, or may not have: their cases say so`)
}

const earlier = async (rowan: Rowan, say: Say): Promise<void> => {
  const { failed } = await timeFromEarlier(rowan)
  if (failed > 0)
    say(`the time of ${failed} old ${failed === 1 ? 'request' : 'requests'} for data could not be worked out`)
}

const jobs = async (rowan: Rowan, say: Say): Promise<void> => {
  const { failed } = await doDueJobs(rowan)
  if (failed > 0) say(`${failed} ${failed === 1 ? 'job was' : 'jobs were'} put off after a fault`)
}

const checkpoints = async (rowan: Rowan, say: Say): Promise<void> => {
  for (const line of (await checkpointRound(rowan)).said) say(line)
}

const mails = async (rowan: Rowan, send: SendMail, say: Say): Promise<void> => {
  const { refused, unknown } = await tellByMail(rowan, send)
  const failures = refused + unknown
  if (failures > 0)
    say(`${failures} ${failures === 1 ? 'e-mail was' : 'e-mails were'} not delivered and will be tried again`)
}

/** What a round does, in its order, and what each part is called where it fails. */
const partsOf = (
  rowan: Rowan,
  { sendMail, sendToPerson = null, selfCheck, say }: WorkerOptions,
): readonly (readonly [what: string, work: () => Promise<unknown>])[] => [
  ...(sendToPerson === null ? [] : [['Sending messages to people', () => messages(rowan, sendToPerson, say)] as const]),
  ['Working out the times of old requests for data', () => earlier(rowan, say)],
  ['Doing what is due', () => jobs(rowan, say)],
  ['Removing old news', () => forgetOldNews(rowan)],
  ['Listing what is due to be erased', () => keepingRound(rowan)],
  ['Forgetting sessions that ended', () => sessionsRound(rowan)],
  ['Erasing what was agreed on', () => eraseAgreedOn(rowan)],
  ['Drawing the weekly look', () => looksRound(rowan)],
  ['Making checkpoints', () => checkpoints(rowan, say)],
  ...(selfCheck ? [['Checking the database', () => tellOfChanges(rowan, selfCheck, say)] as const] : []),
  ...(sendMail === null ? [] : [['Telling by e-mail', () => mails(rowan, sendMail, say)] as const]),
]

/** One line for each thing that failed, with whose it is. */
function linesOf(what: string, error: unknown): readonly string[] {
  const failed = (fault: unknown) => `failed, and is tried again: ${faultOf(fault)}`
  if (!(error instanceof Faults)) return [`${what} ${failed(error)}`]
  const inside = `${what.charAt(0).toLowerCase()}${what.slice(1)}`
  return error.each.map((each) => `${each.of}: ${inside} ${failed(each.error)}`)
}

/**
 * One round: everything that is due now. Each part fails alone: that it failed is said, whatever comes after it is done all the same,
 * and it is tried again in the next round.
 */
export async function workOnce(rowan: Rowan, options: WorkerOptions): Promise<void> {
  for (const [what, work] of partsOf(rowan, options))
    try {
      await work()
    } catch (error) {
      for (const line of linesOf(what, error)) options.say(line)
    }
}

/** Starts the loop, its first round at once. No fault ends it. */
export function startWorker(rowan: Rowan, options: WorkerOptions): Worker {
  let stopped = false
  let wake = () => {}
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, options.every ?? EVERY)
      timer.unref()
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const loop = (async () => {
    while (!stopped) {
      try {
        await workOnce(rowan, options)
      } catch (error) {
        options.say(`The worker's round failed: ${faultOf(error)}`)
      }
      if (!stopped) await pause()
    }
  })()
  return {
    stop: async () => {
      stopped = true
      wake()
      await loop
    },
  }
}
