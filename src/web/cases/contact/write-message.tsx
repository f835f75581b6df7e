/** Write to somebody: where it goes and when, one of the discreet texts, read once more, then sent or kept until the agreed hour. */
import { randomUUID } from 'node:crypto'
import { Button as GovukButton } from '../../../design-system/govuk/button.tsx'
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import { Answer } from '../../../design-system/parts/answer.tsx'
import type { MessagePrepared, MessageReady } from '../../../outgoing/messages/prepare-message.ts'
import type { MessageQueued } from '../../../outgoing/messages/queue-message.ts'
import { ROLES } from '../../../record/vocabulary.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import { CONTACT_AREA, type ContactShown } from '../../../views/areas/contact.ts'
import type { SafeContactLine } from '../../../views/case-page.ts'
import type { MessagesPage } from '../../../views/messages-page.ts'
import { saySafeWays } from '../../../views/safe-ways-sentence.ts'
import type { Desk } from '../../kit/desk.ts'
import { ErrorSummary } from '../../kit/fields.tsx'
import { type Form, one } from '../../kit/form.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import { definePage, type Sent, type Visit } from '../../kit/page.ts'
import { Refusals } from '../../kit/refusals.tsx'
import { roleNotHeld } from '../../kit/role-not-held.ts'
import { exactTime } from '../../kit/times.ts'
import { type Typed, typedWith } from '../../kit/typed.ts'
import { usualRole } from '../../kit/usual-role.ts'
import { InWhichRole } from '../act-envelope.tsx'
import { CaseFrame } from '../case-frame.tsx'
import { WriteDown } from '../has-happened.tsx'
import { PLACES } from '../places.ts'
import { contactPath } from './contact-paths.ts'
import { MessagesSent } from './messages-sent.tsx'
import { HowAgreed, WriteQuestions } from './write-questions.tsx'

type Data = { readonly area: AreaPage<ContactShown>; readonly messages: MessagesPage }
type Asked = { readonly data: Data; readonly visit: Visit; readonly typed: Typed | null; readonly form: Form }

const FIELDS = ['person', 'template', 'phone', 'when', 'role'] as const

const start = ({ area }: Data, visit: Visit): Form => ({
  key: randomUUID(),
  person: one(visit.query, 'person') || (area.shows.people[0]?.id ?? ''),
  role: usualRole(visit.asker.roles, area.page.owner.role) ?? '',
})

/** What is agreed with whom it is for; undefined for somebody to whom nobody writes from here. */
const lineOf = ({ area }: Data, form: Form): SafeContactLine | undefined => {
  const person = one(form, 'person')
  const isOffered = area.shows.people.some(({ id }) => id === person)
  return isOffered ? area.page.safeContact.find((line) => line.person === person) : undefined
}

const ReadOnce = ({
  ready,
  line,
  asked,
}: {
  readonly ready: MessageReady
  readonly line: SafeContactLine
  readonly asked: Asked
}) => {
  const { form, visit } = asked
  return (
    <section data-focus tabIndex={-1} aria-labelledby="it-says">
      <h2 class="govuk-heading-m" id="it-says">
        It will say exactly this
      </h2>
      <InsetText>
        <p class="govuk-body">
          <strong>{ready.message.subject}</strong>
        </p>
        {ready.message.text.split('\n\n').map((text) => (
          <p class="govuk-body" key={text}>
            {text}
          </p>
        ))}
      </InsetText>
      <p class="govuk-body">
        {'To '}
        <strong>{line.agreed?.email ?? ''}</strong>
        {ready.isNow ? ', now.' : `, on ${exactTime(ready.goes)}, when the agreed hours begin.`}
        {line.agreed?.words ? ` Agreed words: ${line.agreed.words}. Send it only if it keeps to them.` : ''}
      </p>
      <form method="post">
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="key" value={one(form, 'key') || randomUUID()} />
        {FIELDS.map((name) => (
          <input type="hidden" name={name} value={one(form, name)} key={name} />
        ))}
        <p class="govuk-body">
          What was agreed is looked at again at the moment when it goes. If it changed, nothing is sent, and you are
          told.
        </p>
        <GovukButton name="do" value="send">
          {ready.isNow ? 'Send it' : 'Keep it until then'}
        </GovukButton>
      </form>
    </section>
  )
}

const Ask = ({ data, visit, typed, form }: Asked) => (
  <form method="post" novalidate class="app-form">
    <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
    <input type="hidden" name="key" value={one(form, 'key')} />
    <input type="hidden" name="person" value={one(form, 'person')} />
    <WriteQuestions page={data.messages} form={form} typed={typed} />
    <InWhichRole form={form} typed={typed} visit={visit} />
    <p class="govuk-body">Next you read exactly what it will say. Nothing is sent before that.</p>
    <GovukButton name="do" value="look">
      Read it first
    </GovukButton>
  </form>
)

type Shows = { readonly ready?: MessageReady; readonly not?: string; readonly said?: string }

