/** What was passed on and waits: to take on what is addressed to my role, and to see what stays with me until somebody does. */
import { randomUUID } from 'node:crypto'
import type { Instant } from '../../record/london-time.ts'
import type { HandoverLine, Handovers } from '../../views/read-handovers.ts'
import { cameOfIt } from '../cases/came-of-it.ts'
import { ErrorSummary } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime, sayWhen } from '../kit/times.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { sayValueInside } from '../kit/words.ts'

const Since = ({ line, now }: { readonly line: HandoverLine; readonly now: Instant }) => (
  <span class="app-by">
    <strong>{`since ${sayWhen(line.since, now)}`}</strong>
    <span class="app-exact">{exactTime(line.since)}</span>
  </span>
)

const ToMe = ({ lines, now, visit }: { lines: readonly HandoverLine[]; now: Instant; visit: Visit }) => (
  <ul class="app-duties">
    {lines.map((line) => (
      <li class="app-duty" key={line.entry}>
        <div class="app-duty__what">
          <strong>{line.caseReference}</strong>
          {`, passed to ${sayValueInside(line.to)} by ${line.by} (${sayValueInside(line.byRole)})`}
          {line.danger && (
            <p class="app-late">Somebody may be in danger now: take it on at once. In danger: call 999.</p>
          )}
          <form method="post" action={paths.handovers}>
            <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
            <input type="hidden" name="key" value={randomUUID()} />
            <input type="hidden" name="case" value={line.caseId} />
            <input type="hidden" name="entry" value={line.entry} />
            <button class="govuk-button govuk-!-margin-top-2 govuk-!-margin-bottom-1" type="submit">
              Take it on<span class="govuk-visually-hidden">{`, ${line.caseReference}`}</span>
            </button>
          </form>
        </div>
        <Since line={line} now={now} />
      </li>
    ))}
  </ul>
)

/** Whoever sees no case is told no reference: what they passed on is nothing of theirs any more. */
const ByMe = ({ lines, now, visit }: { lines: readonly HandoverLine[]; now: Instant; visit: Visit }) => (
  <section>
    <h2 class="govuk-heading-m">It stays with you until somebody takes it on</h2>
    <ul class="app-duties">
      {lines.map((line) => (
        <li class="app-duty" key={line.entry}>
          <div class="app-duty__what">
            <strong>{`You passed ${visit.asker.seesCases ? line.caseReference : 'it'} to ${sayValueInside(line.to)}`}</strong>
            <p class="app-duty__about">
              {line.astray
                ? `Nobody took ${line.caseReference} on, and nobody there can: they see no whole case. Pass it to somebody else, from the people of the case; if you are not on it, tell the team yourself.`
                : 'Nobody has taken it on yet. Ring them if it cannot wait.'}
            </p>
          </div>
          <Since line={line} now={now} />
        </li>
      ))}
    </ul>
  </section>
)

const View = ({ data, visit, typed }: { data: Handovers; visit: Visit; typed: Typed | null }) => (
  <Frame title="What was passed on" visit={visit} section="today" wide error={typed !== null}>
    <ErrorSummary typed={typed} />
    <h1 class="govuk-heading-l">What was passed on</h1>
    <p class="govuk-body">
      This page shows references alone. Once you take one on you are on the case and see it whole; who owns it changes
      only when somebody gives it an owner. If you find that you know the people, tell the lead at once.
    </p>
    {data.toMe.length === 0 ? (
      <p class="govuk-body">Nothing waits for you to take on.</p>
    ) : (
      <ToMe lines={data.toMe} now={data.now} visit={visit} />
    )}
    {data.byMe.length > 0 && <ByMe lines={data.byMe} now={data.now} visit={visit} />}
  </Frame>
)

export const handoversPage = definePage<Handovers>({
  path: paths.handovers,
  access: 'signed-in',
  audit: 'read-what-was-passed-on',
  shows: ['view:handovers'],
  writes: ['act:handover.accepted'],
  sends: 'passed-on',
  load: (desk, visit) => desk.readHandovers(visit.token),
  view: (data, visit, typed) => <View data={data} visit={visit} typed={typed} />,
  submit: async (desk, visit, data, form) => {
    const line = data.toMe.find((each) => each.entry === one(form, 'entry') && each.caseId === one(form, 'case'))
    if (!line)
      return { again: typedWith(form, [{ field: '', text: 'Somebody else has taken it on already' }]), status: 409 }
    const performed = await desk.takeOn(visit.token, {
      caseId: line.caseId,
      entry: line.entry,
      role: line.to,
      key: one(form, 'key') || randomUUID(),
    })
    return cameOfIt(
      performed,
      form,
      paths.recorded(paths.case(line.caseReference), ['handover.accepted']),
      (problems) => problems.map(({ problem }) => ({ field: '', text: `It ${problem}` })),
    )
  },
})
