/** Gates, holds, breaches and tensions of a case: what may be done, what is missing, and what must be decided by whom. */

import { Status } from '../../design-system/parts/status.tsx'
import { findEntryType } from '../../record/entry-type.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { CasePage, GateLine } from '../../views/case-page.ts'
import { sayNo } from '../kit/answered-no.ts'
import { ClauseLink, Clauses } from '../kit/clauses.tsx'
import { paths } from '../kit/paths.ts'
import { exactTime, sayEnd } from '../kit/times.ts'
import {
  actTitle,
  asTopic,
  fieldLabel,
  missingThing,
  recordLabel,
  sayChoice,
  sayProblem,
  sayValue,
  sayValueInside,
} from '../kit/words.ts'

/** All that one act still waits for, whichever sentences of the policy ask it: one line for each act, and each legal step, move or person. */
type Waiting = Omit<GateLine, 'norm'>

/** Choices that stay choices: none of which one is also asked for by itself. */
function eitherOf(lines: readonly GateLine[]): GateLine['eitherOf'] {
  const alone = new Set(
    lines.flatMap(({ missing, eitherOf: choices }) =>
      missing.filter((name) => !choices.flat().some((act) => act === name)),
    ),
  )
  const open = lines.flatMap((line) => line.eitherOf).filter((acts) => !acts.some((act) => alone.has(act)))
  return open.filter((acts, index) => open.findIndex((each) => each.join() === acts.join()) === index)
}

function byAct(gates: CasePage['gates']): readonly Waiting[] {
  const groups = new Map<string, GateLine[]>()
  for (const gate of gates) {
    const of = `${gate.open}${gate.act}${gate.key ?? ''}${JSON.stringify(gate.only)}`
    groups.set(of, [...(groups.get(of) ?? []), gate])
  }
  return [...groups.values()].flatMap((lines) => {
    const [first] = lines
    if (!first) return []
    const clauses = lines.flatMap((line) => line.clauses)
    const isFirst = (printed: string, index: number) => clauses.findIndex((each) => each.printed === printed) === index
    return [
      {
        ...first,
        missing: [...new Set(lines.flatMap(({ missing }) => missing))],
        eitherOf: eitherOf(lines),
        unsaid: lines.flatMap(({ unsaid }) => unsaid),
        clauses: clauses.filter(({ printed }, index) => isFirst(printed, index)),
      },
    ]
  })
}

/** For which answers of its form it waits at all. */
const OnlyWhere = ({ waiting: { act, only } }: { readonly waiting: Waiting }) =>
  only.length === 0 ? null : (
    <p class="app-note govuk-!-margin-bottom-0">
      {`Only where ${only.map(({ field, values }) => `“${recordLabel(act, field)}” is answered “${values.map((value) => sayChoice(act, field, value)).join('” or “')}”`).join(' and ')}.`}
    </p>
  )

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** Whether it may be done now: what it waited for may be on the record, and it may have been done as often as it can be. */
const Whether = ({ waiting: { open, oneMoreBy } }: { readonly waiting: Waiting }) => {
  if (!open) return <Status>Not yet</Status>
  return oneMoreBy === undefined ? <Status tone="good">May go ahead</Status> : <Status>Only as an exception</Status>
}

/** What one more would take. */
const OneMore = ({ waiting: { oneMoreBy } }: { readonly waiting: Waiting }) =>
  oneMoreBy === undefined ? null : (
    <p class="app-note govuk-!-margin-bottom-0">
      {oneMoreBy.length === 0
        ? 'That was done as often as the policy lets it be done.'
        : `That was done as often as the policy lets it be done. A further one is an exception: for the ${either.format(oneMoreBy.map(sayValueInside))} to record, with the reason.`}
    </p>
  )

/** What an act that is there already must still say, or answers with no. */
const Unsaid = ({ waiting, act }: { readonly waiting: Waiting; readonly act: EntryTypeName }) => {
  const own = waiting.unsaid.filter((each) => each.act === act)
  const fields = new Set(own.flatMap(({ field, isNo }) => (isNo ? [] : [field])))
  const answeredNo = new Set(own.flatMap(({ field, isNo }) => (isNo ? [field] : [])))
  return (
    <>
      {fields.size > 0 && (
        <span class="app-note">
          {` It is on the record, and must still say: ${[...fields].map((field) => asTopic(fieldLabel(act, field))).join('; ')}.`}
        </span>
      )}
      {[...answeredNo].map((field) => (
        <span class="app-note" key={field}>
          {` It is on the record: ${sayNo(act, field)}`}
        </span>
      ))}
    </>
  )
}

/** One act that is missing, and where to log it. */
const ToLog = ({
  waiting,
  reference,
  act,
}: {
  readonly waiting: Waiting
  readonly reference: string
  readonly act: EntryTypeName
}) => (
  <>
    <a class="govuk-link" href={paths.act(reference, act, { key: waiting.key })}>
      {actTitle(act)}
    </a>
    <Unsaid waiting={waiting} act={act} />
  </>
)

