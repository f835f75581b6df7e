/** A part of a case that has no page of its own making yet: its part of the record, and every act that belongs to it. */
import { ENTRY_TYPES } from '../../record/vocabulary.ts'
import { plainArea } from '../../views/plain-area.ts'
import type { ServedPage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { Timeline } from '../kit/timeline.tsx'
import { actTitle } from '../kit/words.ts'
import { defineAreaPage } from './area-page.tsx'
import type { Place } from './places.ts'

export const plainAreaPage = (place: Place): ServedPage =>
  defineAreaPage({
    place,
    reading: plainArea(place.slug, place.covers),
    does: ({ page }) =>
      ENTRY_TYPES.filter((type) => place.covers.includes(type.area) && type.scope !== 'organisation').map((type) => ({
        href: paths.act(page.reference, type.name),
        label: actTitle(type.name),
      })),
    view: ({ page, shows }) => (
      <section>
        <h2 class="govuk-heading-m">On the record</h2>
        {shows.length === 0 ? <p class="govuk-body">Nothing yet.</p> : <Timeline lines={shows} now={page.now} />}
      </section>
    ),
  })
