/** Tenancy and moving on a case: stay or go, joint holders apart, changes and notices, moves, and where somebody stays meanwhile. */
import type { AreaPage } from '../../../views/area-page.ts'
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { paths } from '../../kit/paths.ts'
import { Timeline } from '../../kit/timeline.tsx'
import { type Doing, defineAreaPage } from '../area-page.tsx'
import { PLACES } from '../places.ts'
import { HoldNone } from './hold-none.tsx'
import { HolderList } from './holder-list.tsx'
import { MoveList } from './move-list.tsx'
import { movingPath } from './moving-paths.ts'
import { oneHoldersNotice } from './moving-words.ts'
import { NoticeList } from './notice-list.tsx'
import { WishList } from './wish-list.tsx'

const does = ({ page: { reference, people }, shows }: AreaPage<MovingShown>): readonly Doing[] => {
  const kept = people.find((person) => person.role === 'victim')
  return [
    { href: movingPath(reference, 'ask'), label: 'Begin a move' },
    { href: movingPath(reference, 'advise'), label: 'Give advice' },
    { href: paths.act(reference, 'victim-choice.recorded'), label: 'Log whether they stay or go' },
    { href: paths.act(reference, 'stay-or-move.assessed'), label: 'Judge whether staying is safe' },
    { href: paths.act(reference, 'temporary-accommodation.arranged'), label: 'Arrange somewhere to stay' },
    { href: movingPath(reference, 'ask-change'), label: 'Take an application to change the tenancy' },
    { href: movingPath(reference, 'notice'), label: 'Log a notice that came in' },
    { href: movingPath(reference, 'serve'), label: 'Log a notice that was served' },
    ...(shows.holders.length > 0 ? [{ href: movingPath(reference, 'mediate'), label: 'Consider mediation' }] : []),
    { href: movingPath(reference, 'settled'), label: 'Log that they moved' },
    ...(kept ? [{ href: paths.keptAddress(reference, kept.id), label: 'Keep an address apart' }] : []),
  ]
}

export const movingPage = defineAreaPage<MovingShown>({
  place: PLACES.moving,
  reading: MOVING_AREA,
  does,
  view: (data) => {
    const { page, shows, organisation } = data
    const shared = { reference: page.reference, now: page.now }
    return (
      <>
        <WishList data={data} />
        <MoveList {...shared} moves={shows.moves} organisation={organisation} />
        <HolderList {...shared} holders={shows.holders} warning={oneHoldersNotice(organisation.law.tenancyForms)} />
        <HoldNone holdNone={shows.holdNone} labels={page.labels} />
        <NoticeList
          {...shared}
          notices={shows.notices}
          served={shows.served}
          changes={shows.changes}
          law={organisation.law.tenancyForms}
        />
        {shows.also.length > 0 && (
          <section id="also">
            <h2 class="govuk-heading-m">Places to stay, and what else was said</h2>
            <Timeline lines={shows.also} now={page.now} />
          </section>
        )}
      </>
    )
  },
})
