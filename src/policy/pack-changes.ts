/** What differs between two texts of one landlord's policy, clause by clause and in words. Pure. */
import { bound } from './compile.ts'
import { inOrder } from './edition.ts'
import {
  intervalInWords,
  limitInWords,
  listed,
  nameInWords,
  needInWords,
  patternInWords,
  perInWords,
  whereInWords,
} from './in-words.ts'
import type { Interval, Need, Norm, Pack, Pattern, Per, Where, Within } from './model.ts'

export type Change = {
  readonly what: 'added' | 'removed' | 'changed'
  /** What it is: the kind of a norm, or `reading`, `tension`, `slip`, `calendar` and so on. */
  readonly of: string
  readonly id: string
  /** Under which clauses it stands, before or after. Empty where it is about none. */
  readonly clauses: readonly string[]
  /** Whole sentences. */
  readonly says: readonly string[]
}

const patterns = (value: unknown): readonly string[] => (value as readonly Pattern[]).map(patternInWords)

/** Parts of a norm that are lists, each with what is said of one that came or went. */
const LISTS: Readonly<
  Record<
    string,
    { readonly items: (value: unknown) => readonly string[]; readonly came: string; readonly went: string }
  >
> = {
  when: { items: patterns, came: 'It now applies to', went: 'It no longer applies to' },
  do: { items: patterns, came: 'It is now also met by', went: 'It is no longer met by' },
  stopsWhen: { items: patterns, came: 'It now stops with', went: 'It no longer stops with' },
  if: { items: patterns, came: 'It now holds after', went: 'It no longer holds after' },
  before: { items: patterns, came: 'It now stands before', went: 'It no longer stands before' },
  acts: { items: patterns, came: 'It now speaks of', went: 'It no longer speaks of' },
  since: {
    items: patterns,
    came: 'Only what came after this now counts:',
    went: 'What came before this now counts too:',
  },
  until: { items: patterns, came: 'It now ends with', went: 'It no longer ends with' },
  remediedBy: { items: patterns, came: 'It is now remedied by', went: 'It is no longer remedied by' },
  startsOn: { items: patterns, came: 'It now starts with', went: 'It no longer starts with' },
  forbids: { items: patterns, came: 'It now forbids', went: 'It no longer forbids' },
  endsEarlyOn: { items: patterns, came: 'It now ends early with', went: 'It no longer ends early with' },
  needs: {
    items: (value) => (value as readonly Need[]).map(needInWords),
    came: 'It now needs',
    went: 'It no longer needs',
  },
  fieldAny: {
    items: (value) => (value as readonly Where[]).map(whereInWords),
    came: 'It is now enough that the act says',
    went: 'It is no longer enough that the act says',
  },
  must: {
    items: (value) => (value as readonly string[]).map(nameInWords),
    came: 'It must now be written down:',
    went: 'It need no longer be written down:',
  },
}

type Texts = Readonly<Record<string, (value: never) => string>>

/** Parts that are one thing, each with how it is put. What is not here is put as it stands in the file. */
const SINGLE: Texts = {
  per: (per: Per) => perInWords(per),
  unless: (interval: Interval) => intervalInWords(interval),
  while: (interval: Interval) => intervalInWords(interval),
  waivable: (waivable: { by: readonly string[]; reasons: readonly string[] }) =>
    `by ${listed(waivable.by.map(nameInWords), 'or')} because of ${listed(waivable.reasons.map(nameInWords), 'or')}`,
  deviation: (deviation: { field: string; by: readonly string[] }) =>
    `with ${nameInWords(deviation.field)}, by ${listed(deviation.by.map(nameInWords), 'or')}`,
  atLeast: (period: Within) => limitInWords(period).replace('within', 'every'),
  length: (length: { minMonths: number; maxMonths: number; default: string; event: string }) =>
    `${length.minMonths} to ${length.maxMonths} months as ${nameInWords(length.event)} says, else the ${length.default === 'max' ? 'longest' : 'shortest'}`,
}

