/** What was written to the people of a case from here, and what became of each: waiting, sent, stopped, not known. */
import { Tag } from '../../../design-system/govuk/tag.tsx'
import type { Instant } from '../../../record/london-time.ts'
import type { MessageLine, MessageState, MessagesPage, StoppedWhy } from '../../../views/messages-page.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import type { Visit } from '../../kit/page.ts'
import { sayWhen } from '../../kit/times.ts'
import { contactPath } from './contact-paths.ts'

const STATE: Readonly<Record<MessageState, string>> = {
  waiting: 'Waits',
  sending: 'Being sent',
  sent: 'Sent',
  stopped: 'Stopped',
  'not-known': 'Not known',
}

const COLOUR: Readonly<Record<MessageState, string>> = {
  waiting: 'govuk-tag--grey',
  sending: 'govuk-tag--grey',
  sent: 'govuk-tag--green',
  stopped: 'govuk-tag--red',
  'not-known': 'govuk-tag--red',
}

const WHY: Readonly<Record<StoppedWhy, string>> = {
  agreement: 'What was agreed changed, ran out or may not be safe any more. Agree again before you write again.',
  withdrawn: 'It was taken back.',
  'writer-left': 'Whoever wrote it is not on this case any more. Write it again yourself if it is still right.',
  'would-tell': 'It would now tell something that it must not, such as an address that is kept apart.',
  refused: 'The policy does not let it go now.',
  'not-delivered': 'The mail server would not take it. Check the address with them, or use another agreed way.',
  interrupted:
    'It may have reached them, or not: something broke while it was being sent. It is not sent again. Ask them, by an agreed way, before you write again.',
}

function sayState(line: MessageLine, now: Instant): string {
  if (line.state === 'waiting')
    return line.goes > now ? `Goes ${sayWhen(line.goes, now)} at the earliest.` : 'Goes in a moment.'
  if (line.state === 'sent' && line.ended !== null)
    return `${sayWhen(line.ended, now)}. It is on the record as a contact.`
  return line.why === null ? '' : WHY[line.why]
}

export const MessagesSent = ({
  page,
  visit,
  nameOf,
}: {
  readonly page: MessagesPage
  readonly visit: Visit
  readonly nameOf: (person: string) => string
}) =>
  page.messages.length === 0 ? null : (
    <section aria-labelledby="written">
      <h2 class="govuk-heading-m" id="written">
        Written from here
      </h2>
      <ul class="app-plain">
        {page.messages.map((line) => (
          <li key={line.id} class="app-line">
            <p class="govuk-body">
              <Tag classes={COLOUR[line.state]}>{STATE[line.state]}</Tag> <strong>{line.subject}</strong>
              {`, to ${nameOf(line.person)}, written by ${line.by} ${sayWhen(line.queued, page.now)}. ${sayState(line, page.now)}`}
            </p>
            {line.state === 'waiting' && (
              <form method="post" action={contactPath(page.reference, 'write')}>
                <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
                <input type="hidden" name="back" value={line.id} />
                <button class="govuk-button govuk-button--secondary" type="submit">
                  Take it back
                  <span class="govuk-visually-hidden">{`: ${line.subject}, to ${nameOf(line.person)}`}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
