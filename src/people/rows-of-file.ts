/** Rows of a CSV file by their headings, each with its line, and what is wrong with a file, line by line. */
import { CsvError, parse } from 'csv-parse/sync'

/** What is wrong with one line of a file, in words that whoever made the file understands. Lines count from 1, the headings' own. */
export type FileProblem = { readonly line: number; readonly problem: string }

export type FileRow<Column extends string> = {
  readonly line: number
  readonly values: Readonly<Record<Column, string>>
}

export type RowsRead<Column extends string> =
  | { readonly ok: true; readonly rows: readonly FileRow<Column>[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

type Line = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

/** `Date of birth`, `date_of_birth` and `dateOfBirth` are one heading. */
const plain = (heading: string): string => heading.toLowerCase().replaceAll(/[^a-z]/g, '')

/** Every heading must be there, in any order and spelling; further columns are left alone. A missing optional one reads as empty. */
export function rowsOfFile<Column extends string>(
  text: string,
  needed: readonly Column[],
  optional: readonly Column[],
): RowsRead<Column> {
  let lines: readonly Line[]
  try {
    const read: unknown = parse(text, { bom: true, trim: true, info: true, skip_empty_lines: true })
    lines = read as readonly Line[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1
    return { ok: false, problems: [{ line, problem: sayFault(error.code) }] }
  }
  const [headings, ...rest] = lines
  if (!headings) return { ok: false, problems: [{ line: 1, problem: 'the file is empty' }] }
  const places = new Map(headings.record.map((heading, index) => [plain(heading), index]))
  const missing = needed.filter((column) => !places.has(plain(column)))
  if (missing.length > 0)
    return { ok: false, problems: [{ line: 1, problem: `the headings lack ${missing.join(', ')}` }] }
  const columns = [...needed, ...optional]
  return {
    ok: true,
    rows: rest.map(({ record, info }) => ({
      line: info.lines,
      values: Object.fromEntries(
        columns.map((column) => [column, record[places.get(plain(column)) ?? -1] ?? '']),
      ) as Record<Column, string>,
    })),
  }
}

function sayFault(code: string): string {
  if (code.startsWith('CSV_RECORD_INCONSISTENT')) return 'has more or fewer columns than the headings'
  if (code.includes('QUOTE')) return 'has a quotation mark that is not closed, or one in the middle of a value'
  return 'is not CSV that can be read'
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/
const BRITISH = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

/** A date as YYYY-MM-DD or as DD/MM/YYYY. Null for what is no date that there is. */
export function dateInFile(text: string): string | null {
  const british = BRITISH.exec(text)
  const iso = british
    ? `${british[3]}-${(british[2] ?? '').padStart(2, '0')}-${(british[1] ?? '').padStart(2, '0')}`
    : text
  if (!ISO.test(iso)) return null
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null
}
