/** How the level went over time, drawn: assessments on three lines, incidents below them. All of it is said again in a table. */
import type { Instant } from '../../../record/london-time.ts'
import type { RiskLevel } from '../../../record/risk/score.ts'
import type { RiskOfPerson, RiskShown } from '../../../views/risk-area.ts'
import { longDate } from '../../kit/times.ts'
import { sayLevel } from './risk-words.ts'

const WIDTH = 340
const LEFT = 66
const RIGHT = 326
const ROWS: Readonly<Record<RiskLevel, number>> = { high: 22, medium: 52, standard: 82, 'not-yet-known': 112 }
const INCIDENTS = 140
const HEIGHT = 172

type Props = {
  readonly risk: RiskOfPerson
  readonly incidents: RiskShown['incidents']
  readonly now: Instant
  /** Tells the drawings of one page apart. */
  readonly id: string
}

export function RiskChart({ risk, incidents, now, id }: Props) {
  const { steps } = risk.stands
  const first = Math.min(...[...steps, ...incidents].map((each) => each.at))
  if (!Number.isFinite(first) || steps.length === 0) return null
  const length = Math.max(now - first, 1)
  const x = (at: Instant) => Math.round(LEFT + 8 + ((at - first) / length) * (RIGHT - LEFT - 8))
  const line = steps
    .map((step, index) => {
      const y = ROWS[step.stands]
      return index === 0 ? `M${x(step.at)} ${y}` : `H${x(step.at)} V${y}`
    })
    .join(' ')
  const levels = Object.entries(ROWS) as [RiskLevel, number][]
  return (
    <svg
      class="app-risk-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-said`}
    >
      <title id={`${id}-title`}>How the level went</title>
      <desc id={`${id}-said`}>{`${saidOf(risk)} ${incidents.length} incidents on the record.`}</desc>
      {levels.map(([level, y]) => (
        <g key={level}>
          <line class="app-risk-chart__row" x1={LEFT} x2={RIGHT} y1={y} y2={y} />
          <text class="app-risk-chart__label" x={0} y={y + 4}>
            {level === 'not-yet-known' ? 'Not known' : sayLevel(level)}
          </text>
        </g>
      ))}
      <text class="app-risk-chart__label" x={0} y={INCIDENTS + 4}>
        Incidents
      </text>
      <path class="app-risk-chart__line" d={`${line} H${RIGHT}`} />
      {steps.map((step) =>
        step.ofOtherAgency ? (
          <rect class={pointOf(step)} x={x(step.at) - 5} y={ROWS[step.set] - 5} width={10} height={10} key={step.n} />
        ) : (
          <circle class={pointOf(step)} cx={x(step.at)} cy={ROWS[step.set]} r={5.5} key={step.n} />
        ),
      )}
      {incidents.map(({ n, at }) => (
        <path class="app-risk-chart__incident" d={`M${x(at)} ${INCIDENTS - 7} l6 12 h-12 z`} key={n} />
      ))}
      <text class="app-risk-chart__label" x={LEFT} y={HEIGHT - 4}>
        {longDate(first)}
      </text>
      <text class="app-risk-chart__label" x={RIGHT} y={HEIGHT - 4} text-anchor="end">
        Today
      </text>
    </svg>
  )
}

/** Hollow: set, and not what stands. */
const pointOf = (step: { readonly waiting: unknown }): string =>
  step.waiting === null ? 'app-risk-chart__point' : 'app-risk-chart__point app-risk-chart__point--waits'

const saidOf = ({ stands }: RiskOfPerson): string =>
  stands.steps.map((step) => `${longDate(step.at)}: ${sayLevel(step.set)}.`).join(' ')

export const ChartKey = () => (
  <p class="app-exact">
    Round: we assessed. Square: another agency did. Hollow: set, and does not stand. Triangle: an incident. The line is
    the level that stands.
  </p>
)
