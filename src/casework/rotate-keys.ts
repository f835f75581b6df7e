/**
 * Turns keys: all of them under a new master key, or what is kept about cases and people under new keys of their own. Everything stays
 * readable while it runs; killed at any moment, the same call goes on where it was. Source: security, keys are rotated on a leaver and
 * on suspicion.
 */
import { openHome, openKept, openPerson, sealRegistryWords } from '../people/registry-words.ts'
import { openMinutes, sealMinutes } from '../store/keys/minutes.ts'
import { openFile, sealFile } from '../store/keys/sealed-files.ts'
import { openMessage, sealMessage } from '../store/keys/sealed-messages.ts'
import { openSecret, sealSecret } from '../store/keys/sealed-secrets.ts'
import { type DataKey, openWords, sealedVersion, sealWords } from '../store/keys/words.ts'
import type { KeyName } from '../store/keys/wrapped-key.ts'
import {
  apartOf,
  holdRegistry,
  holdStream,
  registrySubjects,
  replaceSealed,
  type SealedRow,
  type SealedTable,
  sealedUnderOthers,
  streamByReference,
  subjectsOfNoRecord,
} from '../store/sealed-rows.ts'
import {
  asOwner,
  asOwnerInSteps,
  auditBySystem,
  keyKindOf,
  type Step,
  type StreamRow,
  streamsOf,
} from '../store/setting-up.ts'
import type { Rowan } from './rowan.ts'

type Fresh = { readonly sealed: Buffer; readonly fingerprint?: Buffer }

/** How rows of each table are sealed again: opened under the version that sealed them, sealed under the newest. */
function sealedAgain(table: SealedTable, key: DataKey, landlord: string, { id, part, sealed }: SealedRow): Fresh {
  switch (table) {
    case 'broken_glass':
    case 'data_part':
    case 'words': {
      const place = { landlord, stream: part, entry: id }
      return { sealed: sealWords(key, place, openWords(key, place, sealed)) }
    }
    case 'data_part_reason':
    case 'job_words': {
      const [stream = '', entry = ''] = part.split('|')
      const place = { landlord, stream, entry }
      return { sealed: sealWords(key, place, openWords(key, place, sealed)) }
    }
    case 'vault_address':
    case 'data_request':
    case 'data_withholding':
    case 'data_extension':
    case 'data_given':
    case 'keeping_hold':
    case 'look': {
      const kept = openKept(key, landlord, id, sealed)
      return { sealed: sealRegistryWords(key, landlord, 'vault', id, kept).sealed }
    }
    case 'outbox': {
      const place = { landlord, stream: part, message: id }
      return { sealed: sealMessage(key, place, openMessage(key, place, sealed)) }
    }
    case 'authenticator':
    case 'new_authenticator':
      return { sealed: sealSecret(key, landlord, part, id, openSecret(key, landlord, part, id, sealed)) }
    case 'marac_minute':
      return { sealed: sealMinutes(key, landlord, part, id, openMinutes(key, landlord, part, id, sealed)) }
    case 'customer':
      return sealRegistryWords(key, landlord, 'person', id, openPerson(key, landlord, id, sealed))
    case 'home':
      return sealRegistryWords(key, landlord, 'home', id, openHome(key, landlord, id, sealed))
    default:
      return table satisfies never
  }
}

/** Seals the rows of one key again, a few in each transaction. */
async function sealRowsAgain(rowan: Rowan, step: Step, table: SealedTable, name: KeyName): Promise<void> {
  const key = await rowan.keyring.findKey(name)
  if (!key) return
  for (;;) {
    const left = await step(async (client) => {
      const rows = await sealedUnderOthers(client, table, name.landlord, name.subject, key.version)
      for (const row of rows)
        await replaceSealed(client, table, name.landlord, row, sealedAgain(table, key, name.landlord, row))
      return rows.length
    })
    if (left === 0) return
  }
}

async function sealFilesAgain(rowan: Rowan, name: KeyName, files: readonly string[]): Promise<void> {
  const key = await rowan.keyring.findKey(name)
  if (!key) return
  for (const file of files) {
    const sealed = await rowan.files.read(name.landlord, file)
    if (sealedVersion(sealed) === key.version) continue
    const place = { landlord: name.landlord, stream: name.subject, file }
    await rowan.files.write(name.landlord, file, sealFile(key, place, openFile(key, place, sealed)))
  }
}

