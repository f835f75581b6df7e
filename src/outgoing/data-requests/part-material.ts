/** What may be given of one case or complaint to somebody who asked for their data, and what must not stand in it. */
import type { RunningLandlord } from '../../casework/landlord.ts'
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import type { LeftOutReason } from '../../packs/law.ts'
import type { PaperReader } from '../../packs/readers.ts'
import { readStoredComplaint } from '../../store/complaints.ts'
import { asActor } from '../../store/database.ts'
import type { DataPartRead } from '../../store/queries/data-parts.ts'
import type { CaseReading, EntryReading } from '../../views/case-reading.ts'
import { wordsOf } from '../../views/complaints/read-complaint.ts'
import { readForDocument } from '../../views/read-for-document.ts'
import { restrictedInPapers } from '../papers/papers-told.ts'
import type { Restricted } from '../scanner/restricted.ts'
import { isPaper } from './part-files.ts'

export type PartMaterial = {
  /** What is theirs, oldest first, as papers take it. */
  readonly reading: Pick<CaseReading, 'entries'>
  readonly reader: PaperReader
  readonly restricted: readonly Restricted[]
  /** Entries that may stand for a file, whomever they are about. */
  readonly papers: readonly EntryReading[]
  /** Why a file may be withheld. */
  readonly reasons: readonly LeftOutReason[]
}

/** A section into which one kind of place alone gives. */
const OF_COMPLAINTS = 'complaints'

/** The person themselves as a reader: what they may be given from there. */
const readerFor = (
  { ownRecord }: RunningLandlord['organisation'],
  isOfPlace: (section: string) => boolean,
): PaperReader => ({
  id: 'the-person',
  name: 'The person',
  organisation: 'other',
  otherSideReads: false,
  exhibits: ownRecord.items.filter(({ part }) => isOfPlace(part)),
})

const reasonsOf = ({ organisation: { law } }: RunningLandlord): readonly LeftOutReason[] =>
  law.leftOutReasons.filter(({ id }) =>
    law.dataRights.some(({ keptBackReasons }) => keptBackReasons.some((each) => each === id)),
  )

/** What is about somebody else on the same case is not theirs. */
const isTheirs = ({ codes }: EntryReading, person: string | null): boolean =>
  typeof codes.person !== 'string' || codes.person === person

async function ofCase(rowan: Rowan, token: string, part: DataPartRead): Promise<PartMaterial | null> {
  const read = await readForDocument(rowan, token, part.stream, 'view:data-part')
  if (!read) return null
  const reader = readerFor(read.landlord.organisation, (section) => section !== OF_COMPLAINTS)
  const entries = read.reading.entries.filter((entry) => isTheirs(entry, part.person))
  const sharing = { readers: [reader], neverSays: [], verified: false }
  const named = part.person === null ? [] : [part.person]
  return {
    reading: { entries },
    reader,
    papers: read.reading.entries.filter(isPaper),
    reasons: reasonsOf(read.landlord),
    restricted: restrictedInPapers(read, sharing, { reader: reader.id, named }),
  }
}

/** Whoever complained may be anybody: words that tell of a place, a meeting or a scheme stand in nothing of it. */
const ofComplaint = (rowan: Rowan, token: string, part: DataPartRead): Promise<PartMaterial | null> =>
  asActor(rowan.database, token, async (query, { landlord }) => {
    const found = await readStoredComplaint(query, part.stream)
    if (!found) return null
    const { organisation } = landlordOf(rowan, landlord)
    const words = await wordsOf(rowan, landlord, found)
    const entries = found.entries.map(({ id, seq, type, at, role, codes }) => ({
      ...{ id, n: seq, type, at, role, codes, sentence: '' },
      words: words.get(id) ?? {},
    }))
    return {
      reading: { entries },
      reader: readerFor(organisation, (section) => section === OF_COMPLAINTS),
      papers: [],
      reasons: [],
      restricted: organisation.sharing.neverSays.map((value) => ({ kind: 'place', value }) as const),
    }
  })

/** Null for whoever is not there. */
export const partMaterial = (rowan: Rowan, token: string, part: DataPartRead): Promise<PartMaterial | null> =>
  part.place === 'case' ? ofCase(rowan, token, part) : ofComplaint(rowan, token, part)
