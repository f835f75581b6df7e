/**
 * So much work of one at a time, and no more: what else the same one asks meanwhile is turned away, and stands before nobody in a queue that all share.
 * In memory, and only while it runs.
 */
export type FewAtOnce = <T>(whose: string, work: () => Promise<T>) => Promise<T | null>

/** `most` pieces of work at once for each. Gives null, and does none of it, beyond them. */
export function fewAtOnce(most: number): FewAtOnce {
  const running = new Map<string, number>()
  return async (whose, work) => {
    const now = running.get(whose) ?? 0
    if (now >= most) return null
    running.set(whose, now + 1)
    try {
      return await work()
    } finally {
      const left = (running.get(whose) ?? 1) - 1
      if (left === 0) running.delete(whose)
      else running.set(whose, left)
    }
  }
}
