/** A JPEG 2000 picture inside another file, without the boxes and remarks that hold its metadata; its points stay as they are. */

/** What a reader needs: that it is one, how to read its colours, its points. All else (XML, EXIF, place) goes. */
const KEPT_BOXES: ReadonlySet<string> = new Set(['jP  ', 'ftyp', 'jp2h', 'jp2c'])
const SIGNATURE = Buffer.from('jP  ', 'latin1')

type Box = { readonly type: string; readonly content: Buffer }

/** The boxes of a file, one after the other. Throws where one is cut short. */
function boxesOf(bytes: Buffer): readonly Box[] {
  const boxes: Box[] = []
  for (let at = 0; at < bytes.length; ) {
    const short = bytes.readUInt32BE(at)
    const head = short === 1 ? 16 : 8
    const length = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? bytes.length - at : short
    if (length < head || at + length > bytes.length) throw new Error('a box that is cut short')
    const type = bytes.toString('latin1', at + 4, at + 8)
    boxes.push({ type, content: bytes.subarray(at + head, at + length) })
    at += length
  }
  return boxes
}

function boxed({ type, content }: Box): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, content])
}

/** The points without remarks (COM) in what stands before the first tile. Throws where it is none. */
function withoutRemarks(points: Buffer): Buffer {
  if (points.readUInt16BE(0) !== 0xff4f) throw new Error('no points of a JPEG 2000 picture')
  const kept: Buffer[] = [points.subarray(0, 2)]
  let at = 2
  while (at + 4 <= points.length) {
    const marker = points.readUInt16BE(at)
    if (marker === 0xff90) break
    const end = at + 2 + points.readUInt16BE(at + 2)
    if (marker !== 0xff64) kept.push(points.subarray(at, end))
    at = end
  }
  return Buffer.concat([...kept, points.subarray(at)])
}

/** Throws where it cannot be read: such a file is not kept. */
export function withoutBoxes(bytes: Buffer): Buffer {
  if (!bytes.subarray(4, 8).equals(SIGNATURE)) return withoutRemarks(bytes)
  return Buffer.concat(
    boxesOf(bytes)
      .filter(({ type }) => KEPT_BOXES.has(type))
      .map((box) => boxed(box.type === 'jp2c' ? { ...box, content: withoutRemarks(box.content) } : box)),
  )
}
