/** Running and closing: whose the case is, when it is looked at, what stands open, and what came after. */
import { Details } from '../../../design-system/govuk/details.tsx'
import type { AreaPage } from '../../../views/area-page.ts'
import { RUNNING_AREA, type RunningShown } from '../../../views/areas/running.ts'
import { paths } from '../../kit/paths.ts'
import { Timeline } from '../../kit/timeline.tsx'
import { type Doing, defineAreaPage } from '../area-page.tsx'
import { Costs } from '../money/support-list.tsx'
import { PLACES } from '../places.ts'
import { Afterwards } from './afterwards.tsx'
import { LookedAt } from './looked-at.tsx'
import { Ownership } from './ownership.tsx'
import { runningPath } from './running-paths.ts'
import { StillOpenList } from './still-open-list.tsx'

/** Of a case that is watched: the form on which it is written down that somebody looked. */
const SEEN = 'Write down what was seen from the desk'

const does = ({ page }: AreaPage<RunningShown>): readonly Doing[] => {
  const { reference } = page
  const link = (slug: Parameters<typeof runningPath>[1], label: string): Doing => ({
    href: runningPath(reference, slug),
    label,
  })
  const ended = page.state.state === 'closed' || page.state.state === 'monitoring'
  return [
    ...(ended
      ? [link('look', SEEN), link('first', 'Is it safe to make contact?'), link('reopen', 'Open it again')]
      : [
          ...(page.state.state === 'open' && page.state.kind === 'monitoring' ? [link('look', SEEN)] : []),
          link('review', 'Review the case'),
          link('give', 'Give the case an owner'),
          { href: paths.act(reference, 'handover.made'), label: 'Pass the case on' },
        ]),
    { href: paths.act(reference, 'victim-choice.recorded'), label: 'Record what the person wants now' },
    link('transfer', 'Move it to, or from, somebody else'),
    link('talk', 'Record supervision'),
    { href: paths.whoMaySee(reference), label: 'See who may see this case, or keep somebody out' },
    { href: paths.looked(reference), label: 'See who looked at this case' },
    { href: paths.act(reference, 'feedback.considered'), label: 'Consider asking for feedback' },
    { href: paths.act(reference, 'service.limited'), label: 'Record that a service was limited' },
    { href: paths.act(reference, 'complaint.received'), label: 'Record a complaint about our handling' },
    { href: paths.caseComplaints(reference), label: 'See complaints of people on this case' },
    { href: paths.act(reference, 'death.recorded'), label: 'Record a death' },
    ...(ended ? [] : [link('close', 'Close the case')]),
  ]
}

export const runningPage = defineAreaPage<RunningShown>({
  place: PLACES.running,
  reading: RUNNING_AREA,
  does,
  view: ({ page, shows }) => (
    <>
      <LookedAt page={page} shows={shows} />
      <Ownership page={page} shows={shows} />
      <Afterwards page={page} shows={shows} />
      {shows.stillOpen.length > 0 && (
        <Details summaryText={`What stands open (${shows.stillOpen.length})`}>
          <StillOpenList lines={shows.stillOpen} />
        </Details>
      )}
      <Costs costs={shows.costs} />
      {shows.lines.length > 0 && (
        <Details summaryText={`On the record about running (${shows.lines.length})`}>
          <Timeline lines={shows.lines} now={page.now} />
        </Details>
      )}
    </>
  ),
})