function WriteView({ data, visit, typed, form, ready, not, said }: Asked & Shows) {
  const { page, shows } = data.area
  const line = lineOf(data, form)
  const names = new Map(page.people.map(({ id, name }) => [id, name]))
  const asked = { data, visit, typed, form }
  const others = shows.people.filter(({ id }) => id !== one(form, 'person'))
  const wrong = (typed?.errors.length ?? 0) + (typed?.refusals.length ?? 0) > 0
  return (
    <CaseFrame page={page} visit={visit} here={PLACES.contact} tab="Write" error={wrong}>
      <ErrorSummary typed={typed} />
      <Refusals
        typed={typed}
        type="message.sent"
        reference={page.reference}
        done={
          <WriteDown
            reference={page.reference}
            type="message.sent"
            seq={page.seq}
            typed={form}
            fields={{ person: one(form, 'person'), channel: 'email' }}
            visit={visit}
          />
        }
      />
      {said && (
        <Answer>
          <p class="govuk-body">{said}</p>
        </Answer>
      )}
      {not && (
        <Answer tone="stop" alert>
          <h2 class="govuk-heading-m">Nothing was sent</h2>
          <p class="govuk-body">{not}</p>
        </Answer>
      )}
      <h1 class="govuk-heading-l">{line ? `Write to ${line.name}` : 'Write to somebody'}</h1>
      {others.length > 0 && (
        <p class="govuk-body">
          {'Write to somebody else: '}
          {others.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <a class="govuk-link" href={contactPath(page.reference, 'write', id)}>
                {name}
              </a>
            </span>
          ))}
        </p>
      )}
      {line ? (
        <HowAgreed line={line} reference={page.reference} />
      ) : (
        <p class="govuk-body">Nobody to whom you can write is named on this case yet.</p>
      )}
      {!data.messages.sends && (
        <InsetText>
          No mail server was set up, so nothing is sent from here. Use another way that was agreed, and record it.
        </InsetText>
      )}
      {ready && line && <ReadOnce ready={ready} line={line} asked={asked} />}
      {line?.agreed?.state === 'agreed' && line.agreed.channels.includes('email') && data.messages.sends && (
        <>
          {ready && <h2 class="govuk-heading-m">Change it</h2>}
          <Ask {...asked} />
        </>
      )}
      <MessagesSent page={data.messages} visit={visit} nameOf={(person) => names.get(person) ?? 'somebody'} />
    </CaseFrame>
  )
}

const askOf = (form: Form, data: Data) => ({
  caseId: data.area.page.id,
  person: one(form, 'person'),
  template: one(form, 'template'),
  phone: one(form, 'phone').trim(),
  when: one(form, 'when').trim(),
  role: ROLES.find((each) => each === one(form, 'role')) ?? 'other-employee',
})

/** Anything but that it goes, as the same page with everything typed. */
function notSent(
  found: Exclude<MessagePrepared | MessageQueued, { readonly outcome: 'ready' | 'queued' }>,
  asked: Omit<Asked, 'typed'>,
): Sent {
  const form = { ...asked.form, key: randomUUID() }
  const says = (not: string): Sent => ({ shows: <WriteView {...asked} form={form} typed={null} not={not} /> })
  switch (found.outcome) {
    case 'invalid':
      return {
        again: typedWith(
          form,
          found.problems.map(({ field, problem }) => ({ field, text: problem })),
        ),
        status: 400,
      }
    case 'refused':
      return { again: { ...typedWith(form, []), refusals: found.refusals }, status: 409 }
    case 'unsafe':
      return says(
        found.ways
          ? saySafeWays(found.ways)
          : 'No safe way to make contact was agreed yet. Agree one before you write.',
      )
    case 'unfit':
      return says(found.says)
    case 'no-mail':
      return says('No mail server was set up. Use another way that was agreed, and record it.')
    case 'role-not-held':
      return { again: typedWith(form, [roleNotHeld(found.role, form)]), status: 403 }
    case 'not-found':
      return 'not-found'
    default:
      return found satisfies never
  }
}

async function takeBack(desk: Desk, visit: Visit, data: Data, message: string): Promise<Sent> {
  const came = await desk.takeBackMessage(visit.token, { caseId: data.area.page.id, message })
  if (came === 'not-found') return 'not-found'
  return { goTo: contactPath(data.area.page.reference, came === 'taken-back' ? 'write?back=yes' : 'write?back=late') }
}

const SAID: Readonly<Record<string, string>> = {
  yes: 'It was taken back, and will not be sent.',
  late: 'It could not be taken back: it was on its way already. Look below what became of it.',
  queued: 'It is on its way, or waits for the agreed hour: look below. It is recorded as a contact when it has gone.',
}

export const writeMessagePage = definePage<Data>({
  path: `/cases/:reference/${PLACES.contact.slug}/write`,
  access: 'on-case',
  audit: 'contact-write',
  shows: ['view:case:contact', 'view:messages'],
  writes: ['view:message', 'act:message.queued', 'act:message.withdrawn'],
  sends: 'acts-on-case',
  load: async (desk, visit) => {
    const area = await desk.readArea(visit.token, visit.params.reference ?? '', CONTACT_AREA)
    const messages = area && (await desk.readMessages(visit.token, area.page.reference))
    return area && messages ? { area, messages } : null
  },
  view: (data, visit, typed) => {
    const said = SAID[one(visit.query, 'back') || one(visit.query, 'sent')]
    return (
      <WriteView
        data={data}
        visit={visit}
        typed={typed}
        form={typed?.form ?? start(data, visit)}
        {...(said ? { said } : {})}
      />
    )
  },
  submit: async (desk, visit, data, form) => {
    if (one(form, 'back') !== '') return takeBack(desk, visit, data, one(form, 'back'))
    const ask = askOf(form, data)
    const asked = { data, visit, form }
    if (one(form, 'do') !== 'send') {
      const found = await desk.lookAtMessage(visit.token, ask)
      return found.outcome === 'ready'
        ? { shows: <WriteView {...asked} typed={null} ready={found} /> }
        : notSent(found, asked)
    }
    const queued = await desk.queueMessage(visit.token, { ...ask, key: one(form, 'key') || randomUUID() })
    return queued.outcome === 'queued'
      ? { goTo: contactPath(data.area.page.reference, 'write?sent=queued') }
      : notSent(queued, asked)
  },
})
