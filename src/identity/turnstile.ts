/** Lets so many pieces of work run at once; the others wait their turn. How many run, and how many wait, can be asked. */
export function turnstile(places: number) {
  const waiting: (() => void)[] = []
  let free = places
  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (free > 0) free--
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
  return Object.assign(inTurn, { running: () => places - free, waiting: () => waiting.length })
}
