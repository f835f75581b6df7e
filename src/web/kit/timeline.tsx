/** The record, newest first. What was corrected stays readable, struck through and said so. */
import type { Instant } from '../../record/london-time.ts'
import type { CasePage } from '../../views/case-page.ts'
import { exactTime, sayWhen } from './times.ts'
import { sayValue } from './words.ts'

const times = (n: number, what: string): string => `${n} ${n === 1 ? 'thing' : 'things'} ${what}`

export const Timeline = ({ lines, now }: { readonly lines: CasePage['timeline']; readonly now: Instant }) => (
  <ol class="app-timeline" reversed>
    {lines
      .toSorted((a, b) => b.at - a.at || b.n - a.n)
      .map((line) => (
        <li
          class={`app-timeline__item${line.retracted ? ' app-timeline__item--gone' : ''}`}
          id={`entry-${line.n}`}
          key={line.id}
        >
          <p class="app-timeline__what">{line.sentence}</p>
          {line.retracted && <p class="app-timeline__when">Corrected: this entry no longer counts.</p>}
          {line.happened && <p class="app-timeline__when">It had already happened when it was recorded.</p>}
          <p class="app-timeline__when">
            <time dateTime={new Date(line.at).toISOString()} title={exactTime(line.at)}>
              {sayWhen(line.at, now)}
            </time>
            {`, ${line.by}, ${sayValue(line.role).toLowerCase()}`}
            {line.recordedAt - line.at > 300_000 && `, written down ${sayWhen(line.recordedAt, now)}`}
          </p>
          {line.fields.length > 0 && (
            <dl>
              {line.fields.flatMap((field) => [
                <dt key={`${field.name}-t`}>{field.label}</dt>,
                <dd key={`${field.name}-d`}>{field.value}</dd>,
              ])}
            </dl>
          )}
          {(line.opened > 0 || line.answered > 0) && (
            <p class="app-timeline__when">
              {[
                line.opened > 0 && times(line.opened, 'asked because of it'),
                line.answered > 0 && times(line.answered, 'met by it'),
              ]
                .filter(Boolean)
                .join(', ')}
            </p>
          )}
        </li>
      ))}
  </ol>
)
