/** The slow judge: the rules of the policy language read out loud, one loop for each sentence. The engine must agree with it. */
import { Temporal } from 'temporal-polyfill'
import type { Holidays } from '../../src/policy/calendar/working-days.ts'
import type { Breach, JudgedDuty, JudgedHold, Judgement, Outcome } from '../../src/policy/judgement.ts'
import type { Duty, Every, Pack } from '../../src/policy/model.ts'
import type { Entry } from '../../src/record/entry.ts'
import { entryType } from '../../src/record/entry-type.ts'
import { standing } from '../../src/record/standing.ts'
import { byTime, clausesOf, inForce, naiveRefusals } from './acts.ts'
import { runsOf } from './holds.ts'
import { due, endAfter, endOf, startOf } from './london.ts'
import { isAbout, isForWhoCausesHarm, keyIn, meetsOne, runs } from './matching.ts'

type Instance = {
  readonly pack: Pack
  readonly norm: Duty
  readonly trigger: Entry
  readonly opened: number
  readonly due: number | null
  key: string | null
  /** Opened for whoever the victim is, before any is known. */
  forNobodyYet: boolean
  outcome: Outcome
  ended: Entry | null
  absorbed: number
  waiverRefused: number | null
}

const isAdultVictim = (entry: Entry): boolean =>
  entry.type === 'person.added' &&
  entry.codes.role === 'victim' &&
  entry.codes.ageGroup !== 'under-16' &&
  entry.codes.ageGroup !== 'under-18' &&
  entry.codes.ageGroup !== '16-17'

/** Somebody harmed, of whom it is put right that they are an adult. */
const turnsOutAdult = (entry: Entry, earlier: readonly Entry[]): boolean =>
  entry.type === 'person.updated' &&
  entry.codes.ageGroup === '18-or-over' &&
  earlier.some(
    ({ type, codes }) => type === 'person.added' && codes.role === 'victim' && codes.person === entry.codes.person,
  )

const personOf = (entry: Entry): string => String(entry.codes.person)

const perOf = (norm: Duty) => norm.per ?? (norm.forEach ? ({ field: 'person', match: 'lenient' } as const) : undefined)

/** Whether an entry is about what the instance is about. Somebody who is none of the adult victims counts for any of them. */
function concerns(instance: Instance, entry: Entry, victims: readonly string[]): boolean {
  const { norm, key } = instance
  if (norm.forEach && key !== null && victims.includes(key)) {
    const named = keyIn(entry, perOf(norm))
    return named === null || named === key || !victims.includes(named)
  }
  return isAbout(key, entry, perOf(norm))
}

const namesAnother = ({ trigger }: Instance, entry: Entry): boolean =>
  new Set([trigger.codes.person, entry.codes.person].filter((person) => person !== undefined)).size > 1

/** An entry that could be about any move, but names somebody else than the one who asked for this one. */
const leavesOpenWhich = (instance: Instance, entry: Entry): boolean =>
  instance.norm.per?.match === 'lenient' && keyIn(entry, instance.norm.per) === null && namesAnother(instance, entry)

function outcomeBy(
  instance: Instance,
  entry: Entry,
  victims: readonly string[],
  earlier: readonly Entry[],
): Outcome | null {
  const { norm } = instance
  const about = concerns(instance, entry, victims)
  const counts = norm.notAbout === undefined || !isForWhoCausesHarm(entry, [...earlier, entry])
  const knownOf = norm.kind !== 'sign' || entry.recordedAt >= instance.trigger.recordedAt
  if (about && counts && knownOf && !leavesOpenWhich(instance, entry) && meetsOne(entry, norm.do)) return 'done'
  const sameQuestion = entry.type === instance.trigger.type && namesAnother(instance, entry)
  const stopping = [...norm.stopsWhen, ...(norm.unless?.from ?? [])]
  if (about && !sameQuestion && meetsOne(entry, stopping)) return 'stopped'
  const ofOrganisation = entryType(instance.trigger.type).scope === 'organisation'
  if (entry.type === 'case.closed' && !norm.survivesClosure && !ofOrganisation) return 'stopped'
  return null
}

function tryToWaive(instance: Instance, entry: Entry): void {
  const { clause, trigger, reason } = entry.codes
  if (entry.type !== 'duty.waived' || !clausesOf(instance.norm).includes(String(clause))) return
  if (trigger !== undefined && trigger !== instance.trigger.n) return
  const { waivable } = instance.norm
  if (waivable?.by.includes(entry.by) && waivable.reasons.includes(String(reason))) {
    instance.outcome = 'waived'
    instance.ended = entry
  } else instance.waiverRefused = entry.n
}

