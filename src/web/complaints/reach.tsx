/** How the maker of a complaint is reached: before anything else, because a letter to the wrong place can do harm whoever it is. */

import { dateOfDay, dayOf } from '../../record/london-time.ts'
import type { ComplaintPage } from '../../views/complaints/complaint-page.ts'
import { sayValue, sayValueInside } from '../kit/words.ts'

const list = new Intl.ListFormat('en-GB')
const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** The agreement in one sentence; null where there is none that holds today. */
function agreedSaid({ agreed, now }: ComplaintPage): string | null {
  const rule = agreed?.rule
  if (!rule || (rule.expires !== null && rule.expires < dateOfDay(dayOf(now)))) return null
  const hours = rule.from !== null && rule.until !== null ? `, between ${rule.from} and ${rule.until}` : ''
  const days = rule.days.length > 0 ? `, on ${list.format(rule.days.map(sayValue))}` : ''
  const never = rule.never.length > 0 ? ` Never by ${either.format(rule.never.map(sayValueInside))}.` : ''
  return `Only by ${either.format(rule.channels.map(sayValueInside))}${days}${hours}.${never}`
}

export const Reach = ({ page }: { readonly page: ComplaintPage }) => {
  const said = agreedSaid(page)
  const ask = page.agreed?.ask ?? 'whoever told us of it'
  return (
    <section class="app-next">
      <h2 class="app-next__title">Before you write or call</h2>
      {page.agreed !== null && (
        <p class="govuk-body-l">
          {said === null ? `Ask ${ask} first. Send nothing and call nobody before that.` : said}
        </p>
      )}
      {page.agreed !== null && said !== null && (
        <p class="govuk-body">{`Leave no message and say nothing of the complaint to anybody else. Questions: ${ask}.`}</p>
      )}
      {page.agreed === null && (
        <p class="govuk-body-l">
          {page.reach === null
            ? 'Nobody wrote down how they want to be reached. Answer in the way it came, and ask them.'
            : 'Reach them only as they asked.'}
        </p>
      )}
      {page.reach !== null && (
        <p class="govuk-body">
          {page.agreed === null
            ? `They asked: ${page.reach}`
            : `Written down when it came: ${page.reach}. Where it differs, the line above holds.`}
        </p>
      )}
    </section>
  )
}
