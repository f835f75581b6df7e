/**
 * Leaves parts out of a text, each with its reason, and says what was left out in a schedule. The words are taken out and the paper is
 * written anew from what is left: nothing is covered. Pure. Source: DWP, 2022; the Information Commissioner's guidance on redaction.
 */
import type { FieldProblem } from '../../record/separate.ts'

/** What is left out for one reason: numbers of lines (`12`, `12-15`), else words as they stand there. */
export type LeaveOut = { readonly reason: string; readonly what: string }
/** One row of the schedule: its number in the copy, the lines in which it stood, and why. Never the words. */
export type LeftOut = { readonly number: number; readonly lines: readonly number[]; readonly reason: string }

export type TextLeft = {
  readonly lines: readonly string[]
  readonly schedule: readonly LeftOut[]
  /** The words that were taken out: the copy is looked through for them. */
  readonly gone: readonly string[]
}

const LINES = /^(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?$/

/** `12`, `12-15`: the lines, from 1; null where it is no number of lines. */
function linesIn(what: string): readonly number[] | null {
  const [, first, last] = LINES.exec(what) ?? []
  if (first === undefined) return null
  const [from, to] = [Number(first), Number(last ?? first)]
  return from > to ? [] : Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

const said = (number: number): string => `[left out: ${number}]`

/** `problems` names what is not there by `out-` and its reason. A line of which something is left out twice loses both. */
export function leaveOut(
  lines: readonly string[],
  asked: readonly LeaveOut[],
): { readonly left: TextLeft; readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = []
  const schedule: LeftOut[] = []
  const gone: string[] = []
  let left = [...lines]
  for (const { reason, what } of asked) {
    const whole = linesIn(what)
    const places = whole ?? lines.flatMap((line, index) => (line.includes(what) ? [index + 1] : []))
    if (places.length === 0 || places.some((place) => place < 1 || place > lines.length)) {
      problems.push({
        field: `out-${reason}`,
        problem: `“${what}” is no line, and does not stand there as you wrote it`,
      })
      continue
    }
    const number = schedule.length + 1
    schedule.push({ number, lines: places, reason })
    gone.push(...(whole ? places.map((place) => lines[place - 1] ?? '') : [what]))
    left = left.map((line, index) =>
      !places.includes(index + 1) ? line : whole ? said(number) : line.replaceAll(what, said(number)),
    )
  }
  return { left: { lines: left, schedule, gone }, problems }
}
