/** The policy, clause by clause in our own words: what executes it, its slips and readings, and its live duties. */

import { Details } from '../../design-system/govuk/details.tsx'
import { SummaryList } from '../../design-system/govuk/summary-list.tsx'
import { FilterLinks } from '../../design-system/parts/filter-links.tsx'
import { Status } from '../../design-system/parts/status.tsx'
import type { Claim } from '../../policy/model.ts'
import { findEntryType } from '../../record/entry-type.ts'
import { dateOfDay, dayOf } from '../../record/london-time.ts'
import type { ClauseLine, EditionLine, PolicyPage } from '../../views/policy-page.ts'
import { one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { sayDate } from '../kit/times.ts'
import { plain, sayValue } from '../kit/words.ts'

/** A register's note names acts as the vocabulary does; here they are said as everywhere else. */
const inWords = (note: string): string =>
  note
    .replace(/^(.*): entry types? /, '$1: the record of ')
    .replace(/\b[a-z-]+\.[a-z-]+\b/g, (name) => (findEntryType(name) ? `“${plain(name)}”` : name))

/** What claims a clause that no rule executes. */
function sayClaim(claim: Claim): string | null {
  switch (claim.by) {
    case 'norms':
      return null
    case 'definition':
      return `A definition in force: ${claim.where}`
    case 'access':
      return `Kept by who may see what: ${claim.rule}`
    case 'feature':
      return `Kept by Rowan itself: ${claim.feature}`
    case 'evidence':
      return `Shown as evidence: ${claim.shown}`
    case 'not-modelled':
      return `Not in Rowan: ${claim.why}`
    case 'planned':
      return `Not yet in Rowan: ${claim.note}`
    default:
      return claim satisfies never
  }
}

const Live = ({ clause }: { readonly clause: ClauseLine }) =>
  clause.live === 0 ? null : (
    <>
      {' '}
      <Status tone="good">{`${clause.live} open now`}</Status>{' '}
      {clause.late > 0 && <Status tone="late">{`${clause.late} late`}</Status>}
    </>
  )

const ClauseItem = ({ clause }: { readonly clause: ClauseLine }) => {
  const claim = sayClaim(clause.claim)
  return (
    <article class="app-clause" id={clause.id}>
      <h3>
        {`${clause.printed} `}
        <span class="app-note">{clause.id}</span>
        <Live clause={clause} />
      </h3>
      <p>{clause.says}</p>
      {clause.norms.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {clause.norms.map((norm) => (
            <li key={norm.id}>{norm.sentence}</li>
          ))}
        </ul>
      )}
      {claim && <p class="app-note">{inWords(claim)}</p>}
      {clause.errata.map((erratum) => (
        <p key={erratum.id}>
          <strong>Slip in the document: </strong>
          {erratum.notes}
        </p>
      ))}
      {clause.readings.map((reading) => (
        <p key={reading.id}>
          <strong>How we read it: </strong>
          {`${reading.reads} Decided by: ${plain(reading.decidedBy)}.`}
        </p>
      ))}
      {clause.tensions.map((tension) => (
        <p key={tension.id}>
          <strong>Pulls against another clause: </strong>
          {`${tension.reads} Decided by: ${sayValue(tension.shownTo).toLowerCase()}.`}
        </p>
      ))}
    </article>
  )
}

/** Whose the document is, by post and as printed. */
function Control({ page }: { readonly page: PolicyPage }) {
  const { document } = page
  if (!document) return null
  const said: readonly (readonly [string, string | undefined])[] = [
    ['Owner', document.owner],
    ['Author', document.author],
    ['Date', document.dated],
    ['Answers for its being carried out', document.responsible],
    ['Legal advice', document.legalAdvice],
  ]
  return (
    <SummaryList
      classes="app-facts"
      rows={said.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]))}
    />
  )
}

type Shown = { readonly page: PolicyPage; readonly priority: string }

const SHOW = [
  { value: '', label: 'Every clause' },
  { value: 'A', label: 'Lives depend on it (A)' },
  { value: 'B', label: 'Important (B)' },
  { value: 'C', label: 'Other (C)' },
  { value: 'live', label: 'Open now' },
] as const

