/** Work on several things of which none holds up the others. */

/** What went wrong with one of them: whose it is, by a name or an id that tells of nobody. */
export type FaultOfOne = { readonly of: string; readonly error: unknown }

/** What went wrong with some of several things, each by itself. */
export class Faults extends Error {
  override readonly name = 'Faults'
  readonly each: readonly FaultOfOne[]
  constructor(each: readonly FaultOfOne[]) {
    super(`${each.length} failed`, { cause: each[0]?.error })
    this.each = each
  }
}

/** Does it for each landlord, one after the other, also after one that failed; then throws all that went wrong, each fault with its landlord. */
export async function eachAlone<T>(
  landlords: ReadonlyMap<string, T>,
  work: (landlord: T, id: string) => Promise<void>,
): Promise<void> {
  const faults: FaultOfOne[] = []
  for (const [id, landlord] of landlords)
    try {
      await work(landlord, id)
    } catch (error) {
      const within = error instanceof Faults ? error.each.map((each) => ({ ...each, of: `${id}, ${each.of}` })) : null
      faults.push(...(within ?? [{ of: id, error }]))
    }
  if (faults.length > 0) throw new Faults(faults)
}
