/** The table of ASVS names tests and documents that exist, says why where there is none, and counts what it holds. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const text = readFileSync(join(ROOT, 'docs/asvs.md'), 'utf8')

type Row = { readonly number: string; readonly level: string; readonly state: string; readonly shown: string }
const ROWS: readonly Row[] = [
  ...text.matchAll(/^\| (\d+\.\d+\.\d+) \| ([123]) \| [^|]+ \| (met|not met|n\/a) \| ([^|]*) \|$/gm),
].map(([, number = '', level = '', state = '', shown = '']) => ({ number, level, state, shown }))

/** Of a row: the tests by file and title, and the files that it names without one. */
const TEST = /`([^`]+\.test\.tsx?)` “([^”]+)”/g
const testsOf = ({ shown }: Row) => [...shown.matchAll(TEST)].map(([, file = '', title = '']) => ({ file, title }))
const filesOf = ({ shown }: Row) =>
  [...shown.replaceAll(TEST, '').matchAll(/`((?:docs|src|test)\/[^`]+|package-lock\.json|NOTICE)`/g)].map(
    ([, file = '']) => file,
  )

/** A title stands as the first thing that a test is given, whatever quotes are around it. */
const hasTitle = (file: string, title: string): boolean => {
  const code = readFileSync(join(ROOT, file), 'utf8').replaceAll("\\'", "'")
  return ["'", '"', '`'].some((quote) => code.includes(`${quote}${title}${quote}`))
}

describe('docs/asvs.md', () => {
  test('has every requirement of levels 1 and 2 once, and level 3 of five chapters', () => {
    const numbers = ROWS.map(({ number }) => number)
    expect(numbers).toEqual([...new Set(numbers)])
    const count = (level: string) => ROWS.filter((row) => row.level === level).length
    expect([count('1'), count('2'), count('3')]).toEqual([70, 183, 24])
    for (const { number, level } of ROWS.filter((row) => row.level === '3'))
      expect(['6', '7', '8', '14', '16'], `${number} of level ${level}`).toContain(number.split('.')[0])
  })

  test('names tests and documents that exist', () => {
    let named = 0
    for (const row of ROWS) {
      for (const { file, title } of testsOf(row)) {
        expect(existsSync(join(ROOT, file)) && hasTitle(file, title), `${row.number}: ${file} “${title}”`).toBe(true)
        named++
      }
      for (const file of filesOf(row)) expect(existsSync(join(ROOT, file)), `${row.number}: ${file}`).toBe(true)
    }
    expect(named).toBeGreaterThan(100)
  })

  test('calls nothing met without a test or a document, and nothing else without a reason', () => {
    for (const row of ROWS) {
      if (row.state === 'met') expect(testsOf(row).length + filesOf(row).length, row.number).toBeGreaterThan(0)
      else expect(row.shown.trim().length, row.number).toBeGreaterThan(4)
    }
  })

  test('counts what it holds', () => {
    for (const level of ['1', '2', '3']) {
      const of = (state: string) => ROWS.filter((row) => row.level === level && row.state === state).length
      const all = of('met') + of('not met') + of('n/a')
      expect(text).toContain(`| ${level} | ${of('met')} | ${of('not met')} | ${of('n/a')} | ${all} |`)
    }
  })
})
