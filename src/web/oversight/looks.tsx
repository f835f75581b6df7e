/** The weekly look: a sample of what colleagues looked at, each to be marked as looked at. */
import type { LookLine, Looks } from '../../views/looks/read-looks.ts'
import { Button, ErrorSummary, WordsField } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime, sayDate } from '../kit/times.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { sayLook } from './looked-words.ts'

const WHY: Readonly<Record<LookLine['why'], string>> = {
  emergency: 'Opened in an emergency',
  'out-of-hours': 'Read in the evening, at night, on a weekend or on a bank holiday',
  'not-found': 'Asked again and again for what is not there, or not theirs',
  'sent-out': 'Made something to send out of Rowan',
  searched: 'Searched our records again and again',
  drawn: 'Drawn by chance',
}

/** So many references stand in a line. */
const REFERENCES = 3

const about = ({ cases }: LookLine): string =>
  cases.length === 0
    ? ''
    : `. ${cases.slice(0, REFERENCES).join(', ')}${cases.length > REFERENCES ? ` and ${cases.length - REFERENCES} more` : ''}`

type LineProps = { readonly line: LookLine; readonly visit: Visit; readonly typed: Typed | null }

const MarkForm = ({ line, visit, typed }: LineProps) => {
  const mine = typed !== null && one(typed.form, 'id') === line.id ? typed : null
  return (
    <form method="post" novalidate>
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <input type="hidden" name="id" value={line.id} />
      <WordsField
        form={{ [`note-${line.id}`]: one(mine?.form ?? {}, `note-${line.id}`) }}
        typed={mine}
        name={`note-${line.id}`}
        label={`What did you find out about ${line.name}, ${exactTime(line.at)}?`}
        hint="Name nobody of the case. If you cannot tell why, ask them."
        rows={2}
      />
      <Button>Mark as looked at</Button>
    </form>
  )
}

const Line = ({ line, visit, typed }: LineProps) => (
  <li class="app-duty">
    <div class="app-duty__what">
      <strong>{line.name}</strong>
      {`: ${sayLook(line.action)}${line.times > 1 ? `, ${line.times} times that day` : ''}${about(line)}`}
      <p class="app-duty__about">{`${WHY[line.why]}.`}</p>
      {line.looked === null ? (
        <MarkForm line={line} visit={visit} typed={typed} />
      ) : (
        <p class="govuk-body">{`${line.looked.note} ${line.looked.by}, ${exactTime(line.looked.at)}`}</p>
      )}
    </div>
    <span class="app-by">
      <span class="app-exact">{exactTime(line.at)}</span>
      <span class="app-exact">{`week of ${sayDate(line.week)}`}</span>
    </span>
  </li>
)

const Part = ({
  title,
  lines,
  ...more
}: {
  title: string
  lines: readonly LookLine[]
  visit: Visit
  typed: Typed | null
}) =>
  lines.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">{`${title} (${lines.length})`}</h2>
      <ul class="app-duties">
        {lines.map((line) => (
          <Line line={line} {...more} key={line.id} />
        ))}
      </ul>
    </section>
  )

export const looksPage = definePage<Looks>({
  path: paths.looks,
  access: 'looks',
  audit: 'read-the-weekly-look',
  shows: ['view:looks'],
  writes: ['act:mark-look'],
  load: (desk, visit) => desk.readLooks(visit.token),
  view: ({ lines }, visit, typed) => (
    <Frame title="The weekly look" visit={visit} section="today" wide error={typed !== null}>
      <ErrorSummary typed={typed} />
      <h1 class="govuk-heading-l">The weekly look</h1>
      <p class="govuk-body">
        Every Monday: each case opened in an emergency, who read cases out of hours, who asked again and again for what
        is not there, who searched our records twenty times a day, what was made to be sent out, and two of every
        hundred looks, by chance. Most are everyday work. You see nothing that you did yourself: somebody else looks at
        that.
      </p>
      {lines.length === 0 && <p class="govuk-body">There is nothing for you to look at.</p>}
      <Part title="To look at" lines={lines.filter(({ looked }) => looked === null)} visit={visit} typed={typed} />
      <Part title="Looked at" lines={lines.filter(({ looked }) => looked !== null)} visit={visit} typed={typed} />
    </Frame>
  ),
  submit: async (desk, visit, data, form): Promise<Sent> => {
    const id = one(form, 'id')
    const note = `note-${id}`
    if (!data.lines.some((each) => each.id === id)) return 'not-found'
    const came = await desk.markLook(visit.token, { id, note: one(form, note) })
    if (came.outcome === 'marked') return { goTo: paths.looks }
    if (came.outcome === 'not-found')
      return { again: typedWith(form, [{ field: '', text: 'Somebody else has looked at it already' }]), status: 409 }
    const text = one(form, note).trim() === '' ? 'Write what you found out' : 'Write it in 1,000 characters or fewer'
    return { again: typedWith(form, [{ field: note, text }]), status: 400 }
  },
})
