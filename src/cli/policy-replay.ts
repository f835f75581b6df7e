/** `rowan policy replay`: what past cases would have looked like under another text of the policy. */
import { replayRecords } from '../casework/replay-records.ts'
import { loadHolidays } from '../packs/load-holidays.ts'
import { type Replayer, replayer } from '../policy/replay/replay.ts'
import { SHOWN, type ToldClause, type ToldCounts, type ToldReplay, toldReplay } from '../policy/replay/told.ts'
import { dateOfDay, dayOf, dayOfDate, type Instant, startOfDay } from '../record/london-time.ts'
import { recordableSince } from '../record/since.ts'
import type { Visit } from './administer.ts'
import { readOptions, type Terminal, Unusable } from './command.ts'
import { type NamedPack, twoPacks } from './named-pack.ts'
import { readScenarioFile, scenarioFiles } from './scenario-files.ts'

export const REPLAY_HELP = `rowan policy replay BEFORE AFTER [FILE...] [--from DATE] [--exact] [--cases] [--all] [--json]

replay: what cases would have looked like under AFTER, beside what they look like under BEFORE, clause by clause: duties that arose, met
in time, late, open; acts refused; breaches. Each policy is taken as though it had always been in force. The record stands as it was
written, by people who worked to the policy of their day: this measures the record against the rules, and not what they would have done.
FILE ...      stories (JSON), or folders of them: each is played by both policies, and nothing is read from a database
without one   every case in the database of this folder: codes alone, no words are opened. The audit has a line of it
--from DATE   only cases opened on or after this day
--exact       every number, also what is about fewer than five cases: for whoever answers for them. Without it such numbers are left
              out, and all others are rounded down to five
--cases       which cases come out otherwise, by reference; with --exact alone. The audit says that they were named
--all         also clauses in which the two do not differ
Cannot tell: what would show it could not be recorded yet. It is never counted as not done.
Exit: 0 done, 2 it could not be done.`

const FLAGS = ['--exact', '--cases', '--all', '--json']

const HEADS: Readonly<Record<keyof ToldCounts, string>> = {
  opened: 'arose',
  met: 'met',
  late: 'late',
  'past-target': 'past own target',
  open: 'open',
  ended: 'ended',
  'cannot-tell': 'cannot tell',
  refused: 'refused',
  breached: 'breached',
  remedied: 'remedied',
  held: 'on hold',
  'act-cannot-tell': 'cannot tell if refused',
}

const ALWAYS_SHOWN: readonly (keyof ToldCounts)[] = ['opened', 'met', 'late', 'open', 'refused', 'breached']

/** The first day asked for, taken out of the words. */
function dayFrom(words: readonly string[]): { readonly from: Instant | null; readonly rest: readonly string[] } {
  const place = words.indexOf('--from')
  if (place < 0) return { from: null, rest: words }
  const [, date = ''] = words.slice(place)
  try {
    return { from: startOfDay(dayOfDate(date)), rest: words.toSpliced(place, 2) }
  } catch {
    throw new Unusable(`--from: "${date}" is not a date (YYYY-MM-DD)`)
  }
}

/** Plays every story of the landlord that began on the first day asked for or later. Answers with how many were left out. */
function replayStories(made: Replayer, files: readonly string[], landlord: string, from: Instant | null): number {
  let others = 0
  for (const file of files) {
    const { id, policy, now, proposals } = readScenarioFile(file)
    const began = Math.min(...proposals.map(({ at }) => at))
    if (policy !== landlord || (from !== null && began < from)) others++
    else made.see({ reference: id || file, scope: 'all', now, began, proposals })
  }
  return others
}

/** Tells how far it is, first after two seconds. */
function slowly(terminal: Terminal): (done: number, all: number) => void {
  let next = Date.now() + 2000
  return (done, all) => {
    if (Date.now() < next) return
    next = Date.now() + 2000
    terminal.error(`${done} of ${all} cases`)
  }
}

const many = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value))

