/** A case and its MARAC: why it may have to be referred, what was decided, when it is heard, and what we took on there. */
import { mayBeUnder16 } from '../../../record/age-group.ts'
import type { CivilDate, Instant } from '../../../record/london-time.ts'
import { dateOfDay, dayOf } from '../../../record/london-time.ts'
import { type MaracReason, maracReasons } from '../../../record/risk/marac-reasons.ts'
import type { AreaReading } from '../../area-page.ts'
import { entriesOf, textIn, textsIn } from './codes.ts'

export type MaracAction = {
  readonly n: number
  readonly action: string
  readonly owner: string
  readonly dueOn: CivilDate | null
  /** Null: it is still to be done. `could-not-be-done`: circumstances changed. */
  readonly outcome: string | null
  readonly late: boolean
}

export type MaracResearch = {
  readonly meetingOn: CivilDate | null
  readonly held: string | null
  readonly shared: string | null
  readonly notShared: string | null
  readonly at: Instant
  readonly by: string
}

export type MaracOfPerson = {
  readonly person: string
  readonly name: string | null
  /** What points to a referral now, as the area counts. None of it refers by itself. */
  readonly reasons: readonly MaracReason[]
  readonly considered: {
    readonly decision: string
    readonly criteria: readonly string[]
    readonly repeat: boolean
    readonly consent: string | null
    readonly reasons: string | null
    readonly at: Instant
  } | null
  readonly referredOn: Instant | null
  /** The days for which it is or was on an agenda, the latest last. */
  readonly listed: readonly { readonly meetingOn: CivilDate; readonly consent: string | null; readonly past: boolean }[]
  readonly heard: { readonly attended: boolean; readonly at: Instant } | null
  /** On an agenda that has passed without a word whether we were there. */
  readonly unheard: CivilDate | null
  readonly actions: readonly MaracAction[]
  readonly research: readonly MaracResearch[]
}

export type MaracShown = {
  readonly area: string
  readonly confirmed: boolean
  readonly people: readonly MaracOfPerson[]
}

const isOf = (person: string) => (entry: { readonly codes: Readonly<Record<string, unknown>> }) =>
  entry.codes.person === person

function actionsOf({ entries, page }: AreaReading, person: string): readonly MaracAction[] {
  const ended = entriesOf(entries, 'marac.action-completed')
  const today = dateOfDay(dayOf(page.now))
  const assigned = entriesOf(entries, 'marac.action-assigned')
    .filter(isOf(person))
    .map(({ n, codes, words }): MaracAction => {
      const end = ended.findLast((each) => each.codes.entry === n)
      const dueOn = textIn(codes, 'dueOn')
      return {
        n,
        action: textIn(words, 'action') ?? '',
        owner: textIn(codes, 'owner') ?? '',
        dueOn,
        outcome: end ? (textIn(end.codes, 'outcome') ?? 'done') : null,
        late: !end && dueOn !== null && dueOn < today,
      }
    })
  return [...assigned.filter(({ outcome }) => outcome === null), ...assigned.filter(({ outcome }) => outcome !== null)]
}

/** What MARAC gave us to do and nobody has said the end of: in the words of whoever wrote it down. Source: CBC-7.2.d. */
export const maracActionsLeft = (reading: AreaReading): readonly string[] =>
  [...new Set(entriesOf(reading.entries, 'marac.action-assigned').map(({ codes }) => String(codes.person)))].flatMap(
    (person) => actionsOf(reading, person).flatMap(({ action, outcome }) => (outcome === null ? [action] : [])),
  )

function ofPerson(reading: AreaReading, person: string): MaracOfPerson {
  const { entries, page, nameOf, organisation } = reading
  const own = entries.filter(isOf(person))
  const today = dateOfDay(dayOf(page.now))
  const considered = entriesOf(own, 'marac.considered').at(-1)
  const heard = entriesOf(own, 'marac.heard').at(-1)
  const listed = entriesOf(own, 'marac.listed').map(({ codes }) => {
    const meetingOn = textIn(codes, 'meetingOn') ?? ''
    return { meetingOn, consent: textIn(codes, 'consent'), past: meetingOn < today }
  })
  const lastPast = listed.findLast(({ past }) => past)?.meetingOn ?? null
  const judged = entries.map(({ role, ...entry }) => ({ ...entry, by: role, happened: false }))
  return {
    person,
    name: nameOf(person),
    reasons: maracReasons(organisation.riskTools.area, organisation.riskTools.instrument, judged, person, page.now),
    considered: considered
      ? {
          decision: textIn(considered.codes, 'decision') ?? '',
          criteria: textsIn(considered.codes, 'criteria'),
          repeat: considered.codes.repeat === true,
          consent: textIn(considered.codes, 'consent'),
          reasons: textIn(considered.words, 'reasons'),
          at: considered.at,
        }
      : null,
    referredOn: entriesOf(own, 'referral.made').findLast(({ codes }) => codes.to === 'marac')?.at ?? null,
    listed,
    heard: heard ? { attended: heard.codes.attended === true, at: heard.at } : null,
    unheard: lastPast !== null && (heard === undefined || dateOfDay(dayOf(heard.at)) < lastPast) ? lastPast : null,
    actions: actionsOf(reading, person),
    research: entriesOf(own, 'marac.researched')
      .map(({ codes, words, at, by }) => ({
        meetingOn: textIn(codes, 'meetingOn'),
        held: textIn(words, 'held'),
        shared: textIn(words, 'shared'),
        notShared: textIn(words, 'notShared'),
        at,
        by,
      }))
      .toReversed(),
  }
}

/** Whether the meeting is about them: a child under 16 is heard there with the adult, unless somebody already wrote otherwise. */
const isHeardThere = ({ page, entries }: AreaReading, { id, role, ageGroup }: AreaReading['page']['people'][number]) =>
  role === 'victim' &&
  (!mayBeUnder16(ageGroup) ||
    entries.some(({ type, codes }) => type.startsWith('marac.') && codes.person === id) ||
    page.people.every((each) => each.role !== 'victim' || mayBeUnder16(each.ageGroup)))

/** One for each person harmed who is heard there. */
export const maracOn = (reading: AreaReading): MaracShown => ({
  area: reading.organisation.riskTools.area.name,
  confirmed: reading.organisation.riskTools.area.confirmed !== null,
  people: reading.page.people.filter((person) => isHeardThere(reading, person)).map(({ id }) => ofPerson(reading, id)),
})
