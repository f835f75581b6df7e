/** Gates, holds, breaches and tensions of a case: what may be done, what is missing, and what must be decided by whom. */
import { Status } from '../../design-system/parts/status.tsx'
import { findEntryType } from '../../record/entry-type.ts'
import type { CasePage, GateLine } from '../../views/case-page.ts'
import { Clauses } from '../kit/clauses.tsx'
import { paths } from '../kit/paths.ts'
import { exactTime, sayEnd } from '../kit/times.ts'
import { actTitle, missingThing, sayValue } from '../kit/words.ts'

/** Acts that are missing, each a link to where it is logged; and what the act's own form must say. */
function Missing({ gate, reference }: { readonly gate: GateLine; readonly reference: string }) {
  const missing = gate.missing.map((name) => missingThing(gate.act, name))
  const fields = missing.filter(({ act }) => act === null).map(({ label }) => label.toLowerCase())
  return (
    <>
      {missing.some(({ act }) => act) && (
        <ul class="govuk-list govuk-list--bullet">
          {missing.map(({ label, act }) =>
            act ? (
              <li key={label}>
                First:{' '}
                <a class="govuk-link" href={paths.act(reference, act.name, { key: gate.key })}>
                  {label}
                </a>
              </li>
            ) : null,
          )}
        </ul>
      )}
      {fields.length > 0 && <p class="app-note govuk-!-margin-bottom-0">{`Its form asks: ${fields.join('; ')}`}</p>}
    </>
  )
}

export const Gates = ({ page }: { readonly page: CasePage }) =>
  page.gates.length === 0 ? null : (
    <section id="gates">
      <h2 class="govuk-heading-m">What needs something first</h2>
      <ul class="app-plain">
        {page.gates
          .toSorted((a, b) => Number(a.open) - Number(b.open))
          .map((gate) => (
            <li key={`${gate.norm}${gate.key ?? ''}${gate.act}`}>
              <strong>{actTitle(gate.act)}</strong> {gate.key !== null && gate.label && `(${gate.label}) `}
              {gate.open ? <Status tone="good">May go ahead</Status> : <Status>Not yet</Status>}{' '}
              <Clauses clauses={gate.clauses} />
              {!gate.open && gate.missing.length > 0 && <Missing gate={gate} reference={page.reference} />}
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
            <Status>{breach.remedied ? 'Put right' : 'To be put right'}</Status>
            {breach.says.map((says) => (
              <p class="app-why govuk-body" key={says}>
                {says}
              </p>
            ))}
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
                  <a class="govuk-link" href={paths.clause(clause)}>
                    {clause}
                  </a>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
