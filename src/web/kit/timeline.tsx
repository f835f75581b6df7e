/** The record, newest first. What was corrected stays readable, struck through and said so. */
import { TimeLine, TimeLineItem } from '../../design-system/parts/time-line.tsx'
import type { Instant } from '../../record/london-time.ts'
import type { CasePage, TimelineLine } from '../../views/case-page.ts'
import { exactTime, sayDate, sayWhen } from './times.ts'
import { recordLabel, sayValue } from './words.ts'

const times = (n: number, what: string): string => `${n} ${n === 1 ? 'thing' : 'things'} ${what}`

/** Written down so much later than it happened, it is said. Milliseconds. */
const LATER = 300_000

const When = ({ line, now }: { readonly line: TimelineLine; readonly now: Instant }) => (
  <>
    <time dateTime={new Date(line.at).toISOString()} title={exactTime(line.at)}>
      {sayWhen(line.at, now)}
    </time>
    {`, ${line.by}, ${sayValue(line.role).toLowerCase()}`}
    {line.recordedAt - line.at > LATER && `, written down ${sayWhen(line.recordedAt, now)}`}
  </>
)

/** What its sentence has not said already: a name or a choice is not told twice. */
const notSaid = ({ sentence, fields }: TimelineLine) =>
  fields.filter(
    ({ name, value, words }) =>
      (words && name !== 'name') || value.length < 4 || !sentence.toLowerCase().includes(value.toLowerCase()),
  )

/** A day is said as one. */
const said = (value: string): string => (/^\d{4}-\d\d-\d\d$/.test(value) ? sayDate(value) : value)

function Item({ line, now }: { readonly line: TimelineLine; readonly now: Instant }) {
  const fields = notSaid(line)
  const led = [
    line.opened > 0 && times(line.opened, 'asked because of it'),
    line.answered > 0 && times(line.answered, 'met by it'),
  ].filter(Boolean)
  return (
    <TimeLineItem
      id={`entry-${line.n}`}
      what={line.sentence}
      gone={line.retracted}
      notes={[
        ...(line.retracted ? ['Corrected: this entry no longer counts.'] : []),
        ...(line.happened ? ['It had already happened when it was recorded.'] : []),
        <When line={line} now={now} key="when" />,
      ]}
    >
      {fields.length > 0 && (
        <dl>
          {fields.flatMap((field) => [
            <dt key={`${field.name}-t`}>{recordLabel(line.type, field.name)}</dt>,
            <dd key={`${field.name}-d`}>{said(field.value)}</dd>,
          ])}
        </dl>
      )}
      {led.length > 0 && <p class="app-timeline__when">{led.join(', ')}</p>}
    </TimeLineItem>
  )
}

export const Timeline = ({ lines, now }: { readonly lines: CasePage['timeline']; readonly now: Instant }) => (
  <TimeLine>
    {lines
      .toSorted((a, b) => b.at - a.at || b.n - a.n)
      .map((line) => (
        <Item line={line} now={now} key={line.id} />
      ))}
  </TimeLine>
)
