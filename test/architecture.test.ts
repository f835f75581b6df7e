/** The house map, held: which room may import which, and what may stand in one room alone. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readMigrations } from '../src/store/migrate.ts'

const SOURCES = resolve(import.meta.dirname, '../src')

const PURE = ['record', 'policy', 'access']
const BELOW_CASEWORK = [...PURE, 'verify', 'store', 'packs', 'identity', 'people']
const DOOR = [
  'verify',
  'casework',
  'views',
  'assurance',
  'signs',
  'outgoing',
  'identity',
  'packs',
  'record',
  'policy',
  'access',
]

/** Each room, and the rooms that it may import. Never upwards, never sideways between doors. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  record: [],
  // What an auditor runs without Rowan: it knows nothing of the rest.
  verify: ['record'],
  policy: ['record'],
  access: ['record'],
  store: [...PURE, 'verify'],
  packs: [...PURE, 'store'],
  identity: [...PURE, 'store', 'packs', 'casework'],
  people: [...PURE, 'store'],
  casework: BELOW_CASEWORK,
  views: [...BELOW_CASEWORK, 'casework'],
  assurance: [...BELOW_CASEWORK, 'casework', 'views'],
  signs: [...BELOW_CASEWORK, 'casework', 'views'],
  outgoing: [...BELOW_CASEWORK, 'casework', 'views'],
  'design-system': [],
  web: [...DOOR, 'design-system'],
  api: DOOR,
  worker: DOOR,
  cli: DOOR,
}

/** The one package that the pure rooms use: it turns text into data and touches nothing else. */
const PURE_PACKAGES = ['yaml']

/** Packages that few requests need: together more than a second of a start, and 100 MB. */
const SELDOM_USED = [
  ...['@cantoo/pdf-lib', '@simplewebauthn/server', '@zxcvbn-ts/core', '@zxcvbn-ts/language-common', 'age-encryption'],
  ...['docx', 'jose', 'jszip', 'nodemailer', 'openid-client', 'pdf-lib', 'sharp'],
]

type Source = {
  readonly path: string
  readonly room: string
  readonly text: string
  readonly imports: readonly string[]
}

const IMPORT = /(?:from\s+|import\s+|import\(\s*)'([^']+)'/g

const sources: readonly Source[] = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => {
    const text = readFileSync(join(SOURCES, path), 'utf8')
    return {
      path,
      text,
      room: path.includes('/') ? (path.split('/')[0] ?? '') : '',
      imports: [...text.matchAll(IMPORT)].map((match) => match[1] ?? ''),
    }
  })

/** The room that an import leads to; null where it leaves the sources. */
const roomOf = (source: Source, specifier: string): string | null => {
  if (!specifier.startsWith('.')) return null
  const target = relative(SOURCES, resolve(SOURCES, dirname(source.path), specifier))
  return target.includes('/') ? (target.split('/')[0] ?? null) : ''
}

const holding = (wrong: (source: Source) => readonly string[]) =>
  sources.flatMap((source) => wrong(source).map((what) => `${source.path}: ${what}`))

describe('the house', () => {
  test('has only rooms that are on the map', () => {
    expect([...new Set(sources.map((source) => source.room))].filter((room) => room && !(room in MAY_IMPORT))).toEqual(
      [],
    )
  })

  test('lets no room import what is above it or beside it', () => {
    const wrong = holding((source) =>
      source.room === ''
        ? []
        : source.imports.flatMap((specifier) => {
            const room = roomOf(source, specifier)
            const isAllowed = room === null || room === source.room || MAY_IMPORT[source.room]?.includes(room)
            return isAllowed ? [] : [`imports ${room || 'main'} (${specifier})`]
          }),
    )
    expect(wrong).toEqual([])
  })

  test('keeps input and output out of the pure rooms', () => {
    const wrong = holding((source) =>
      PURE.includes(source.room)
        ? source.imports.filter((specifier) => !specifier.startsWith('.') && !PURE_PACKAGES.includes(specifier))
        : [],
    )
    expect(wrong).toEqual([])
  })

  test('reads no clock and no chance in the pure rooms', () => {
    const wrong = holding((source) =>
      PURE.includes(source.room)
        ? (source.text.match(/Date\.now\(|new Date\(\)|Math\.random\(|performance\.now/g) ?? [])
        : [],
    )
    expect(wrong).toEqual([])
  })

  test('has SQL in the store alone', () => {
    const statement =
      /[`'"]\s*(?:select\s+\S+[\s\S]{0,200}?\sfrom|insert\s+into|delete\s+from|update\s+\S+\s+set|alter\s+table)\s/gi
    const wrong = holding((source) =>
      ['store', 'access'].includes(source.room)
        ? []
        : (source.text.match(statement) ?? []).map((found) => found.slice(0, 60)),
    )
    expect(wrong).toEqual([])
  })

  test('speaks to the database server in the store alone', () => {
    const wrong = holding((source) => (source.room === 'store' ? [] : source.imports.filter((each) => each === 'pg')))
    expect(wrong).toEqual([])
  })

  test('opens the door for unescaped HTML in the design system alone', () => {
    const wrong = holding((source) =>
      source.room === 'design-system' ? [] : (source.text.match(/dangerouslySetInnerHTML/g) ?? []),
    )
    expect(wrong).toEqual([])
  })

  test('reads the environment where Rowan is composed and where its server and keys are found, and nowhere else', () => {
    const isAllowed = (path: string) =>
      path === 'main.ts' || /^store\/(server|keys)\//.test(path) || path === 'store/test-cluster.ts'
    const wrong = holding((source) => (isAllowed(source.path) ? [] : (source.text.match(/process\.env/g) ?? [])))
    expect(wrong).toEqual([])
  })

  test('reads what is large and seldom used when it is first used: nobody waits for it at the start', () => {
    const wrong = holding((source) =>
      /(^|\/)test-/.test(source.path)
        ? []
        : [...source.text.matchAll(/^(import|export)\s+(?!type\b)[^'"]*?from\s+'([^']+)'/gm)].flatMap(
            ([, , from = '']) =>
              SELDOM_USED.some((name) => from === name || from.startsWith(`${name}/`)) ? [from] : [],
          ),
    )
    expect(wrong).toEqual([])
  })

  test('has no barrels and no default exports', () => {
    const wrong = holding((source) => [
      ...(source.text.match(/^export \* from .*$/gm) ?? []),
      ...(source.text.match(/^export default .*$/gm) ?? []),
    ])
    expect(wrong).toEqual([])
  })

  test('imports every file by its whole name', () => {
    const wrong = holding((source) =>
      source.imports.filter((each) => each.startsWith('.') && !/\.(tsx?|css|sql|json)$/.test(each)),
    )
    expect(wrong).toEqual([])
  })
})

test.each(['store/migrations', 'store/keys/migrations'])(
  'what changes a database stands in one order: %s',
  (folder) => {
    expect(() => readMigrations(join(SOURCES, folder))).not.toThrow()
  },
)