const LABELS: Readonly<Record<string, string>> = {
  per: 'What it counts for',
  unless: 'When it does not arise',
  while: 'While it holds',
  waivable: 'Who may waive it',
  deviation: 'Who may go beyond it',
  atLeast: 'How often',
  length: 'How long it runs',
  dueDate: 'The printed date',
  atMost: 'How many at most',
  again: 'What a further trigger does',
  forEach: 'To whom it is owed',
  notAbout: 'What about somebody does not answer it',
  survivesClosure: 'Whether it goes on when the case is closed',
  owedBy: 'Who owes it',
  strength: 'How strongly it is put',
  reading: 'The reading that it rests on',
  needsConsent: 'The consent that it needs',
  forByAct: 'Whether what opens it must name the purpose of the act',
  unlessField: 'The field that lifts it',
  alsoOf: 'Whom else it looks at',
  extend: 'Whether a further start makes it longer',
}

/** The same for the same rules, in whatever order the file has them. */
const text = (value: unknown): string => JSON.stringify(inOrder(value)) ?? ''

function singleInWords(key: string, value: unknown): string {
  if (value === undefined || value === null) return 'none'
  if (value === true) return 'yes'
  if (value === false) return 'no'
  const say = SINGLE[key]
  return say ? say(value as never) : typeof value === 'string' ? nameInWords(value) : text(value)
}

function listSays(key: string, before: unknown, after: unknown): readonly string[] {
  const list = LISTS[key]
  if (!list) return []
  const [old, young] = [before, after].map((value) => (value === undefined ? [] : list.items(value)))
  const came = (young ?? []).filter((each) => !old?.includes(each))
  const went = (old ?? []).filter((each) => !young?.includes(each))
  const said = [...went.map((each) => `${list.went} ${each}.`), ...came.map((each) => `${list.came} ${each}.`)]
  return said.length > 0 ? said : [`${LABELS[key] ?? nameInWords(key)}: put otherwise, or in another order.`]
}

function citeSays(before: Norm, after: Norm): readonly string[] {
  const clauses = (norm: Norm) => [...new Set(norm.cite.map(({ clause }) => clause))]
  const said = (norm: Norm, clause: string) =>
    norm.cite
      .filter((cite) => cite.clause === clause)
      .map(({ says }) => says)
      .join(' / ')
  return [
    ...clauses(before)
      .filter((each) => !clauses(after).includes(each))
      .map((each) => `It no longer stands under ${each}.`),
    ...clauses(after)
      .filter((each) => !clauses(before).includes(each))
      .map((each) => `It now stands under ${each}.`),
    ...clauses(after)
      .filter((each) => clauses(before).includes(each) && said(before, each) !== said(after, each))
      .map((each) => `How ${each} is put: “${said(before, each)}” is now “${said(after, each)}”.`),
  ]
}

function limitSays(before: Within | undefined, after: Within | undefined): readonly string[] {
  if (before === undefined || after === undefined || text(before) === text(after)) return []
  return [`What was due ${limitInWords(before)} is now due ${limitInWords(after)}.`]
}

const statedSays = (stated: unknown): string =>
  stated ? 'The time is now the policy’s own.' : 'The time is now a local target, and no longer the policy’s own.'

const withinOf = (norm: Norm, pack: Pack): Within | undefined =>
  'within' in norm ? bound(norm.within, pack) : undefined

type Loose = Readonly<Record<string, unknown>>

/** What differs between two texts of one norm. Empty where nothing does. */
function normSays(before: Norm, after: Norm, of: { readonly before: Pack; readonly after: Pack }): readonly string[] {
  const [old, young] = [before as unknown as Loose, after as unknown as Loose]
  const keys = [...new Set([...Object.keys(old), ...Object.keys(young)])]
  const kind = before.kind === after.kind ? [] : [`What was a ${before.kind} is now a ${after.kind}.`]
  const limits = limitSays(withinOf(before, of.before), withinOf(after, of.after))
  const rest = keys.flatMap((key): readonly string[] => {
    if (['id', 'kind', 'line', 'within', 'cite'].includes(key) || text(old[key]) === text(young[key])) return []
    if (key in LISTS) return listSays(key, old[key], young[key])
    if (key === 'stated') return old[key] === undefined || young[key] === undefined ? [] : [statedSays(young[key])]
    const label = LABELS[key] ?? nameInWords(key)
    return [`${label}: was ${singleInWords(key, old[key])}, is now ${singleInWords(key, young[key])}.`]
  })
  return [...kind, ...limits, ...rest, ...citeSays(before, after)]
}

