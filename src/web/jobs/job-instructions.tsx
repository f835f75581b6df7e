/** One job as whoever does it reads it: where, what to do before going there, and what to do differently. */
import type { JobLine } from '../../views/read-jobs.ts'
import { longDate } from '../kit/times.ts'
import { sayValue } from '../kit/words.ts'

const list = new Intl.ListFormat('en-GB')

/** `Monday and Tuesday, between 10:00 and 12:00`; empty where any day and hour will do. */
function whenSaid({ days, from, until }: JobLine): string {
  const onDays = days.length > 0 ? `on ${list.format(days.map(sayValue))}` : ''
  const hours =
    from !== null && until !== null
      ? `between ${from} and ${until}`
      : from !== null
        ? `after ${from}`
        : until !== null
          ? `before ${until}`
          : ''
  return [onDays, hours].filter((part) => part !== '').join(', ')
}

/** What to do before going there, as one plain instruction. */
export function beforeGoing(job: JobLine): string {
  const when = whenSaid(job)
  const only = when === '' ? '' : ` Call and come only ${when}.`
  switch (job.before) {
    case 'call':
      return `Call before you arrive. If nobody answers, leave no message and try again later.${only}`
    case 'text':
      return `Send a text before you arrive: do not call.${when === '' ? '' : ` Text and come only ${when}.`}`
    case 'ask':
      return 'Do not call, text or go there yet. Ask whoever gave out this job for a day and a time first.'
    default:
      return job.before satisfies never
  }
}

const Row = ({ label, children }: { readonly label: string; readonly children: string }) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{label}</dt>
    <dd class="govuk-summary-list__value">{children}</dd>
  </div>
)

export const JobInstructions = ({ job }: { readonly job: JobLine }) => (
  <dl class="govuk-summary-list">
    <Row label="Before you go">{beforeGoing(job)}</Row>
    <Row label="Where">{job.where ?? 'Ask whoever gave out this job'}</Row>
    {(job.telephone || job.before !== 'ask') && (
      <Row label="Number">{job.telephone ?? 'Ask whoever gave out this job: do not go there without'}</Row>
    )}
    {job.worker && <Row label="Who comes">{job.worker === 'female' ? 'A woman' : 'A man'}</Row>}
    {job.interpreter && (
      <Row label="Interpreter">One comes too: ask whoever gave out this job who. Never somebody of the household.</Row>
    )}
    {job.adjustments && <Row label="Please">{job.adjustments}</Row>}
    {job.priority && <Row label="How urgent">{sayValue(job.priority)}</Row>}
    {job.lastTried && (
      <Row label="Tried before">{`${longDate(job.lastTried.at)}: ${sayValue(job.lastTried.why).toLowerCase()}`}</Row>
    )}
  </dl>
)
