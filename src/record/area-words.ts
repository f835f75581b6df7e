/** Areas written in words, compared: whether a home that is offered lies where somebody said that they would not be safe. */

const plainOf = (area: string): string =>
  area
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * The first of the areas to avoid that an area is, names or lies in: `Northside, near the park` is in `northside`. Null where none
 * is. It compares whole words and knows no map. Source: WHG-2.16.a.
 */
export function areaToAvoid(area: string, toAvoid: readonly string[]): string | null {
  const asked = ` ${plainOf(area)} `
  return (
    toAvoid.find((each) => {
      const avoided = ` ${plainOf(each)} `
      return avoided.trim() !== '' && asked.trim() !== '' && (asked.includes(avoided) || avoided.includes(asked))
    }) ?? null
  )
}