/** Every instance of every duty, offer and sign, from entries that count, in order. */
function instancesOf(versions: readonly Pack[], entries: readonly Entry[], holidays: readonly Holidays[]) {
  const all: Instance[] = []
  const open = (pack: Pack, norm: Duty, trigger: Entry, key: string | null, forNobodyYet = false, from = trigger) => {
    const running = all.find((each) => each.norm.id === norm.id && each.key === key && each.outcome === 'open')
    if (running && norm.again === 'absorb') {
      running.absorbed += 1
      return
    }
    if (running && norm.again === 'restart') {
      running.outcome = 'superseded'
      running.ended = trigger
    }
    all.push({
      pack,
      norm,
      trigger,
      opened: from.at,
      due: due(norm.within, { at: from.at, codes: trigger.codes }, pack, holidays),
      key,
      forNobodyYet,
      outcome: 'open',
      ended: null,
      absorbed: 0,
      waiverRefused: null,
    })
  }

  const triggers: { readonly pack: Pack; readonly norm: Duty; readonly trigger: Entry }[] = []

  entries.forEach((entry, place) => {
    const earlier = entries.slice(0, place)
    const isMet = (each: Entry, index: number) => isAdultVictim(each) || turnsOutAdult(each, entries.slice(0, index))
    const victims = [...new Set(earlier.filter(isMet).map(personOf))]
    for (const instance of all.filter((each) => each.outcome === 'open')) {
      const outcome = outcomeBy(instance, entry, victims, earlier)
      if (outcome) {
        instance.outcome = outcome
        instance.ended = entry
      } else tryToWaive(instance, entry)
    }

    if (isMet(entry, place) && !victims.includes(personOf(entry))) {
      const closed = earlier.findLastIndex((each) => each.type === 'case.closed')
      const begun = earlier.findLastIndex((each) => each.type === 'case.opened' || each.type === 'case.reopened')
      for (const id of new Set(all.filter((each) => each.norm.forEach).map((each) => each.norm.id))) {
        const mine = all.filter((each) => each.norm.id === id)
        const waiting = mine.find((each) => each.forNobodyYet && each.outcome === 'open')
        const latest = triggers.findLast((each) => each.norm.id === id)
        if (waiting) {
          waiting.key = personOf(entry)
          waiting.forNobodyYet = false
        } else if (latest && victims.length > 0 && closed <= begun)
          open(latest.pack, latest.norm, latest.trigger, personOf(entry), false, entry)
      }
    }

    const pack = inForce(versions, entry.at)
    for (const norm of pack.norms) {
      if (norm.kind !== 'duty' && norm.kind !== 'offer' && norm.kind !== 'sign') continue
      if (!meetsOne(entry, norm.when)) continue
      const key = keyIn(entry, perOf(norm))
      const loosely = perOf(norm) && { field: perOf(norm)?.field ?? '', match: 'lenient' as const }
      const needed = norm.if
      if (needed && ![...earlier, entry].some((each) => meetsOne(each, needed) && isAbout(key, each, loosely))) continue
      if (norm.unless && runs(norm.unless, earlier, key, norm.per)) continue
      if (norm.forEach && key === null) triggers.push({ pack, norm, trigger: entry })
      if (norm.forEach === undefined || key !== null) open(pack, norm, entry, key)
      else if (victims.length === 0) open(pack, norm, entry, null, true)
      else for (const victim of victims) open(pack, norm, entry, victim)
    }
  })
  return all
}

const judged = (each: Instance): JudgedDuty => ({
  norm: each.norm.id,
  kind: each.norm.kind,
  clauses: clausesOf(each.norm),
  version: each.pack.version,
  trigger: each.trigger.n,
  opened: each.opened,
  key: each.key,
  due: each.due,
  stated: each.norm.stated,
  outcome: each.outcome,
  ended: each.ended?.at ?? null,
  endedBy: each.outcome === 'done' ? (each.ended?.n ?? null) : null,
  absorbed: each.absorbed,
  waiverRefused: each.waiverRefused,
  owedBy: each.norm.owedBy ?? null,
})

function dueAgain(norm: Every, opened: number): number | null {
  if (norm.atLeast) return endAfter(opened, norm.atLeast)
  const printed = norm.dueDate === undefined ? null : endOf(Temporal.PlainDate.from(norm.dueDate))
  return printed !== null && printed > opened ? printed : null
}

const begins = (pack: Pack): number => startOf(Temporal.PlainDate.from(pack.inForce.from))

/**
 * What returns: one instance from the day on which a version with the norm takes effect, and one from each time that it was
 * done. One that is open when a new version comes goes on, judged by its own.
 */
