/** A case and its MARAC on one page: what points there, what was decided, when it is heard, our actions, and what we gathered. */
import type { Instant } from '../../../record/london-time.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import type { MaracOfPerson } from '../../../views/areas/partners/marac.ts'
import { PARTNERS_AREA, type PartnersShown } from '../../../views/areas/partners.ts'
import { NO_NAME } from '../../../views/people-on-case.ts'
import { definePage } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import { sayDate, sayWhen } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import type { Doing } from '../area-page.tsx'
import { CaseFrame, Recorded } from '../case-frame.tsx'
import { PLACES } from '../places.ts'
import { sayCriterion, sayEnding, sayReason } from './marac-words.ts'
import { partnerPath } from './partner-paths.ts'
import { sayConsent } from './partner-words.ts'

type Of = { readonly marac: MaracOfPerson; readonly reference: string; readonly now: Instant }

/** What is to be done next about somebody, in the order in which it goes; null where it is done, or was decided against. */
function nextOf({ marac, reference }: Of): Doing | null {
  const to = (slug: string) => partnerPath(reference, slug, { person: marac.person })
  if (marac.unheard !== null) return { href: to('heard'), label: 'Write down whether we were there' }
  if (marac.considered === null) return { href: to('consider'), label: 'Decide whether to refer' }
  const [heard, decided] = [marac.heard?.at ?? null, marac.considered.at]
  if (heard !== null && decided < heard && marac.reasons.some(({ because }) => because === 'repeat'))
    return { href: to('consider'), label: 'Decide whether to refer again' }
  if (marac.considered.decision !== 'refer' || (heard !== null && decided < heard)) return null
  if (!marac.listed.some(({ past }) => !past))
    return {
      href: paths.makeDocument(reference, 'marac-referral', { person: marac.person }),
      label: 'Make the referral document',
    }
  if (marac.research.length === 0) return { href: to('research'), label: 'Gather what we hold' }
  return { href: to('heard'), label: 'After the meeting: what we took on' }
}

const Next = (of: Of) => {
  const next = nextOf(of)
  return next === null ? null : (
    <p class="govuk-body">
      <a class="govuk-button govuk-!-margin-bottom-2" href={next.href}>
        {next.label}
      </a>
      {next.href.includes('/documents/') && (
        <>
          <br />
          <a class="govuk-link" href={partnerPath(of.reference, 'listed', { person: of.marac.person })}>
            It is on an agenda: write down the day
          </a>
        </>
      )}
    </p>
  )
}

const Decided = ({ marac, now }: Of) => (
  <>
    {marac.reasons.length > 0 && (
      <>
        <p class="govuk-body govuk-!-margin-bottom-1">What points to a referral:</p>
        <ul class="govuk-list govuk-list--bullet">
          {marac.reasons.map((reason) => (
            <li key={sayReason(reason)}>{sayReason(reason)}</li>
          ))}
        </ul>
      </>
    )}
    {marac.considered ? (
      <p class="govuk-body">
        <strong>{marac.considered.decision === 'refer' ? 'Decided: refer.' : 'Decided: not to refer.'}</strong>
        {` ${marac.considered.criteria.map(sayCriterion).join(', ')}. ${sayConsent(marac.considered.consent)}`}
        {marac.considered.reasons && `. ${marac.considered.reasons}`}
        <span class="app-note">{` (${sayWhen(marac.considered.at, now)})`}</span>
      </p>
    ) : (
      <p class="govuk-body">
        <strong>Nobody has decided yet.</strong>
      </p>
    )}
    {marac.referredOn !== null && <p class="govuk-body">{`Referred ${sayWhen(marac.referredOn, now)}.`}</p>}
    {marac.listed.map(({ meetingOn, past }) => (
      <p class="govuk-body govuk-!-margin-bottom-1" key={meetingOn}>
        {`${past ? 'It was' : 'It is'} on the agenda for ${sayDate(meetingOn)}.`}
      </p>
    ))}
    {marac.unheard && (
      <p class="govuk-body app-late">{`Nobody wrote down whether we were there on ${sayDate(marac.unheard)}.`}</p>
    )}
    {marac.heard && (
      <p class="govuk-body">{`${marac.heard.attended ? 'We were there' : 'We were not there'}, ${sayWhen(marac.heard.at, now)}.`}</p>
    )}
  </>
)

