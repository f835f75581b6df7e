/** Work on several things of which none holds up the others. */

/** Does it for each, one after the other, also after one that failed; then throws what went wrong first. */
export async function eachAlone<T>(things: Iterable<T>, work: (thing: T) => Promise<void>): Promise<void> {
  const faults: unknown[] = []
  for (const thing of things)
    try {
      await work(thing)
    } catch (error) {
      faults.push(error)
    }
  if (faults.length > 0) throw faults[0]
}
