/** What happens because time passes: a loop that does the jobs that are due and sends what is to be sent. Several may run at once. */
import { checkpointRound } from '../casework/checkpoints/checkpoint-round.ts'
import { timeFromEarlier } from '../casework/data-requests/time-from-before.ts'
import { doDueJobs } from '../casework/due-jobs.ts'
import { eraseAgreedOn } from '../casework/erase.ts'
import { forgetOldNews } from '../casework/forget-old-news.ts'
import { keepingRound } from '../casework/keeping-list.ts'
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

/** What shows whether anybody changed what is kept. A fault in it is said, and holds up nothing else that the round does. */
async function watchOver(rowan: Rowan, selfCheck: SelfCheck | undefined, say: (line: string) => void): Promise<void> {
  try {
    for (const line of (await checkpointRound(rowan)).said) say(line)
    if (selfCheck) await tellOfChanges(rowan, selfCheck, say)
  } catch (error) {
    say(`Checkpoints or the check of the database failed: ${error instanceof Error ? error.name : 'unknown'}`)
  }
}

/** One round: everything that is due now. What cannot be done is said once, and tried again in a later round. */
export async function workOnce(
  rowan: Rowan,
  { sendMail, sendToPerson = null, selfCheck, say }: WorkerOptions,
): Promise<void> {
  if (sendToPerson !== null) {
    const came = await sendMessages(rowan, sendToPerson)
    const missed = came.failed + came.unknown
    if (missed > 0)
      say(
        `${missed} ${missed === 1 ? 'message' : 'messages'} to people did not go, or may not have: their cases say so`,
      )
  }
  const { failed: untimed } = await timeFromEarlier(rowan)
  if (untimed > 0)
    say(`the time of ${untimed} old ${untimed === 1 ? 'request' : 'requests'} for data could not be worked out`)
  const { failed } = await doDueJobs(rowan)
  if (failed > 0) say(`${failed} ${failed === 1 ? 'job was' : 'jobs were'} put off after a fault`)
  await forgetOldNews(rowan)
  await keepingRound(rowan)
  await eraseAgreedOn(rowan)
  await looksRound(rowan)
  await watchOver(rowan, selfCheck, say)
  if (sendMail === null) return
  const { refused, unknown } = await tellByMail(rowan, sendMail)
  const failures = refused + unknown
  if (failures > 0)
    say(`${failures} ${failures === 1 ? 'e-mail was' : 'e-mails were'} not delivered and will be tried again`)
}

/** Starts the loop, its first round at once. A fault ends a round and never the loop. */
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
        options.say(`The worker's round failed: ${error instanceof Error ? error.name : 'unknown'}`)
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