const clausesOf = (norm: Norm): readonly string[] => [...new Set(norm.cite.map(({ clause }) => clause))]

/** A norm that came or went, in a sentence or two. */
function wholeNorm(norm: Norm, pack: Pack): readonly string[] {
  const within = withinOf(norm, pack)
  const said = (verb: string, list: readonly Pattern[]) => `${verb} ${listed(list.map(patternInWords), 'or')}`
  switch (norm.kind) {
    case 'duty':
    case 'offer':
    case 'sign':
      return [
        `${said('After', norm.when)}: ${said('to be met by', norm.do)}, due ${limitInWords(within ?? 'not_stated')}.`,
      ]
    case 'gate':
      return [`${said('Before', norm.before)}: needs ${listed(norm.needs.map(needInWords), 'and')}.`]
    case 'never':
      return [`${said('Never', norm.acts)}.`]
    case 'limit':
      return [`At most ${norm.atMost}: ${listed(norm.acts.map(patternInWords), 'or')}.`]
    case 'record':
      return [`${said('With', norm.when)}: ${listed(norm.must.map(nameInWords), 'and')} must be written down.`]
    case 'every':
      return [`${said('Again and again', norm.do)}.`]
    case 'hold':
      return [`${said('From', norm.startsOn)}: ${said('forbids', norm.forbids)}.`]
    default:
      return norm satisfies never
  }
}

function normChanges(before: Pack, after: Pack): readonly Change[] {
  const ids = [...new Set([...before.norms, ...after.norms].map(({ id }) => id))]
  return ids.flatMap((id): readonly Change[] => {
    const old = before.norms.find((norm) => norm.id === id)
    const young = after.norms.find((norm) => norm.id === id)
    if (!old && young)
      return [{ what: 'added', of: young.kind, id, clauses: clausesOf(young), says: wholeNorm(young, after) }]
    if (old && !young)
      return [{ what: 'removed', of: old.kind, id, clauses: clausesOf(old), says: wholeNorm(old, before) }]
    if (!old || !young || old === young) return []
    const says = normSays(old, young, { before, after })
    const clauses = [...new Set([...clausesOf(old), ...clausesOf(young)])]
    return says.length > 0 ? [{ what: 'changed', of: young.kind, id, clauses, says }] : []
  })
}

type Note = { readonly id: string; readonly clauses: readonly string[] }

/** Changes of what stands beside clauses: readings, tensions, slips. */
function noteChanges<T extends Note>(
  of: string,
  before: readonly T[],
  after: readonly T[],
  put: (note: T) => string,
): readonly Change[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))]
  return ids.flatMap((id): readonly Change[] => {
    const old = before.find((note) => note.id === id)
    const young = after.find((note) => note.id === id)
    if (old && young) {
      if (old === young || text(old) === text(young)) return []
      const clauses = [...new Set([...old.clauses, ...young.clauses])]
      const moved =
        text(old.clauses) === text(young.clauses) ? [] : [`It now stands under ${listed(young.clauses, 'and')}.`]
      const said = put(old) === put(young) ? [] : [`“${put(old)}” is now “${put(young)}”.`]
      return [{ what: 'changed', of, id, clauses, says: [...said, ...moved] }]
    }
    const one = young ?? old
    return one ? [{ what: young ? 'added' : 'removed', of, id, clauses: one.clauses, says: [`“${put(one)}”`] }] : []
  })
}

const countsWorkingDays = (norm: Norm, pack: Pack): boolean => {
  const within = withinOf(norm, pack)
  return within === 'same_working_day' || (typeof within === 'object' && 'working_days' in within)
}

