/** What was opened in an emergency: who opened it, why, and what somebody else says of it afterwards. */
import { Status } from '../../design-system/parts/status.tsx'
import type { Emergencies, EmergencyLine } from '../../views/kept-apart/read-emergencies.ts'
import { Button, ErrorSummary, Radios } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime, longDate, sayWhen } from '../kit/times.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { FINDING_CHOICES, sayCategory, sayFinding } from './kept-apart-words.ts'

const ReviewForm = ({ line, visit, typed }: { line: EmergencyLine; visit: Visit; typed: Typed | null }) => {
  const mine = typed !== null && one(typed.form, 'id') === line.id ? typed : null
  return (
    <form method="post" novalidate>
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <input type="hidden" name="id" value={line.id} />
      <Radios
        form={mine?.form ?? {}}
        typed={mine}
        name="finding"
        label={`What did you find about ${line.reference}?`}
        hint="Talk to them first."
        choices={FINDING_CHOICES}
      />
      <Button>Record it</Button>
    </form>
  )
}

const Line = ({ line, now, visit, typed }: { line: EmergencyLine; now: number; visit: Visit; typed: Typed | null }) => (
  <li class="app-duty">
    <div class="app-duty__what">
      <strong>{line.reference}</strong>
      {`, opened by ${line.by}`}
      <p class="app-duty__why">{sayCategory(line.category)}</p>
      <p class="govuk-body">{line.reason}</p>
      {line.reviewed ? (
        <p class="app-duty__about">{`${sayFinding(line.reviewed.finding)}: ${line.reviewed.by}, ${exactTime(line.reviewed.at)}`}</p>
      ) : (
        <ReviewForm line={line} visit={visit} typed={typed} />
      )}
    </div>
    <span class="app-by">
      <strong>{sayWhen(line.opened, now)}</strong>
      <span class="app-exact">{exactTime(line.opened)}</span>
      {!line.reviewed && (
        <span>
          {line.reviewBy < now ? <Status tone="late">late</Status> : null}
          {` look at it by ${longDate(line.reviewBy - 1)}`}
        </span>
      )}
    </span>
  </li>
)

export const emergenciesPage = definePage<Emergencies>({
  path: paths.emergencies,
  access: 'signed-in',
  audit: 'read-emergencies',
  shows: ['view:emergencies'],
  writes: ['review-emergency'],
  sends: 'reviews-emergency',
  load: (desk, visit) => desk.readEmergencies(visit.token),
  view: ({ emergencies, now }, visit, typed) => (
    <Frame title="Opened in an emergency" visit={visit} section="today" wide error={typed !== null}>
      <ErrorSummary typed={typed} />
      <h1 class="govuk-heading-l">Opened in an emergency</h1>
      <p class="govuk-body">
        Somebody who is not on these cases read them for an hour. Look at each within two working days: ask them, and
        ask whoever has the case, who sees on it what they looked at, under “See who looked at this case”.
      </p>
      {emergencies.length === 0 ? (
        <p class="govuk-body">There is none for you to look at.</p>
      ) : (
        <ul class="app-duties">
          {emergencies.map((line) => (
            <Line line={line} now={now} visit={visit} typed={typed} key={line.id} />
          ))}
        </ul>
      )}
    </Frame>
  ),
  submit: async (desk, visit, data, form): Promise<Sent> => {
    const id = one(form, 'id')
    if (!data.emergencies.some((each) => each.id === id)) return 'not-found'
    const finding = one(form, 'finding')
    if (!FINDING_CHOICES.some(({ value }) => value === finding))
      return { again: typedWith(form, [{ field: 'finding', text: 'Say what you found' }]), status: 400 }
    if (!(await desk.reviewEmergency(visit.token, { id, finding })))
      return { again: typedWith(form, [{ field: '', text: 'Somebody else has looked at it already' }]), status: 409 }
    return { goTo: paths.emergencies }
  },
})
