/** How a document that was made for a partner leaves: for whom, what it holds, how it opens, and where it stands. */
import { SECOND_LOOK_KINDS } from '../../access/acts.ts'
import { SECOND_LOOK_ROLES } from '../../access/roles.ts'
import { attempted } from '../../casework/attempted.ts'
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import type { Instant } from '../../record/london-time.ts'
import { asActor, audit } from '../../store/database.ts'
import { versionOf } from '../../store/keys/words.ts'
import { type ExportRow, exportsOf, type Means } from '../../store/queries/exports.ts'
import { findFile } from '../../store/queries/files.ts'
import { caseReading } from '../../views/case-reading.ts'
import { findRecord, namesIn, type ReadEntry, type ReadRecord } from '../../views/case-record.ts'
import { markOf } from '../documents/mark.ts'
import { classesOf } from './export-classes.ts'
import { sixWords } from './six-words.ts'

export type ExportLine = {
  readonly id: string
  readonly means: Means
  readonly state: 'waits-for-second' | 'ready' | 'taken' | 'over'
  readonly made: Instant
  readonly by: string
  readonly own: boolean
  readonly ends: Instant
  readonly lookedBy: string | null
  readonly taken: Instant | null
  /** To be told by telephone. For whoever made it alone, while it may be opened. */
  readonly words: string | null
}

export type ExportPage = {
  readonly caseId: string
  readonly file: string
  readonly mediaType: string
  readonly kind: string
  readonly recipient: string
  /** About whom; null for everybody on the case. */
  readonly person: string | null
  readonly personId: string | null
  readonly mark: string
  /** Of numbered papers: for which reader, the how manieth, and what is in them with its fingerprints. Else null. */
  readonly papers: { readonly reader: string; readonly version: number; readonly manifest: string } | null
  /** Ids of those alone who may stand in it by name; null where it may name whoever is on the case. */
  readonly named: readonly string[] | null
  /** Classes of information, in the vocabulary's words; null for one from before that was recorded, which cannot leave. */
  readonly classes: readonly string[] | null
  /** What the recipient's key is called in organisation.yaml; null where there is none. */
  readonly keyName: string | null
  /** What was written down when they were referred there: ground and why, each null where nobody said. Null: no referral. Not what the person answered: they are asked anew. */
  readonly referred: {
    readonly basis: string | null
    readonly reasons: string | null
  } | null
  readonly needsSecond: boolean
  /** Whether the reader may be the second person. */
  readonly mayLook: boolean
  readonly lines: readonly ExportLine[]
  readonly now: Instant
}

function papersOf({ codes, words }: Pick<ReadEntry, 'codes' | 'words'>): ExportPage['papers'] {
  const { reader, version } = codes
  if (typeof reader !== 'string') return null
  return {
    reader,
    version: Number(version ?? 0),
    manifest: typeof words.manifest === 'string' ? words.manifest : '',
  }
}

/** A copy with parts left out names those whom somebody said it may; none is nobody. */
const namedIn = ({ codes: { kind, reader, named } }: Pick<ReadEntry, 'codes'>): readonly string[] | null =>
  Array.isArray(named) ? named.map(String) : kind === 'redacted-copy' || typeof reader === 'string' ? [] : null

function stateOf(row: ExportRow, now: Instant): ExportLine['state'] {
  if (row.taken) return 'taken'
  if (row.ends.getTime() <= now) return 'over'
  return row.second_look && !row.looked ? 'waits-for-second' : 'ready'
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The last referral to that organisation of whom the document is about; of anybody, where it is about everybody. */
function referredIn(record: ReadRecord, recipient: string, person: string | null): ExportPage['referred'] {
  const entry = caseReading(record).entries.findLast(
    ({ type, codes }) =>
      type === 'referral.made' && codes.to === recipient && (person === null || codes.person === person),
  )
  return entry ? { basis: textOf(entry.codes.basis), reasons: textOf(entry.words.reasons) } : null
}

/** Null for a case or a file that is hidden or missing, and for a document that is for nobody outside. The attempt is audited. */
export const readExport = (rowan: Rowan, token: string, of: string, file: string): Promise<ExportPage | null> =>
  asActor(rowan.database, token, async (query, actor): Promise<ExportPage | null> => {
    const record = await findRecord(query, rowan.keyring, actor, of)
    const row = record?.kind === 'case' ? await findFile(query, record.stream, file) : undefined
    const entry = record?.entries.find((each) => each.id === row?.entry)
    const recipient = entry?.type === 'document.made' ? entry.codes.recipient : undefined
    const found = record && row && entry && row.compartment === null && typeof recipient === 'string'
    await audit(query, {
      action: 'view:export',
      objectType: 'case',
      object: record?.kind === 'case' ? record.stream : attempted(of),
      basis: found ? 'member' : 'none',
      result: found ? 'shown' : 'not-found',
    })
    if (!found) return null
    const now = rowan.clock()
    const key = await rowan.keyring.findKey({ landlord: actor.landlord, kind: 'case', subject: record.stream })
    const wordsOf = (each: ExportRow): string | null => {
      const under = key && versionOf(key, each.key_version)
      const mine = each.made_by === actor.account && each.means !== 'key' && each.ends.getTime() > now
      return under && mine ? sixWords(under, each.id) : null
    }
    const { keys } = landlordOf(rowan, actor.landlord).organisation.partners
    const person = typeof entry.codes.person === 'string' ? entry.codes.person : null
    return {
      caseId: record.stream,
      file: row.id,
      mediaType: row.media_type,
      kind: String(entry.codes.kind),
      recipient,
      person: person && (namesIn(record).get(person) ?? null),
      personId: person,
      mark: markOf(row.id),
      papers: papersOf(entry),
      named: namedIn(entry),
      classes: classesOf(entry.codes.parts),
      keyName: keys.find((each) => each.to === recipient)?.name ?? null,
      referred: referredIn(record, recipient, person),
      needsSecond: SECOND_LOOK_KINDS.includes(String(entry.codes.kind)),
      mayLook: entry.by !== actor.account && actor.roles.some((role) => SECOND_LOOK_ROLES.includes(role)),
      lines: (await exportsOf(query, record.stream, row.id)).map((each) => ({
        id: each.id,
        means: each.means,
        state: stateOf(each, now),
        made: each.made.getTime(),
        by: each.made_by_name ?? 'Somebody who has left',
        own: each.made_by === actor.account,
        ends: each.ends.getTime(),
        lookedBy: each.looked_by_name,
        taken: each.taken?.getTime() ?? null,
        words: wordsOf(each),
      })),
      now,
    }
  })
