/** The audit trail, for those who read it whole: what was done lately, who was turned away, and who looked at one case. */
import { Button } from '../../design-system/govuk/button.tsx'
import { InsetText } from '../../design-system/govuk/inset-text.tsx'
import { FilterLinks } from '../../design-system/parts/filter-links.tsx'
import type { Trail, TrailLine } from '../../views/read-trail.ts'
import type { WhoLooked } from '../../views/read-who-looked.ts'
import { one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Page, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime } from '../kit/times.ts'
import { LookedList } from './looked-list.tsx'
import { sayLook, sayResult } from './looked-words.ts'
import { Signed } from './trail-signed.tsx'

type TrailPage = {
  readonly trail: Trail
  readonly turnedAway: boolean
  /** The reference that was asked for; empty where none was. */
  readonly asked: string
  readonly ofCase: WhoLooked | null
}

/** So many references stand in a line; a list of somebody's day may hold fifty. */
const REFERENCES = 3

const Cases = ({ line }: { readonly line: TrailLine }) =>
  line.cases.length === 0 ? null : (
    <p class="app-duty__about">
      {line.cases.slice(0, REFERENCES).map((reference, index) => (
        <span key={reference}>
          {index > 0 && ', '}
          <a class="govuk-link govuk-link--no-visited-state" href={paths.trailOfCase(reference)}>
            {reference}
          </a>
        </span>
      ))}
      {line.cases.length > REFERENCES && ` and ${line.cases.length - REFERENCES} more cases`}
    </p>
  )

const Lines = ({ lines }: { readonly lines: readonly TrailLine[] }) => (
  <ul class="app-duties">
    {lines.map((line) => (
      <li class="app-duty" key={line.seq}>
        <div class="app-duty__what">
          <strong>{line.name}</strong>
          {`: ${sayLook(line.action)}${sayResult(line.result)}`}
          <Cases line={line} />
        </div>
        <span class="app-by">
          <span class="app-exact">{exactTime(line.at)}</span>
          <span class="app-exact">{`line ${line.seq}`}</span>
        </span>
      </li>
    ))}
  </ul>
)

const AskForm = ({ asked }: { readonly asked: string }) => (
  <form method="get" action={paths.trail()} class="govuk-!-margin-bottom-6">
    <div class="govuk-form-group">
      <label class="govuk-label govuk-label--s" for="case">
        Who looked at one case?
      </label>
      <div id="case-hint" class="govuk-hint">
        Its reference, such as R-4F7K. You see who looked and when, which kinds of entry they wrote, and no word of the
        case.
      </div>
      <input
        class="govuk-input govuk-input--width-10"
        id="case"
        name="case"
        type="text"
        aria-describedby="case-hint"
        autocomplete="off"
        value={asked}
      />
    </div>
    <Button classes="govuk-button--secondary">See who looked</Button>
  </form>
)

const OfCase = ({ page: { asked, ofCase } }: { readonly page: TrailPage }) =>
  ofCase ? (
    <>
      <h2 class="govuk-heading-m">{`Who looked at ${ofCase.reference}`}</h2>
      <LookedList looked={ofCase} />
    </>
  ) : (
    <InsetText>
      <p class="govuk-body">{`No case has the reference “${asked}”. Look at it again: no I, L, O, U, 0 or 1 is ever in one.`}</p>
    </InsetText>
  )

const Latest = ({ page: { trail, turnedAway } }: { readonly page: TrailPage }) => (
  <>
    <h2 class="govuk-heading-m">{turnedAway ? 'Who was shown nothing, or refused' : 'What was done lately'}</h2>
    <FilterLinks
      label="Choose lines"
      rows={[
        [
          { text: 'Everything', href: paths.trail(), isCurrent: !turnedAway },
          { text: 'Shown nothing, or refused', href: paths.trail({ show: 'nothing' }), isCurrent: turnedAway },
        ],
      ]}
    />
    {trail.lines.length === 0 ? <p class="govuk-body">Nothing here.</p> : <Lines lines={trail.lines} />}
    {trail.before !== null && (
      <p class="govuk-body">
        <a
          class="govuk-link"
          href={paths.trail({ ...(turnedAway ? { show: 'nothing' } : {}), before: String(trail.before) })}
        >
          Earlier lines
        </a>
      </p>
    )}
  </>
)

/** Asked for in the address of its own, or typed into the form. */
const referenceOf = (visit: Visit): string => (visit.params.reference ?? one(visit.query, 'case')).trim().toUpperCase()

const TRAIL: Omit<Page<TrailPage>, 'path'> = {
  access: 'trail',
  audit: 'read-the-trail',
  shows: ['view:trail'],
  mayShow: ['view:trail-of-case'],
  load: async (desk, visit) => {
    const asked = referenceOf(visit)
    const turnedAway = one(visit.query, 'show') === 'nothing'
    const before = /^\d{1,15}$/.test(one(visit.query, 'before')) ? Number(one(visit.query, 'before')) : null
    const trail = await desk.readTrail(visit.token, { before, turnedAway })
    if (!trail) return null
    return { trail, turnedAway, asked, ofCase: asked === '' ? null : await desk.readTrailOfCase(visit.token, asked) }
  },
  view: (page, visit) => (
    <Frame title="Trail" visit={visit} section="today" wide>
      <h1 class="govuk-heading-l">The audit trail</h1>
      <p class="govuk-body">
        Everything that anybody read, wrote or was refused. Each line is bound to the one before it, and how far it went
        is signed and kept outside the database: with that, “rowan verify” shows whether any was changed or taken out.
        You reading this is on it too.
      </p>
      {page.trail.signed && <Signed signed={page.trail.signed} now={page.trail.now} />}
      <AskForm asked={page.asked} />
      {page.asked === '' ? <Latest page={page} /> : <OfCase page={page} />}
      {page.asked !== '' && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.trail()}>
            Back to the whole trail
          </a>
        </p>
      )}
    </Frame>
  ),
}

export const trailPage = definePage<TrailPage>({ ...TRAIL, path: paths.trail() })
export const trailOfCasePage = definePage<TrailPage>({
  ...TRAIL,
  path: '/trail/:reference',
  access: 'trail-of-case',
  audit: 'read-the-trail-of-a-case',
  shows: ['view:trail', 'view:trail-of-case'],
  mayShow: [],
})
