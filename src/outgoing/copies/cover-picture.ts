/** A picture drawn anew with parts of it painted over: the points under them are gone, and so is everything that stood beside the picture. */

/** Hundredths of the picture, from its left and its top. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** `10 20 30 15`: four whole numbers, within the picture; null for anything else. */
export function boxIn(text: string): Box | null {
  const numbers = text.split(/[\s,]+/).map(Number)
  const [left = -1, top = -1, width = 0, height = 0] = numbers
  const fits = numbers.length === 4 && numbers.every((each) => Number.isInteger(each) && each >= 0 && each <= 100)
  return fits && width > 0 && height > 0 && left + width <= 100 && top + height <= 100
    ? { left, top, width, height }
    : null
}

/** Rounded outwards to whole points, so that no edge of what is under a box is seen. */
export async function coverPicture(
  bytes: Buffer,
  type: 'image/jpeg' | 'image/png',
  boxes: readonly Box[],
): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  for (const box of boxes) {
    const right = Math.min(width, Math.ceil(((box.left + box.width) * width) / 100))
    const bottom = Math.min(height, Math.ceil(((box.top + box.height) * height) / 100))
    const left = Math.floor((box.left * width) / 100)
    for (let y = Math.floor((box.top * height) / 100); y < bottom; y++)
      data.fill(0, (y * width + left) * channels, (y * width + right) * channels)
  }
  const drawn = sharp(data, { raw: { width, height, channels } })
  return (type === 'image/png' ? drawn.png() : drawn.jpeg({ quality: 92 })).toBuffer()
}
