/** The policy that a word of a command names: a landlord's folder, any folder, or an edition that the database keeps. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { readEdition } from '../casework/read-edition.ts'
import { BadPack } from '../packs/bad-pack.ts'
import type { ClosingWait } from '../packs/closing-choice.ts'
import { landlordIds, loadPolicyFolder } from '../packs/load-policies.ts'
import { readOrganisation } from '../packs/organisation.ts'
import type { Clause, Pack } from '../policy/model.ts'
import type { Visit } from './administer.ts'
import { type Terminal, Unusable } from './command.ts'

export type NamedPack = {
  /** As it is told to whoever asked: `mha`, `copies/mha`, `mha edition 2`. */
  readonly name: string
  readonly pack: Pack
  /** What belongs to a folder and not to an edition; null there. */
  readonly clauses: readonly Clause[] | null
  readonly closing: readonly ClosingWait[] | null
}

export const NAMED_PACK = `A policy is named by
  a landlord          as it stands in policies/: mha
  a folder            that holds a policy.yaml and a clauses.yaml: copies/mha
  an edition          that the database keeps: mha@1, or mha@VERSION@1 for one of an earlier version`

/** A landlord's id, and the edition: `mha@1`, `mha@10@1`. */
const EDITION = /^([a-z0-9-]+)@(?:(.+)@)?(\d+)$/

function closingOf(folder: string): readonly ClosingWait[] | null {
  const file = join(folder, 'organisation.yaml')
  if (!existsSync(file)) return null
  const read = readOrganisation(readFileSync(file, 'utf8'), file)
  if (!read.ok) throw new BadPack(read.problems)
  return read.organisation.closing
}

function fromFolder(root: string, folder: string, name: string): NamedPack {
  const { packs, clauses } = loadPolicyFolder(root, folder)
  const pack = packs.at(-1)
  if (!pack) throw new Unusable(`${name} has no policy.yaml`)
  return { name, pack, clauses, closing: closingOf(resolve(root, folder)) }
}

/** Reads it. Throws `Unusable` where there is no such policy, and `BadPack` where it is not sound. */
export async function namedPack(visit: Visit, terminal: Terminal, word: string): Promise<NamedPack> {
  const known = landlordIds(terminal.root)
  if (known.includes(word)) return fromFolder(terminal.root, join('policies', word), word)
  const edition = EDITION.exec(word)
  if (edition && !existsSync(word)) {
    const [, landlord = '', version, number] = edition
    if (!known.includes(landlord))
      throw new Unusable(`There is no landlord "${landlord}"; known are ${known.join(', ')}`)
    const read = await visit(terminal, (rowan) => readEdition(rowan, landlord, Number(number), version))
    if (read.outcome === 'unreadable')
      throw new Unusable(`${word} was recorded by an earlier release of Rowan and cannot be carried out by this one`)
    if (read.outcome === 'unknown')
      throw new Unusable(
        `The database keeps no ${word}; it has ${read.known.map((each) => `${landlord}@${each}`).join(', ') || 'none'}`,
      )
    return { name: word, pack: read.pack, clauses: null, closing: null }
  }
  const folder = resolve(word)
  if (!existsSync(join(folder, 'policy.yaml')))
    throw new Unusable(
      `"${word}" is no landlord (known are ${known.join(', ')}), no folder with a policy.yaml, and no edition such as ${known[0]}@1`,
    )
  return fromFolder(folder, folder, basename(word) === word ? word : word.replace(/\/$/, ''))
}

/** Two policies of one landlord. Throws `Unusable` where they are of two: their clauses have nothing in common. */
export async function twoPacks(
  visit: Visit,
  terminal: Terminal,
  [before, after]: readonly [string, string],
): Promise<readonly [NamedPack, NamedPack]> {
  const both = [await namedPack(visit, terminal, before), await namedPack(visit, terminal, after)] as const
  const [old, young] = both
  if (old.pack.landlord !== young.pack.landlord)
    throw new Unusable(
      `${old.name} is a policy of ${old.pack.landlord} and ${young.name} one of ${young.pack.landlord}: they have no clause in common`,
    )
  return both
}