function recurring(versions: readonly Pack[], id: string, entries: readonly Entry[], now: number): JudgedDuty[] {
  const found: JudgedDuty[] = []
  const everyIn = (pack: Pack) => pack.norms.find((norm): norm is Every => norm.kind === 'every' && norm.id === id)
  const start = (pack: Pack, norm: Every, trigger: Entry | null): void => {
    const opened = trigger?.at ?? begins(pack)
    const end = entries.find(
      (entry) => entry.at >= opened && (!trigger || byTime(entry, trigger) > 0) && meetsOne(entry, norm.do),
    )
    found.push({
      norm: id,
      kind: 'every',
      clauses: clausesOf(norm),
      version: pack.version,
      trigger: trigger?.n ?? null,
      opened,
      key: null,
      due: dueAgain(norm, opened),
      stated: norm.stated,
      outcome: end ? 'done' : 'open',
      ended: end?.at ?? null,
      endedBy: end?.n ?? null,
      absorbed: 0,
      waiverRefused: null,
      owedBy: null,
    })
    const next = end && inForce(versions, end.at)
    const again = next && everyIn(next)
    if (end && next && again) start(next, again, end)
  }
  for (const pack of versions.toSorted((a, b) => begins(a) - begins(b))) {
    const norm = everyIn(pack)
    const goesOn = found.some((each) => each.ended === null || each.ended >= begins(pack))
    if (norm && !goesOn && begins(pack) <= now) start(pack, norm, null)
  }
  return found
}

function breachesOf(versions: readonly Pack[], entries: readonly Entry[], inStory: boolean): readonly Breach[] {
  return entries
    .filter((entry) => entry.happened)
    .flatMap((act) => {
      const known = entries.filter(
        (entry) => entry.recordedAt < act.recordedAt || (entry.recordedAt === act.recordedAt && entry.n < act.n),
      )
      return naiveRefusals(versions, known, act, inStory).map((refusal): Breach => {
        const norm = inForce(versions, act.at).norms.find((each) => each.id === refusal.norm)
        const isContact = refusal.kind === 'safe-contact'
        const remedies = isContact
          ? inForce(versions, act.at).safeContactRemediedBy
          : norm?.kind === 'never' && norm.remediedBy
        const remedied = entries.some(
          (entry) =>
            byTime(entry, act) > 0 &&
            remedies &&
            (!isContact || entry.codes.person === act.codes.person) &&
            meetsOne(entry, remedies) &&
            (entry.codes.entry === undefined || entry.codes.entry === act.n),
        )
        return { n: act.n, norm: refusal.norm, clauses: refusal.clauses, missing: refusal.missing, remedied }
      })
    })
}

function holdsOf(versions: readonly Pack[], entries: readonly Entry[]): readonly JudgedHold[] {
  return versions.flatMap((pack) =>
    pack.norms.flatMap((norm) =>
      norm.kind !== 'hold'
        ? []
        : runsOf(norm, entries, (entry) => inForce(versions, entry.at) === pack).map(
            (run): JudgedHold => ({
              norm: norm.id,
              clauses: clausesOf(norm),
              startedBy: run.startedBy,
              from: run.from,
              until: run.until,
              earliestEnd: run.earliestEnd,
              setBy: run.setBy,
            }),
          ),
    ),
  )
}

/** The judgement of a record as at `now`. The same answer as the engine's, in any order of rows. */
export function naiveJudge(
  versions: readonly Pack[],
  holidays: readonly Holidays[],
  record: readonly Entry[],
  now: number,
  inStory = false,
): Judgement {
  const known = record.filter((entry) => entry.at <= now && entry.recordedAt <= now)
  const entries = standing(known).toSorted(byTime)
  const everies = new Set(
    versions.flatMap((pack) => pack.norms.flatMap((norm) => (norm.kind === 'every' ? [norm.id] : []))),
  )
  return {
    duties: [
      ...instancesOf(versions, entries, holidays).map(judged),
      ...[...everies].flatMap((id) => recurring(versions, id, entries, now)),
    ],
    holds: holdsOf(versions, entries),
    breaches: breachesOf(versions, entries, inStory),
  }
}

/** Somebody added again without an age is as old as whoever spoke of it last has said. */
function asOldAsKnown(record: readonly Entry[], entry: Entry): Entry {
  if (entry.type !== 'person.added' || 'ageGroup' in entry.codes) return entry
  let latest: Entry | undefined
  for (const each of standing(record).toSorted(byTime)) {
    const isOfPerson = each.type === 'person.added' || each.type === 'person.updated'
    if (isOfPerson && each.codes.person === entry.codes.person && 'ageGroup' in each.codes) latest = each
  }
  const ageGroup = latest?.codes.ageGroup
  if (ageGroup === undefined || ageGroup === 'not-known') return entry
  return { ...entry, codes: { ...entry.codes, ageGroup } }
}

/** The record that remains when every proposal is played in order of writing down: refused entries are not on it. */
export function naivePlay(versions: readonly Pack[], proposals: readonly Entry[]) {
  let record: readonly Entry[] = []
  const refused: { readonly n: number; readonly norms: readonly string[] }[] = []
  for (const proposed of proposals.toSorted((a, b) => a.recordedAt - b.recordedAt || a.n - b.n)) {
    const entry = asOldAsKnown(record, proposed)
    const refusing = entry.happened ? [] : naiveRefusals(versions, record, entry, true)
    if (refusing.length === 0) record = [...record, entry]
    else refused.push({ n: entry.n, norms: refusing.map((each) => each.norm) })
  }
  return { record, refused }
}