/** What is about the whole policy. The clauses are those whose times it moves. */
function wholeChanges(before: Pack, after: Pack): readonly Change[] {
  const change = (
    of: string,
    says: readonly (string | false)[],
    clauses: readonly string[] = [],
  ): readonly Change[] => {
    const said = says.filter((each): each is string => each !== false)
    return said.length > 0 ? [{ what: 'changed', of, id: of, clauses, says: said }] : []
  }
  const moved = [
    ...new Set(
      [before, after].flatMap((pack) => pack.norms.filter((norm) => countsWorkingDays(norm, pack)).flatMap(clausesOf)),
    ),
  ]
  const [old, young] = [before.calendar, after.calendar]
  const days = (list: readonly string[], others: readonly string[]) => list.filter((day) => !others.includes(day))
  const shut = days(young.closed, old.closed)
  const opened = days(old.closed, young.closed)
  const remedy = ({ safeContactRemediedBy = [] }: Pack) => listed(patterns(safeContactRemediedBy), 'or') || 'nothing'
  const override = ({ safeContactOverride: each }: Pack) =>
    each
      ? `${listed(each.by.map(nameInWords), 'or')}, for at most ${count(each.atMostHours)} (reading ${each.reading})`
      : 'nobody'
  return [
    ...change(
      'calendar',
      [
        old.close !== young.close && `The working day ended at ${old.close} and now ends at ${young.close}.`,
        old.holidays !== young.holidays &&
          `The bank holidays were those of ${nameInWords(old.holidays)} and are now those of ${nameInWords(young.holidays)}.`,
        shut.length > 0 && `No longer a working day: ${listed(shut, 'and')}.`,
        opened.length > 0 && `Now a working day: ${listed(opened, 'and')}.`,
      ],
      moved,
    ),
    ...change(
      'safe contact',
      [
        before.safeContactClause !== after.safeContactClause &&
          `What refuses an unsafe contact was ${before.safeContactClause} and is now ${after.safeContactClause}.`,
        remedy(before) !== remedy(after) &&
          `What remedies an unsafe contact was ${remedy(before)} and is now ${remedy(after)}.`,
        override(before) !== override(after) &&
          `Who may let somebody be reached otherwise when a life is at risk: was ${override(before)}, is now ${override(after)}.`,
      ],
      [...new Set([before.safeContactClause, after.safeContactClause])],
    ),
    ...change('version', [
      before.version !== after.version && `The version was ${before.version} and is now ${after.version}.`,
      before.inForce.from !== after.inForce.from &&
        `It was in force from ${before.inForce.from} and is now from ${after.inForce.from}.`,
      before.inForce.reviewBy !== after.inForce.reviewBy &&
        `To be reviewed by: was ${before.inForce.reviewBy ?? 'no date'}, is now ${after.inForce.reviewBy ?? 'no date'}.`,
    ]),
  ]
}

const count = (hours: number) => `${hours} hour${hours === 1 ? '' : 's'}`

/** Times of other documents, with the clauses that wait for them. */
function importChanges(before: Pack, after: Pack): readonly Change[] {
  const waits = (norm: Norm, id: string) =>
    'within' in norm && typeof norm.within === 'object' && 'import' in norm.within && norm.within.import === id
  const waiting = (id: string) => [
    ...new Set([...before.norms, ...after.norms].filter((norm) => waits(norm, id)).flatMap(clausesOf)),
  ]
  const notes = (pack: Pack) => pack.imports.map((each) => ({ ...each, clauses: waiting(each.id) }))
  return noteChanges(
    'other document',
    notes(before),
    notes(after),
    ({ document, within }) => `${document}: ${within === undefined ? 'not supplied' : limitInWords(within)}`,
  )
}

/** Everything that differs, norms first. Empty where nothing is carried out or shown otherwise. */
export function packChanges(before: Pack, after: Pack): readonly Change[] {
  const silences = (pack: Pack) => pack.silences.map(({ about, says }) => ({ id: about, clauses: [], says }))
  return [
    ...normChanges(before, after),
    ...importChanges(before, after),
    ...noteChanges(
      'reading',
      before.interpretations,
      after.interpretations,
      ({ reads, decidedBy, decidedOn }) => `${reads} (${decidedBy}${decidedOn ? `, ${decidedOn}` : ''})`,
    ),
    ...noteChanges(
      'tension',
      before.tensions,
      after.tensions,
      ({ reads, shownTo }) => `${reads} (${nameInWords(shownTo)})`,
    ),
    ...noteChanges('slip', before.errata, after.errata, ({ notes }) => notes),
    ...noteChanges('silence', silences(before), silences(after), ({ says }) => says),
    ...wholeChanges(before, after),
  ]
}
