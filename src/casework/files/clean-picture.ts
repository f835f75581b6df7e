/** A photograph without place, device, time or owner: drawn anew from its points, so that nothing else in the file goes along. */

/** More points than any phone takes: a picture that would fill the memory is refused. */
const MOST_POINTS = 120_000_000

/** Turned upright first, as the camera held it. Null where it is no whole picture, or too large a one. */
export async function cleanPicture(bytes: Buffer, type: 'image/jpeg' | 'image/png'): Promise<Buffer | null> {
  const { default: sharp } = await import('sharp')
  try {
    const upright = sharp(bytes, { limitInputPixels: MOST_POINTS, failOn: 'error' }).rotate()
    return await (type === 'image/png' ? upright.png() : upright.jpeg({ quality: 92 })).toBuffer()
  } catch {
    return null
  }
}

/** A JPEG inside another file, without the segments that hold its metadata; its points stay as they are. */
export function withoutSegments(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    // APP1 (EXIF, XMP) to APP13 (IPTC), and comments. APP0 and APP14 say how to read the colours; APP2 is their profile.
    const tells = (marker >= 0xe1 && marker <= 0xed && marker !== 0xe2) || marker === 0xfe
    if (!tells) kept.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat([...kept, bytes.subarray(at)])
}