/** Seals everything of one stream under new keys. Answers with those keys, whose earlier versions are to be finished. */
async function turnStream(
  rowan: Rowan,
  step: Step,
  landlord: string,
  { stream, kind }: StreamRow,
): Promise<readonly KeyName[]> {
  const own: KeyName = { landlord, kind: keyKindOf(kind), subject: stream }
  const vault = (subject: string): KeyName => ({ landlord, kind: 'vault', subject })
  const { apart, names } = await step(async (client) => {
    await holdStream(client, landlord, stream)
    const apart = await apartOf(client, landlord, stream)
    const names = [own, ...apart.addresses.map(vault), ...apart.meetings.map(vault), ...apart.holds.map(vault)]
    for (const name of names) await rowan.turning.beginVersion(name)
    return { apart, names }
  })
  await sealRowsAgain(rowan, step, 'words', own)
  await sealRowsAgain(rowan, step, 'outbox', own)
  await sealRowsAgain(rowan, step, 'job_words', own)
  await sealRowsAgain(rowan, step, 'broken_glass', own)
  await sealRowsAgain(rowan, step, 'data_part', own)
  await sealRowsAgain(rowan, step, 'data_part_reason', own)
  await sealRowsAgain(rowan, step, 'authenticator', own)
  await sealRowsAgain(rowan, step, 'new_authenticator', own)
  await sealFilesAgain(rowan, own, apart.files)
  for (const address of apart.addresses) await sealRowsAgain(rowan, step, 'vault_address', vault(address))
  for (const meeting of apart.meetings) await sealRowsAgain(rowan, step, 'marac_minute', vault(meeting))
  for (const hold of apart.holds) await sealRowsAgain(rowan, step, 'keeping_hold', vault(hold))
  return names
}

async function turnRegistry(
  rowan: Rowan,
  step: Step,
  landlord: string,
  kind: 'person' | 'home',
  subjects: readonly string[],
  said: () => void,
): Promise<readonly KeyName[]> {
  const names: KeyName[] = []
  for (const subject of subjects) {
    const name: KeyName = { landlord, kind, subject }
    await step(async (client) => {
      await holdRegistry(client, landlord)
      await rowan.turning.beginVersion(name)
    })
    await sealRowsAgain(rowan, step, kind === 'person' ? 'customer' : 'home', name)
    names.push(name)
    said()
  }
  return names
}

/** Longer than any transaction of a page may last: who opened an earlier version before has let go of it after. In milliseconds. */
const GRACE = 30_000

/** Tables that may be written under the key of a case by somebody who does not hold its stream. */
const BESIDE_THE_STREAM = ['words', 'outbox', 'job_words', 'broken_glass', 'data_part', 'data_part_reason'] as const

/** Tables that belong to no stream. */
const OF_NO_RECORD = ['data_request', 'data_withholding', 'data_extension', 'data_given', 'look'] as const

export type TurnedData = {
  /** Whose data; with a stream, of that one alone. */
  readonly landlord: string
  readonly stream?: string
  readonly say?: (done: number, whole: number, things: 'records' | 'people and homes') => void
  /** How long the earlier versions go on opening after everything is sealed anew, in milliseconds. */
  readonly grace?: number
}

/** Answers with how many keys were turned. The key of the index stays: the ids of homes and people are made with it. */
export async function rotateDataKeys(
  rowan: Rowan,
  { landlord, stream, say = () => {}, grace = GRACE }: TurnedData,
): Promise<number> {
  const names = await asOwnerInSteps(rowan.owner, async (step) => {
    const all = await step((client) => streamsOf(client, landlord))
    const streams = stream === undefined ? all : all.filter((each) => each.stream === stream)
    const turned: KeyName[] = []
    for (const [index, each] of streams.entries()) {
      turned.push(...(await turnStream(rowan, step, landlord, each)))
      say(index + 1, streams.length, 'records')
    }
    if (stream !== undefined) return turned
    for (const subject of await step((client) => subjectsOfNoRecord(client, landlord))) {
      const name: KeyName = { landlord, kind: 'vault', subject }
      await rowan.turning.beginVersion(name)
      for (const table of OF_NO_RECORD) await sealRowsAgain(rowan, step, table, name)
      turned.push(name)
    }
    const person = await step((client) => registrySubjects(client, landlord, 'person'))
    const home = await step((client) => registrySubjects(client, landlord, 'home'))
    let done = 0
    const said = () => say(++done, person.length + home.length, 'people and homes')
    turned.push(...(await turnRegistry(rowan, step, landlord, 'person', person, said)))
    turned.push(...(await turnRegistry(rowan, step, landlord, 'home', home, said)))
    return turned
  })
  await new Promise((resolve) => setTimeout(resolve, grace))
  // What was written meanwhile by somebody who held the earlier version.
  await asOwnerInSteps(rowan.owner, async (step) => {
    for (const name of names)
      if (name.kind !== 'person' && name.kind !== 'home')
        for (const table of [...BESIDE_THE_STREAM, ...OF_NO_RECORD]) await sealRowsAgain(rowan, step, table, name)
  })
  for (const name of names) await rowan.turning.finishVersion(name)
  await asOwner(rowan.owner, (client) => auditBySystem(client, landlord, 'keys:data', stream ?? null))
  return names.length
}

/** Wraps every key under the master key in use. Answers with how many were not yet. */
export async function rotateMasterKey(
  rowan: Rowan,
  say: (done: number, whole: number) => void = () => {},
): Promise<number> {
  const count = await rowan.turning.rewrap(say)
  await asOwner(rowan.owner, async (client) => {
    for (const landlord of rowan.landlords.keys()) await auditBySystem(client, landlord, 'keys:master', null)
  })
  return count
}

/** How many keys each master key wraps, and which one is in use. */
export const keyCounts = (rowan: Rowan) => rowan.turning.counts()

/** The stream of a reference; undefined where there is none. */
export const findCase = (rowan: Rowan, landlord: string, reference: string): Promise<string | undefined> =>
  asOwner(rowan.owner, (client) => streamByReference(client, landlord, reference))
