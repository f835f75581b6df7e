/** Damage and repairs: what is still broken first, who pays for it, and charges that must be taken back. */
import { Status } from '../../../design-system/parts/status.tsx'
import type { Instant } from '../../../record/london-time.ts'
import type { ChargeLine, CostShown, RepairLine } from '../../../views/areas/home/repairs.ts'
import { paths } from '../../kit/paths.ts'
import { longDate, sayWhen } from '../../kit/times.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { homePath } from './home-paths.ts'
import { pounds } from './home-words.ts'

type Props = { readonly reference: string; readonly now: Instant }

const said = (line: RepairLine): string =>
  [
    `reported ${longDate(line.reported)}`,
    ...(line.damagedBy ? [`damaged by ${line.damagedBy}`] : []),
    ...(line.ordered ? [`ordered ${longDate(line.ordered.at)}, ${line.ordered.priority}`] : []),
    ...(line.job ? [`job given to ${line.job.holderName ?? 'repairs'}`] : []),
    ...(line.job?.failed ?? []).map(({ at, why }) => `not done ${longDate(at)}: ${sayValueInside(why)}`),
    ...(line.completed === null ? [] : [`mended ${longDate(line.completed)}`]),
  ].join('; ')

const Repair = ({ line, reference, now }: Props & { readonly line: RepairLine }) => (
  <li class="app-duty">
    <div class="app-duty__what">
      <strong>{sayValue(line.kind)}</strong>{' '}
      <Status tone={line.completed === null ? undefined : 'good'}>
        {line.completed === null ? 'Not mended yet' : 'Mended'}
      </Status>
      <p class="app-duty__about">{said(line)}</p>
      {line.completed === null && line.wantedBy !== null && (
        <p class="app-duty__about">
          {`Wanted by ${sayWhen(line.wantedBy, now)}: our own target, and not the policy’s.`}
        </p>
      )}
      {line.byAbuse && (
        <p class="app-duty__about">No police report or crime number is needed for this repair to go ahead.</p>
      )}
      {line.completed === null && (
        <p class="govuk-body govuk-!-margin-bottom-1">
          <a class="govuk-link" href={homePath(reference, 'mended', { key: line.repair })}>
            Say that it is mended<span class="govuk-visually-hidden">{`: ${sayValue(line.kind)}`}</span>
          </a>
        </p>
      )}
    </div>
    {line.cost > 0 && <span class="app-by">{pounds(line.cost)}</span>}
  </li>
)

const Charge = ({ line, reference }: { readonly line: ChargeLine; readonly reference: string }) => (
  <li class="app-duty">
    <div class="app-duty__what">
      <strong>{`${line.amount === null ? 'A charge' : pounds(line.amount)} to: ${sayValueInside(line.payer)}`}</strong>{' '}
      {line.cancelled !== null && <Status>Taken back</Status>}
      {line.forbidden && <Status tone="late">The policy forbids this</Status>}
      <p class="app-duty__about">{`for ${sayValueInside(line.cause)}, ${longDate(line.at)}`}</p>
      {line.cancelled === null && (
        <p class="govuk-body govuk-!-margin-bottom-1">
          <a class="govuk-link" href={paths.act(reference, 'recharge.cancelled', { entry: String(line.n) })}>
            Take this charge back<span class="govuk-visually-hidden">{`, of ${longDate(line.at)}`}</span>
          </a>
        </p>
      )}
    </div>
  </li>
)

export const RepairList = ({
  repairs,
  charges,
  reference,
  now,
}: Props & { readonly repairs: readonly RepairLine[]; readonly charges: readonly ChargeLine[] }) => (
  <section id="repairs">
    <h2 class="govuk-heading-m">Damage and repairs</h2>
    {repairs.length === 0 && <p class="govuk-body">No damage was reported.</p>}
    <ul class="app-duties">
      {repairs
        .toSorted((a, b) => Number(a.completed !== null) - Number(b.completed !== null))
        .map((line) => (
          <Repair line={line} reference={reference} now={now} key={line.repair} />
        ))}
    </ul>
    {charges.length > 0 && (
      <>
        <h3 class="govuk-heading-s">Charges</h3>
        <ul class="app-duties">
          {charges.map((line) => (
            <Charge line={line} reference={reference} key={line.n} />
          ))}
        </ul>
      </>
    )}
  </section>
)

/** What the case has cost so far, by what it was for. */
export const Costs = ({ costs, reference }: { readonly costs: CostShown; readonly reference: string }) => (
  <section id="costs">
    <h2 class="govuk-heading-m">What it costs</h2>
    {costs.total === 0 ? (
      <p class="govuk-body">No cost is recorded yet.</p>
    ) : (
      <dl class="govuk-summary-list">
        {costs.byKind.map(({ kind, amount }) => (
          <div class="govuk-summary-list__row" key={kind}>
            <dt class="govuk-summary-list__key">{sayValue(kind)}</dt>
            <dd class="govuk-summary-list__value">{pounds(amount)}</dd>
          </div>
        ))}
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">All of it</dt>
          <dd class="govuk-summary-list__value">
            <strong>{pounds(costs.total)}</strong>
          </dd>
        </div>
      </dl>
    )}
    <p class="govuk-body">
      <a class="govuk-link" href={paths.act(reference, 'cost.recorded')}>
        Record a cost
      </a>
    </p>
  </section>
)
