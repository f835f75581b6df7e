/** Made-up complaints of each landlord, from both sides and from neither: so that those who handle them have something to do. */
import { handleComplaint } from '../src/casework/complaints/handle-complaint.ts'
import { receiveComplaint } from '../src/casework/complaints/receive-complaint.ts'
import { perform } from '../src/casework/perform.ts'
import { DAY, dayOf, type Instant, instantOnDay, weekdayOf } from '../src/record/london-time.ts'
import type { EntryTypeName } from '../src/record/vocabulary.ts'
import { readComplaints } from '../src/views/complaints/read-complaints.ts'
import { listCases } from '../src/views/list-cases.ts'
import { readCasePage } from '../src/views/read-case.ts'
import type { Workshop } from './making.ts'

type Data = Readonly<Record<string, unknown>>
/** So many days ago, what was done. */
type Done = readonly [number, EntryTypeName, Data]

type MadeUpComplaint = {
  readonly daysAgo: number
  readonly data: Data
  /** The person said to cause harm in the case of that number complains. */
  readonly ofOther?: number
  readonly afterwards: readonly Done[]
}

/** Nothing in them shows from which side they come: that is known on the case alone. */
const COMPLAINTS: readonly MadeUpComplaint[] = [
  {
    daysAgo: 9,
    data: { channel: 'phone', about: 'My locks were changed and nobody asked me.', reach: 'Letter to the flat' },
    ofOther: 1,
    afterwards: [],
  },
  {
    daysAgo: 20,
    data: { channel: 'email', name: 'Lou Sample', about: 'The lift has been out for three weeks.', reach: 'E-mail' },
    afterwards: [
      [
        17,
        'complaint.acknowledged',
        { channel: 'email', understood: 'They want the lift mended and to be told when.' },
      ],
      [6, 'complaint.extended', { workingDays: 5, reason: 'The part has to come from abroad.' }],
    ],
  },
  {
    daysAgo: 60,
    data: {
      channel: 'letter',
      name: 'Fran Sample',
      about: 'The repair of the door was done badly.',
      reach: 'Phone, evenings',
    },
    afterwards: [
      [57, 'complaint.acknowledged', { channel: 'phone', understood: 'They want it put right and to be told when.' }],
      [
        45,
        'complaint.answered',
        { outcome: 'not-upheld', channel: 'letter', answer: 'We looked at it and found it sound.' },
      ],
      [8, 'complaint.received', { about: 'It still does not close.' }],
      [6, 'complaint.acknowledged', { channel: 'phone', understood: 'They want it put right and to be told when.' }],
    ],
  },
  {
    daysAgo: 50,
    data: { channel: 'phone', name: 'Kit Sample', about: 'Nobody answered at the office.', reach: 'Phone' },
    afterwards: [
      [48, 'complaint.acknowledged', { channel: 'phone', understood: 'They want it put right and to be told when.' }],
      [
        40,
        'complaint.answered',
        {
          outcome: 'upheld',
          remedies: ['apology', 'compensation'],
          compensation: 50,
          channel: 'phone',
          answer: 'The line was down and nobody noticed.',
        },
      ],
      [33, 'complaint.closed', { reason: 'answered', concern: 'nothing-noticed', promises: 'Paid on the day.' }],
    ],
  },
]

/** How many complaints there are once all are made: these, and one that is written down on a case. */
export const COMPLAINTS_MADE = COMPLAINTS.length + 1

/** So many days before now, in the late morning; on a weekend, on the Friday before. */
function morning(now: Instant, daysAgo: number): Instant {
  const day = dayOf(now - daysAgo * DAY)
  return instantOnDay(day - Math.max(0, weekdayOf(day) - 5), 11 * 60)
}

const recorded = (came: { readonly outcome: string }): void => {
  if (came.outcome !== 'recorded') throw new Error(`A made-up complaint could not be made: ${JSON.stringify(came)}`)
}

async function make({ rowan, clock, now, couples, tokenFor }: Workshop, made: MadeUpComplaint): Promise<void> {
  const token = tokenFor('complaints-team')
  const other = made.ofOther === undefined ? undefined : couples[made.ofOther]?.other
  clock.set(morning(now, made.daysAgo))
  const taken = await receiveComplaint(rowan, token, {
    role: 'complaints-team',
    data: { ...made.data, ...(other ? { name: other.name, customer: other.customer } : {}) },
  })
  recorded(taken)
  if (taken.outcome !== 'recorded') return
  for (const [daysAgo, type, data] of made.afterwards) {
    clock.set(morning(now, daysAgo))
    recorded(await handleComplaint(rowan, token, { complaint: taken.complaintId, type, data, role: 'complaints-team' }))
  }
}

/** The complaint of a person harmed, as their caseworker wrote it down on the case. */
async function fromCase({ rowan, clock, now, tokenFor }: Workshop): Promise<void> {
  const token = tokenFor('da-caseworker')
  clock.set(morning(now, 3))
  const open = ((await listCases(rowan, token)) ?? []).filter(({ state }) => state === 'open')
  const reference = open.at(-1)?.reference
  const page = reference === undefined ? null : await readCasePage(rowan, token, reference)
  const victim = page?.people.find(({ role }) => role === 'victim')
  const person = victim?.id
  if (!page || person === undefined) throw new Error('There is no open case on which a complaint could be made')
  recorded(
    await perform(rowan, token, {
      target: { on: 'case', caseId: page.id },
      type: 'complaint.received',
      role: 'da-caseworker',
      data: {
        person,
        side: 'victim',
        stage: 'stage-1',
        ...(victim?.name ? { name: victim.name } : {}),
        about: 'Nobody rang me back for a week.',
        reach: 'The number that her caseworker has',
      },
    }),
  )
}

/** How many there are already, seen by those who handle them. */
export const complaintsMade = async ({ rowan }: Pick<Workshop, 'rowan'>, token: string): Promise<number> =>
  (await readComplaints(rowan, token))?.complaints.length ?? 0

/** Makes those that a broken-off run has not made. One that was begun is left as it is. */
export async function makeComplaints(shop: Workshop): Promise<void> {
  const there = await complaintsMade(shop, shop.tokenFor('complaints-team'))
  for (const [index, made] of COMPLAINTS.entries()) if (index >= there) await make(shop, made)
  if (there < COMPLAINTS_MADE) await fromCase(shop)
}
