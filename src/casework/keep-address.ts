/**
 * Puts an address into the vault: sealed under a key of its own, apart from the case, whose record holds an opaque reference
 * alone. Serves PD-1.l and the lesson of the reprimands: a new address is what leaks.
 */
import { randomUUID } from 'node:crypto'
import { idOfReference } from '../people/blind-keys.ts'
import { sealRegistryWords } from '../people/registry-words.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { asActor } from '../store/database.ts'
import { keepSealedAddress } from '../store/queries/registry.ts'
import { canonical } from '../verify/chain.ts'
import { indexKey } from './import-registry.ts'
import { isId } from './new-entry.ts'
import { perform, type WithEntry } from './perform.ts'
import type { Performed } from './performed.ts'
import type { Rowan } from './rowan.ts'

export type AddressSent = {
  /** The id or the reference of a case. */
  readonly caseId: string
  readonly person: string
  /** A kind of the vocabulary's `address.kept`. */
  readonly kind?: string
  readonly address: string
  /** How to get there, who has a key. */
  readonly notes?: string
  readonly role: RoleName
  readonly seq?: number
  readonly key?: string
}

/** The longest address and the longest notes, in characters. */
const LONGEST = 1_000

/** Expected refusals are answers, as for every act; then nothing is in the vault. */
export async function keepAddress(rowan: Rowan, token: string, sent: AddressSent): Promise<Performed> {
  const words = { address: sent.address.trim(), notes: (sent.notes ?? '').trim() }
  const problems = [
    ...(words.address === '' ? [{ field: 'address', problem: 'is required' }] : []),
    ...(isId(sent.person) ? [] : [{ field: 'person', problem: 'must be somebody on the case' }]),
    ...Object.entries(words).flatMap(([field, text]) =>
      text.length > LONGEST ? [{ field, problem: `is longer than ${LONGEST} characters` }] : [],
    ),
  ]
  if (problems.length > 0) return { outcome: 'invalid', problems }
  const address = await newAddress(rowan, token, sent, words)
  if (address === null) return { outcome: 'not-found' }
  const data = { person: sent.person, address, ...(sent.kind ? { kind: sent.kind } : {}) }
  const { caseId, role, seq, key } = sent
  const act = { target: { on: 'case', caseId }, type: 'address.kept', role, data } as const
  const more = { ...(seq === undefined ? {} : { seq }), ...(key === undefined ? {} : { key }) }
  try {
    return await perform(rowan, token, { ...act, ...more }, (written) => putAway(rowan, written, data, words))
  } catch (error) {
    if (!(error instanceof NotOnCase)) throw error
    return { outcome: 'invalid', problems: [{ field: 'person', problem: 'must be somebody on the case' }] }
  }
}

/** Takes the entry back that was written with it. */
class NotOnCase extends Error {}

/** The same form sent twice makes the same reference; it is keyed, so that nobody tries addresses against it. */
const newAddress = (rowan: Rowan, token: string, { key }: AddressSent, words: object): Promise<string | null> =>
  asActor(rowan.database, token, async (_query, actor) =>
    key === undefined
      ? randomUUID()
      : idOfReference(await indexKey(rowan, actor.landlord), 'address', canonical([actor.account, key, words])),
  )

async function putAway(
  rowan: Rowan,
  { query, landlord, stream }: Parameters<WithEntry>[0],
  { address, person }: { readonly address: string; readonly person: string },
  words: { readonly address: string; readonly notes: string },
): Promise<void> {
  const key = await rowan.keyring.keyFor({ landlord, kind: 'vault', subject: address })
  if (!key) throw new Error('The key of this address was destroyed: it cannot be put away again.')
  const { sealed } = sealRegistryWords(key, landlord, 'vault', address, words)
  if (!(await keepSealedAddress(query, address, stream, person, sealed)))
    throw new NotOnCase('Nobody of that id is on the case')
}
