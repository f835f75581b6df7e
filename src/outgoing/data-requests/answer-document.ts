/**
 * The answer to somebody who asked for the data that we hold about them: one covering letter for everybody, word for word, and the same
 * sections in the same order. A section in which nothing is given says so in one sentence, whether nothing is held or it may not be given: so
 * the answer to somebody whom a case names, and to somebody whom none does, are the same to the byte, and nobody can tell how many places
 * there are or which were left out. Source: Information Commissioner, neither confirm nor deny; abuse cases 17 and 18.
 */
import type { OwnRecord } from '../../packs/own-record.ts'
import type { CivilDate } from '../../record/london-time.ts'
import { sayDay } from '../documents/dates.ts'
import type { Block, Document } from '../documents/document.ts'
import { filesBlocks, type NamedFile } from './given-file.ts'
import { type GivenItem, NOTHING, sectionBlocks } from './given-part.ts'

export type AnswerData = {
  readonly landlord: string
  readonly reference: string
  /** When they asked, and when this is made. */
  readonly received: number
  readonly made: number
  /** As they gave it. */
  readonly name: string
  /** Null where our housing records do not know them. */
  readonly held: {
    readonly name: string
    readonly dateOfBirth: CivilDate | null
    readonly phone: string | null
    readonly homes: readonly {
      readonly address: string
      readonly tenure: string | null
      readonly part: 'holder' | 'household'
      readonly from: CivilDate | null
      readonly until: CivilDate | null
      readonly accounts: readonly string[]
    }[]
  } | null
  /** What was gathered elsewhere. */
  readonly items: readonly GivenItem[]
  /** What goes with it, in its order. */
  readonly files: readonly NamedFile[]
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const heading = (text: string): Block => ({ kind: 'heading', text })

const cover = ({ landlord, reference, received, made, name }: AnswerData): readonly Block[] => [
  paragraph(`${landlord}, ${sayDay(made, 'english')}. Our reference: ${reference}`),
  paragraph(`Dear ${name}`),
  paragraph(`On ${sayDay(received, 'english')} you asked for the information that we hold about you. It is below.`),
  paragraph(
    'We hold it to run your home: from what you told us when you came to us, and from our own records. We keep it while you live in a home of ours and for some years after, and share it with those who work for us on your home, and with public bodies where the law asks for it.',
  ),
  paragraph(
    'The law does not let us give you information about other people, and lets us keep some kinds of information back. We say the same to everybody who asks: we neither confirm nor deny that we hold anything else. This does not mean that we do.',
  ),
  paragraph(
    'Every answer has the same parts, whoever asks. Where one says that there is nothing that we can give you, it says so whether we hold nothing there or may not give it.',
  ),
  paragraph(
    'You may ask us to put right what is wrong, to look at this answer again, or to stop using some of it. You may also complain to the Information Commissioner (ico.org.uk, 0303 123 1113), or go to court.',
  ),
]

const PARTS = { holder: 'You hold it', household: 'You live there' } as const
const day = (date: CivilDate | null): string => (date === null ? 'not recorded' : date)

function held({ held: data }: AnswerData): readonly Block[] {
  const homes = data?.homes ?? []
  return [
    heading('Who you are'),
    data === null
      ? paragraph(NOTHING)
      : {
          kind: 'table',
          head: ['What', 'What it says'],
          rows: [
            ['Name', data.name],
            ['Date of birth', day(data.dateOfBirth)],
            ['Telephone', data.phone ?? 'not recorded'],
          ],
        },
    heading('Your homes with us'),
    homes.length === 0
      ? paragraph(NOTHING)
      : {
          kind: 'table',
          head: ['Home', 'What you are', 'Kind of tenancy', 'From', 'Until'],
          rows: homes.map((each) => [
            each.address,
            PARTS[each.part],
            each.tenure?.replaceAll('-', ' ') ?? 'not recorded',
            day(each.from),
            each.until ?? '',
          ]),
        },
  ]
}

/** Their rent accounts, as the housing records have them. */
function accounts({ held: data }: AnswerData): readonly Block[] {
  const all = [...new Set((data?.homes ?? []).flatMap((each) => each.accounts))].toSorted()
  return all.length === 0 ? [] : [{ kind: 'list', items: all.map((each) => `Rent account ${each}`) }]
}

export const answerDocument = (own: Pick<OwnRecord, 'sections'>, data: AnswerData): Document => ({
  title: 'The information that you asked for',
  language: 'english',
  print: 'standard',
  blocks: [
    ...cover(data),
    ...held(data),
    ...sectionBlocks(own, data.items, { money: accounts(data) }),
    ...filesBlocks(data.files),
  ],
})
