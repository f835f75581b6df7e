/** The page of one part of a case: what the policy asks here first, what needs something first, then what is known and can be done. */
import type { ComponentChildren, VNode } from 'preact'
import { type AreaPage, areaAudit, type CaseArea } from '../../views/area-page.ts'
import type { GateLine } from '../../views/case-page.ts'
import { definePage, type ServedPage, type Visit } from '../kit/page.ts'
import { AsksNow } from './asks-now.tsx'
import { CaseFrame, Recorded } from './case-frame.tsx'
import { DangerNow } from './danger-now.tsx'
import { Gates } from './gates.tsx'
import type { Place } from './places.ts'

/** Something that can be done from here: a link to its form. */
export type Doing = { readonly href: string; readonly label: string }

type Parts<Shown> = {
  readonly data: AreaPage<Shown>
  readonly visit: Visit
  readonly place: Place
  /** The most usual first: it becomes the button. */
  readonly does: readonly Doing[]
  /** Gates that the view draws itself: they are not listed again below it. */
  readonly drawn?: ((gate: GateLine) => boolean) | undefined
  readonly children: ComponentChildren
}

const Does = ({ does: [first, ...others] }: { readonly does: readonly Doing[] }) =>
  first ? (
    <nav class="app-side" aria-label="Do something here">
      <p class="govuk-body">
        <a class="govuk-button govuk-!-margin-bottom-2" href={first.href}>
          {first.label}
        </a>
      </p>
      <ul class="app-plain">
        {others.map((each) => (
          <li key={each.href}>
            <a class="govuk-link" href={each.href}>
              {each.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  ) : null

/** Lays a part of a case out: every part of a case reads in the same order. */
export const AreaLayout = <Shown,>({ data, visit, place, does, drawn, children }: Parts<Shown>) => (
  <CaseFrame page={data.page} visit={visit} here={place}>
    <Recorded visit={visit} />
    <h1 class="govuk-heading-l">{place.title}</h1>
    <DangerNow page={data.page} />
    <AsksNow
      title="What the policy asks here now"
      open={data.open}
      ended={data.ended}
      now={data.page.now}
      reasons={data.page.reasons}
      safeContact={data.page.safeContact}
      reference={data.page.reference}
    />
    <div class="app-two">
      <div class="app-two__side">
        <Does does={does} />
      </div>
      <div class="app-two__main">
        {children}
        <Gates page={{ ...data.page, gates: drawn ? data.gates.filter((gate) => !drawn(gate)) : data.gates }} />
      </div>
    </div>
  </CaseFrame>
)

/** A part of a case as a page. `does` and `view` are given what its reading shows. */
export const defineAreaPage = <Shown,>(area: {
  readonly place: Place
  readonly reading: CaseArea<Shown>
  readonly does: (data: AreaPage<Shown>) => readonly Doing[]
  readonly view: (data: AreaPage<Shown>, visit: Visit) => VNode | null
  readonly drawn?: (gate: GateLine) => boolean
}): ServedPage =>
  definePage<AreaPage<Shown>>({
    path: `/cases/:reference/${area.place.slug}`,
    access: 'on-case',
    audit: `read-a-case-${area.place.slug}`,
    shows: [areaAudit(area.reading)],
    load: (desk, visit) => desk.readArea(visit.token, visit.params.reference ?? '', area.reading),
    view: (data, visit) => (
      <AreaLayout data={data} visit={visit} place={area.place} does={area.does(data)} drawn={area.drawn}>
        {area.view(data, visit)}
      </AreaLayout>
    ),
  })
