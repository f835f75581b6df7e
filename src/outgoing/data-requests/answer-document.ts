/**
 * The answer to somebody who asked for the data that we hold about them: one covering letter for everybody, word for word, and what our
 * housing records hold about them alone. Whether there is anything else is neither said nor denied, in no word of it: so the answer to
 * somebody whom a case names, and to somebody whom none does, are the same to the byte. Source: Information Commissioner, neither
 * confirm nor deny; abuse cases 17 and 18.
 */
import type { CivilDate } from '../../record/london-time.ts'
import { sayDay } from '../documents/dates.ts'
import type { Block, Document } from '../documents/document.ts'

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
    'You may ask us to put right what is wrong, to look at this answer again, or to stop using some of it. You may also complain to the Information Commissioner (ico.org.uk, 0303 123 1113), or go to court.',
  ),
]

const PARTS = { holder: 'You hold it', household: 'You live there' } as const
const day = (date: CivilDate | null): string => (date === null ? 'not recorded' : date)

function held({ held: data }: AnswerData): readonly Block[] {
  if (data === null)
    return [heading('What we hold about you'), paragraph('Our housing records hold nothing under your name.')]
  return [
    heading('What we hold about you'),
    {
      kind: 'table',
      head: ['What', 'What it says'],
      rows: [
        ['Name', data.name],
        ['Date of birth', day(data.dateOfBirth)],
        ['Telephone', data.phone ?? 'not recorded'],
      ],
    },
    heading('Your homes with us'),
    data.homes.length === 0
      ? paragraph('None is recorded.')
      : {
          kind: 'table',
          head: ['Home', 'What you are', 'Kind of tenancy', 'From', 'Until', 'Rent account'],
          rows: data.homes.map((each) => [
            each.address,
            PARTS[each.part],
            each.tenure?.replaceAll('-', ' ') ?? 'not recorded',
            day(each.from),
            each.until ?? '',
            each.accounts.join(', '),
          ]),
        },
  ]
}

export const answerDocument = (data: AnswerData): Document => ({
  title: 'The information that you asked for',
  language: 'english',
  print: 'standard',
  blocks: [...cover(data), ...held(data)],
})
