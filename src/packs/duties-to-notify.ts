/** What the law asks a kind of landlord to tell somebody, read from `law/duties-to-notify.yaml`. Shown labelled law, never done by itself. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { itemsOf, oneOf, textOf } from '../policy/reading/yaml-reader.ts'
import { BadPack } from './bad-pack.ts'
import type { LawRow } from './law.ts'
import { rowsIn } from './load-law.ts'
import { readOnce } from './read-once.ts'

/** The kinds of landlord that the law tells apart. */
export const BODIES = ['local-authority', 'registered-provider'] as const
export type Body = (typeof BODIES)[number]

export type DutyToNotify = LawRow & {
  readonly name: string
  /** The concern beside which it is shown. */
  readonly about: 'slavery'
  readonly bodies: readonly Body[]
  readonly says: string
}

const FILE = join('law', 'duties-to-notify.yaml')

export const readDutiesToNotify = (text: string, file: string) =>
  rowsIn(
    text,
    file,
    'duties',
    ['about', 'bodies', 'says'],
    (reader, fields, row): DutyToNotify => ({
      ...row,
      name: textOf(reader, fields.get('name'), 'name'),
      about: oneOf(reader, fields.get('about'), ['slavery'] as const, 'about'),
      bodies: itemsOf(fields.get('bodies')).map((node) => oneOf(reader, node, BODIES, 'bodies')),
      says: textOf(reader, fields.get('says'), 'says'),
    }),
  )

const dutiesIn = readOnce(readDutiesToNotify)

/** Those that bind one kind of landlord. Throws `BadPack` with file, line and reason. */
export function loadDutiesToNotify(root: string, body: Body): readonly DutyToNotify[] {
  const { rows, problems } = dutiesIn(readFileSync(join(root, FILE), 'utf8'), FILE)
  if (problems.length > 0) throw new BadPack(problems)
  return rows.filter((row) => row.bodies.includes(body))
}
