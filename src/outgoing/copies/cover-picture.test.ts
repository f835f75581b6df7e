import sharp from 'sharp'
import { expect, test } from 'vitest'
import { boxIn, coverPicture } from './cover-picture.ts'

/** White, with a red patch in its middle and a writer's name beside the points. */
const picture = (type: 'png' | 'jpeg') =>
  sharp({ create: { width: 101, height: 51, channels: 4, background: '#ffffffff' } })
    .composite([
      { input: { create: { width: 21, height: 11, channels: 4, background: '#cc0000ff' } }, left: 40, top: 20 },
    ])
    .withExif({ IFD0: { Artist: 'Telltale' } })
    [type]()
    .toBuffer()

test('no point of what is covered is left in the file, nothing stands beside the points, and the rest is as it was', async () => {
  for (const type of ['png', 'jpeg'] as const) {
    const covered = await coverPicture(await picture(type), `image/${type}`, [
      { left: 39, top: 39, width: 22, height: 22 },
    ])
    const { data, info } = await sharp(covered).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height, info.channels]).toEqual([101, 51, 3])
    let red = 0
    for (let at = 0; at < data.length; at += 3)
      if ((data[at] ?? 0) > 150 && (data[at + 1] ?? 0) < 100 && (data[at + 2] ?? 0) < 100) red++
    expect(red, type).toBe(0)
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255])
    expect((await sharp(covered).metadata()).exif).toBeUndefined()
    expect(covered.toString('latin1')).not.toContain('Telltale')
  }
})

test('a part is four whole numbers within the picture, and nothing else', () => {
  expect(boxIn('10, 20 30 15')).toEqual({ left: 10, top: 20, width: 30, height: 15 })
  for (const wrong of ['10 20 30', '10 20 30 0', '80 0 30 10', '-1 0 5 5', '1.5 0 5 5', 'all', ''])
    expect(boxIn(wrong), wrong).toBeNull()
})