const Filters = ({ page, priority }: Shown) => (
  <FilterLinks
    label="Filter the clauses"
    rows={[
      SHOW.map(({ value, label }) => ({
        text: label,
        href: value ? `${paths.policy}?show=${value}` : paths.policy,
        isCurrent: value === priority,
      })),
    ]}
  >
    <Details summaryText="Sections">
      <ul class="govuk-list">
        {page.sections.map((section, index) => (
          <li key={section.title}>
            <a class="govuk-link" href={`#section-${index}`}>
              {section.title}
            </a>
          </li>
        ))}
      </ul>
    </Details>
  </FilterLinks>
)

const Clauses = ({ page, priority }: Shown) => {
  const shown = (clause: ClauseLine): boolean =>
    priority === '' || (priority === 'live' ? clause.live > 0 : clause.priority === priority)
  return (
    <>
      {page.sections.map((section, index) => {
        const clauses = section.clauses.filter(shown)
        return clauses.length === 0 ? null : (
          <section id={`section-${index}`} key={section.title}>
            <h2 class="govuk-heading-m">{section.title}</h2>
            {clauses.map((clause) => (
              <ClauseItem clause={clause} key={clause.id} />
            ))}
          </section>
        )
      })}
    </>
  )
}

const recorded = ({ version, edition, recorded: at }: EditionLine) =>
  `Version ${version}, edition ${edition}, recorded ${sayDate(dateOfDay(dayOf(at)))}`

/** What was carried out of the document, and since when: only where there is more than one edition. */
const Editions = ({ page }: { readonly page: PolicyPage }) =>
  page.editions.length < 2 ? null : (
    <section id="editions">
      <h2 class="govuk-heading-m">Editions</h2>
      <p class="govuk-body">
        The document is the landlord’s. How Rowan carries it out was put right since: every record was judged again
        then, and keeps which edition judged it when it was written.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {page.editions.map((each) => (
          <li key={`${each.version} ${each.edition}`}>
            {recorded(each)}
            {each.edition > 1 &&
              (each.changed.length === 0 ? ': nothing under a clause' : `: ${each.changed.join(', ')}`)}
          </li>
        ))}
      </ul>
    </section>
  )

const Notes = ({ page }: { readonly page: PolicyPage }) => (
  <>
    {page.silences.length > 0 && (
      <section id="silences">
        <h2 class="govuk-heading-m">Where the policy says nothing</h2>
        <ul class="govuk-list govuk-list--bullet">
          {page.silences.map((silence) => (
            <li key={silence.about}>{`${silence.about}: ${silence.says}`}</li>
          ))}
        </ul>
      </section>
    )}
    {page.imports.length > 0 && (
      <section id="other-documents">
        <h2 class="govuk-heading-m">Times kept in other documents</h2>
        <ul class="govuk-list govuk-list--bullet">
          {page.imports.map((each) => (
            <li key={each.id}>{`${each.document}${each.within ? '' : ': not supplied yet, so no time is shown'}`}</li>
          ))}
        </ul>
      </section>
    )}
  </>
)

export const policyPage = definePage<PolicyPage>({
  path: paths.policy,
  access: 'sees-cases',
  audit: 'read-the-policy',
  shows: ['view:policy'],
  load: (desk, visit) => desk.readPolicy(visit.token),
  view: (page, visit) => {
    const priority = one(visit.query, 'show')
    return (
      <Frame title="Policy" visit={visit} section="policy" wide>
        <h1 class="govuk-heading-l">{`${page.landlord}: the policy`}</h1>
        <p class="govuk-body">
          {`Version ${page.pack.version}, in force from ${sayDate(page.pack.inForce.from)}. `}
          {`${page.counts.clauses} clauses in our own words; ${page.counts.executed} are carried out by rules; ${page.counts.liveDuties} things open now.`}
        </p>
        <Control page={page} />
        <Filters page={page} priority={priority} />
        <Clauses page={page} priority={priority} />
        <Notes page={page} />
        <Editions page={page} />
      </Frame>
    )
  },
})