function tellClause(
  terminal: Terminal,
  told: ToldClause,
  says: string | undefined,
  names: readonly [string, string],
): void {
  terminal.out(`${told.clause}${says === undefined ? '' : ` ${says}`}`)
  const cells = SHOWN.filter((cell) => ALWAYS_SHOWN.includes(cell) || told.before[cell] > 0 || told.after[cell] > 0)
  const wide = Math.max(...names.map((name) => name.length), 'difference'.length)
  const row = (name: string, value: (cell: keyof ToldCounts) => string) =>
    terminal.out(
      `  ${name.padEnd(wide)} ${cells.map((cell) => value(cell).padStart(Math.max(8, HEADS[cell].length + 2))).join('')}`,
    )
  row('', (cell) => HEADS[cell])
  row(names[0], (cell) => String(told.before[cell]))
  row(names[1], (cell) => String(told.after[cell]))
  row('difference', (cell) => signed(told.difference[cell]))
  if (told.unseen > 0)
    terminal.out(
      `  Cannot tell of ${many(told.unseen, 'case')}: they began before all that gives rise to it could be recorded.`,
    )
  if (told.organisation) terminal.out('  Otherwise on the organisation’s own record')
  if (!told.references) terminal.out(`  Otherwise in ${many(told.cases, 'case')}`)
  else if (told.references.length > 0) terminal.out(`  Otherwise: ${told.references.join(', ')}`)
}

function tell(terminal: Terminal, told: ToldReplay, before: NamedPack, after: NamedPack): void {
  const register = new Map([...(before.clauses ?? []), ...(after.clauses ?? [])].map((each) => [each.id, each]))
  for (const clause of told.clauses)
    tellClause(terminal, clause, register.get(clause.clause)?.says, [before.name, after.name])
}

export async function replay(visit: Visit, words: readonly string[], terminal: Terminal): Promise<number> {
  const { from, rest: given } = dayFrom(words)
  const { flags, rest } = readOptions(given, FLAGS)
  const [first, second, ...paths] = rest
  if (first === undefined || second === undefined)
    throw new Unusable('Name two policies: rowan policy replay BEFORE AFTER [FILE...]')
  const isStories = paths.length > 0
  const named = flags.has('--cases')
  const how = isStories || flags.has('--exact') ? 'exact' : 'rounded'
  if (named && how === 'rounded') throw new Unusable('--cases names cases: say --exact with it, if you answer for them')
  const [before, after] = await twoPacks(visit, terminal, [first, second])
  const made = replayer(before.pack, after.pack, loadHolidays(terminal.root), {
    everything: flags.has('--all'),
    keepReferences: named,
    since: recordableSince,
  })
  const { landlord } = before.pack
  const notes: string[] = []
  if (isStories) {
    const others = replayStories(made, paths.flatMap(scenarioFiles), landlord, from)
    if (made.tally.cases === 0) throw new Unusable(`None of these stories is of ${landlord}, or none began so late`)
    if (others > 0) notes.push(`${others} stories were left out: of other landlords, or from before.`)
  } else {
    const asked = [...(how === 'exact' ? ['exact'] : []), ...(from === null ? [] : [`from ${dateOfDay(dayOf(from))}`])]
    const compared = [`${before.pack.id} ${before.pack.version} to ${after.pack.version}`, ...asked].join(', ')
    const say = slowly(terminal)
    await visit(terminal, (rowan) => {
      if (!rowan.landlords.has(landlord)) throw new Unusable(`The database has no landlord "${landlord}"`)
      return replayRecords(rowan, made, { landlord, compared, namesCases: named, from, say })
    })
    if (how === 'rounded')
      notes.push('What is about fewer than five cases is left out, and every other number is rounded down to five.')
  }
  const told = toldReplay(made.tally, { how, named, shown: made.asks })
  if (flags.has('--json')) {
    const { norms, safeContact } = made.differs
    const differs = [...norms, ...(safeContact ? ['safe-contact'] : [])]
    terminal.out(JSON.stringify({ before: before.name, after: after.name, numbers: how, differs, ...told }, null, 2))
    return 0
  }
  tell(terminal, told, before, after)
  for (const note of notes) terminal.out(note)
  terminal.out(
    made.differs.clauses.size === 0
      ? `${before.name} and ${after.name} judge every case alike`
      : `${many(told.cases, 'case')} by ${before.name} and by ${after.name}: otherwise in ${told.differing}, under ${many(told.clauses.filter(({ cases }) => cases > 0).length, 'clause')}`,
  )
  return 0
}