/** Acts that are missing, each a link to where it is logged; and what the act's own form must say. */
function Missing({ waiting, reference }: { readonly waiting: Waiting; readonly reference: string }) {
  const choices = new Set<string>(waiting.eitherOf.flat())
  const missing = waiting.missing.filter((name) => !choices.has(name)).map((name) => missingThing(waiting.act, name))
  const asked = missing.filter(({ act }) => act === null).map(({ label }) => label)
  return (
    <>
      {(missing.some(({ act }) => act) || choices.size > 0) && (
        <ul class="govuk-list govuk-list--bullet">
          {missing.map(({ label, act }) =>
            act ? (
              <li key={label}>
                First: <ToLog waiting={waiting} reference={reference} act={act.name} />
              </li>
            ) : null,
          )}
          {waiting.eitherOf.map((acts) => (
            <li key={acts.join()}>
              First, one of these is enough:{' '}
              {acts.map((act, index) => (
                <span key={act}>
                  {index > 0 && (index === acts.length - 1 ? ' or ' : ', ')}
                  <ToLog waiting={waiting} reference={reference} act={act} />
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      {asked.length > 0 && (
        <p class="app-note govuk-!-margin-bottom-0">{`Its form must say: ${asked.map(asTopic).join('; ')}.`}</p>
      )}
    </>
  )
}

export const Gates = ({ page }: { readonly page: CasePage }) =>
  page.gates.length === 0 ? null : (
    <section id="gates">
      <h2 class="govuk-heading-m">What needs something first</h2>
      <ul class="app-plain">
        {byAct(page.gates)
          .toSorted((a, b) => Number(a.open) - Number(b.open))
          .map((waiting) => (
            <li key={`${waiting.act}${waiting.key ?? ''}${waiting.open}${JSON.stringify(waiting.only)}`}>
              <strong>{actTitle(waiting.act)}</strong>
              {waiting.key !== null && waiting.label && `: ${waiting.label}`} <Whether waiting={waiting} />{' '}
              <Clauses clauses={waiting.clauses} />
              <OnlyWhere waiting={waiting} />
              <OneMore waiting={waiting} />
              {!waiting.open && waiting.missing.length > 0 && <Missing waiting={waiting} reference={page.reference} />}
            </li>
          ))}
      </ul>
    </section>
  )

export const Holds = ({ page }: { readonly page: CasePage }) =>
  page.holds.length === 0 ? null : (
    <section id="holds">
      <h2 class="govuk-heading-m">On hold</h2>
      <ul class="app-plain">
        {page.holds.map((hold) => (
          <li key={`${hold.norm}${hold.from}`}>
            <strong>{hold.running ? `Hold until ${sayEnd(hold.until)}` : `Hold ended ${sayEnd(hold.until)}`}</strong>
            {'. '}
            {hold.forbids.length > 0 &&
              `Until then nobody may: ${hold.forbids.map((each) => actTitle(each).toLowerCase()).join(', ')}. `}
            <Clauses clauses={hold.clauses} />
          </li>
        ))}
      </ul>
    </section>
  )

export const Breaches = ({ page }: { readonly page: CasePage }) =>
  page.breaches.length === 0 ? null : (
    <section id="breaches">
      <h2 class="govuk-heading-m">What went against the policy</h2>
      <ul class="app-plain">
        {page.breaches.map((breach) => (
          <li key={`${breach.n}${breach.norm}`}>
            <strong>{breach.what}</strong>, {exactTime(breach.at)}{' '}
            <Status>{breach.remedied ? 'Put right' : breach.toReview ? 'To be reviewed' : 'To be put right'}</Status>
            {breach.says.map((says) => (
              <p class="app-why govuk-body" key={says}>
                {says}
              </p>
            ))}
            {breach.toReview && (
              <p class="govuk-body">
                {`What it lacked: ${sayProblem(breach.toReview.type, breach.toReview.field, breach.toReview.problem)}`}
              </p>
            )}
            {!breach.remedied && breach.missing.some((name) => findEntryType(name)) && (
              <p class="govuk-body">{`What puts it right: ${breach.missing.map((name) => missingThing('report.received', name).label).join(', ')}`}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )

export const Tensions = ({ page }: { readonly page: CasePage }) =>
  page.tensions.length === 0 ? null : (
    <section id="tensions">
      <h2 class="govuk-heading-m">To be decided by a person</h2>
      <p class="govuk-body">Two clauses pull apart here. Rowan does not choose.</p>
      <ul class="app-plain">
        {page.tensions.map((tension) => (
          <li key={tension.reads}>
            {tension.reads} {`Decided by: ${sayValue(tension.shownTo).toLowerCase()}. `}
            <span class="app-note">
              {tension.clauses.map((clause, index) => (
                <span key={clause}>
                  {index > 0 && ', '}
                  <ClauseLink id={clause} />
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
