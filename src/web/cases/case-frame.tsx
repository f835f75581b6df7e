/** The frame of every page of a case: which case it is and how to reach its people, the parts of the case, and what was just recorded. */

import type { ComponentChildren } from 'preact'
import { Answer } from '../../design-system/parts/answer.tsx'
import { findEntryType } from '../../record/entry-type.ts'
import type { CasePage } from '../../views/case-page.ts'
import { many } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import type { Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { actHappened } from '../kit/words.ts'
import { CaseBar } from './case-bar.tsx'
import { PLACES, type Place, placePath } from './places.ts'

const PLACE_LIST: readonly Place[] = Object.values(PLACES)

const CaseMenu = ({ reference, here }: { readonly reference: string; readonly here: Place | null }) => (
  <nav class="app-places" aria-label="Parts of this case">
    <ul class="app-places__list">
      <li>
        <a class="app-places__link" href={paths.case(reference)} aria-current={here === null ? 'page' : undefined}>
          Now
        </a>
      </li>
      {PLACE_LIST.map((place) => (
        <li key={place.slug}>
          <a
            class="app-places__link"
            href={placePath(reference, place)}
            aria-current={here?.slug === place.slug ? 'page' : undefined}
          >
            {place.tab}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

type RecordedProps = {
  readonly visit: Visit
  /** False on a page that does not show what the policy asks. */
  readonly asksBelow?: boolean
}

/** Says what was just put on the record: `?done=` with the codes of the acts. */
export const Recorded = ({ visit, asksBelow = true }: RecordedProps) => {
  const types = many(visit.query, 'done').flatMap((name) => findEntryType(name) ?? [])
  const said = [...new Set(types.map((type) => actHappened(type.name)))]
  return said.length > 0 ? (
    <Answer>
      <p class="govuk-body">
        <strong>On the record:</strong> {`${said.join('; ')}.${asksBelow ? ' What the policy asks now is below.' : ''}`}
      </p>
    </Answer>
  ) : null
}

type Props = {
  readonly page: CasePage
  readonly visit: Visit
  /** Null: the first page of the case. */
  readonly here: Place | null
  /** In the tab: neutral. */
  readonly tab?: string
  readonly error?: boolean
  readonly children: ComponentChildren
}

export const CaseFrame = ({ page, visit, here, tab, error = false, children }: Props) => (
  <Frame
    title={here || tab ? `${tab ?? here?.inBrowser ?? here?.tab}, ${page.reference}` : `Case ${page.reference}`}
    visit={visit}
    wide
    error={error}
    banner={<CaseBar page={page} />}
  >
    <CaseMenu reference={page.reference} here={here} />
    {children}
  </Frame>
)