const Actions = ({ marac, reference }: Of) =>
  marac.actions.length === 0 ? null : (
    <>
      <h3 class="govuk-heading-s">Our actions</h3>
      <ul class="app-plain">
        {marac.actions.map((each) => (
          <li key={each.n}>
            <strong>{each.action}</strong>{' '}
            <span class={each.late ? 'app-tag app-tag--late' : 'app-tag'}>
              {each.outcome ? sayEnding(each.outcome) : each.late ? 'Late' : 'To do'}
            </span>
            <p class="app-note govuk-!-margin-bottom-0">
              {`${sayValue(each.owner)}${each.dueOn ? `, by ${sayDate(each.dueOn)}` : ''} `}
              {each.outcome !== 'done' && (
                <a class="govuk-link" href={partnerPath(reference, 'action-ended', { entry: String(each.n) })}>
                  Say how it ended<span class="govuk-visually-hidden">{`: ${each.action}`}</span>
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  )

const Research = ({ marac, now }: Of) =>
  marac.research.length === 0 ? null : (
    <>
      <h3 class="govuk-heading-s">What we gathered</h3>
      <ul class="app-plain">
        {marac.research.map((each) => (
          <li key={each.at}>
            {each.held && <p class="govuk-body app-said govuk-!-margin-bottom-1">{`We hold: ${each.held}`}</p>}
            {each.shared && <p class="govuk-body app-said govuk-!-margin-bottom-1">{`Told there: ${each.shared}`}</p>}
            {each.notShared && (
              <p class="govuk-body app-said govuk-!-margin-bottom-1">{`Kept back, and why: ${each.notShared}`}</p>
            )}
            <p class="app-note govuk-!-margin-bottom-0">{`${each.by}, ${sayWhen(each.at, now)}`}</p>
          </li>
        ))}
      </ul>
    </>
  )

const LINKS = [
  ['consider', 'Decide whether to refer'],
  ['listed', 'It is on an agenda'],
  ['research', 'Gather what we hold'],
  ['heard', 'It was heard, and what we took on'],
] as const

/** Every step, whatever is next: what was not foreseen must not be looked for. */
const Links = ({ reference }: { readonly reference: string }) => (
  <nav class="app-side" aria-label="Do something here">
    <ul class="app-plain">
      {LINKS.map(([slug, label]) => (
        <li key={slug}>
          <a class="govuk-link" href={partnerPath(reference, slug)}>
            {label}
          </a>
        </li>
      ))}
      <li>
        <a class="govuk-link" href={paths.makeDocument(reference, 'marac-referral')}>
          The referral document
        </a>
      </li>
      <li>
        <a class="govuk-link" href={paths.meetings(reference)}>
          Meetings and their minutes (for those who are named)
        </a>
      </li>
    </ul>
  </nav>
)

export const maracPage = definePage<AreaPage<PartnersShown>>({
  path: `/cases/:reference/${PLACES.partners.slug}/panel`,
  access: 'on-case',
  audit: 'read-partners-panel',
  shows: ['view:case:partners'],
  load: (desk, visit) => desk.readArea(visit.token, visit.params.reference ?? '', PARTNERS_AREA),
  view: ({ page, shows }, visit) => (
    <CaseFrame page={page} visit={visit} here={PLACES.partners} tab="Panel">
      <Recorded visit={visit} asksBelow={false} />
      <h1 class="govuk-heading-l">MARAC</h1>
      <p class="govuk-body-l">
        Multi-Agency Risk Assessment Conference: agencies tell each other what keeps somebody alive, and plan. Act
        before it meets where you can.
      </p>
      <p class="govuk-body">
        {`Counted as ${shows.marac.area} does${shows.marac.confirmed ? '' : ' (nobody has confirmed these figures with it yet)'}. `}
        MAPPA is another meeting: it is about the person causing harm.
      </p>
      <div class="app-two">
        <div class="app-two__main">
          {shows.marac.people.map((marac) => (
            <section key={marac.person}>
              <h2 class="govuk-heading-m">{marac.name ?? NO_NAME}</h2>
              <Next marac={marac} reference={page.reference} now={page.now} />
              <Decided marac={marac} reference={page.reference} now={page.now} />
              <Actions marac={marac} reference={page.reference} now={page.now} />
              <Research marac={marac} reference={page.reference} now={page.now} />
            </section>
          ))}
        </div>
        <div class="app-two__side">
          <Links reference={page.reference} />
        </div>
      </div>
    </CaseFrame>
  ),
})
