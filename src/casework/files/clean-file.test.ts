import { deflateSync } from 'node:zlib'
import JSZip from 'jszip'
import { PDFDocument, PDFName, PDFRawStream, PDFString } from 'pdf-lib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { cleanFile, LARGEST_FILE } from './clean-file.ts'
import { kindOfFile, WORD } from './file-kind.ts'

const TELLING = {
  IFD0: { Make: 'Telltale', Artist: 'Amira Example' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 48/1 0/1' },
}

const photograph = (type: 'jpeg' | 'png' = 'jpeg', orientation = 1) =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#884422' } })
    .withExif(TELLING)
    .withMetadata({ orientation })
    .toFormat(type)
    .toBuffer()

async function word(parts: Readonly<Record<string, string | Buffer>> = {}): Promise<Buffer> {
  const zip = new JSZip()
  const given: Readonly<Record<string, string | Buffer>> = {
    '[Content_Types].xml': '<Types/>',
    'docProps/core.xml': '<cp:coreProperties><dc:creator>Amira Example</dc:creator></cp:coreProperties>',
    'word/document.xml':
      '<w:ins w:id="1" w:author="Amira Example" w:date="2026-01-01T00:00:00Z"><w:t>Kept</w:t></w:ins>',
    ...parts,
  }
  for (const [name, part] of Object.entries(given)) zip.file(name, part, { compression: 'DEFLATE' })
  return zip.generateAsync({ type: 'nodebuffer' })
}

const kept = async (given: Buffer) => {
  const cleaned = await cleanFile(given)
  return cleaned.ok ? cleaned : expect.fail(cleaned.why)
}

describe('a photograph', () => {
  test.each(['jpeg', 'png'] as const)('as %s loses place, device and owner', async (type) => {
    const given = await photograph(type)
    expect((await sharp(given).metadata()).exif).toBeDefined()
    const { bytes } = await kept(given)
    const { exif, xmp, iptc, format } = await sharp(bytes).metadata()
    expect([exif, xmp, iptc, format]).toEqual([undefined, undefined, undefined, type])
    expect(bytes.toString('latin1')).not.toMatch(/Telltale|Amira|Exif|GPS/)
  })

  test('stands upright as the camera held it', async () => {
    const { width, height } = await sharp((await kept(await photograph('jpeg', 6))).bytes).metadata()
    expect([width, height]).toEqual([20, 40])
  })

  test('with something hung on behind it loses that', async () => {
    const { bytes } = await kept(Buffer.concat([await photograph(), Buffer.from('<script>alert(1)</script>')]))
    expect(bytes.includes('script')).toBe(false)
  })

  test('of an iPhone is refused by name, so that it can be said how to send it', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)])
    expect(await cleanFile(heic)).toEqual({ ok: false, why: 'heic' })
  })

  test('that is damaged is refused', async () => {
    expect(await cleanFile((await photograph()).subarray(0, 200))).toEqual({ ok: false, why: 'locked' })
  })
})

/** A PDF with nothing packed away, so that what is written in it can be looked for. */
const unpacked = async (bytes: Buffer): Promise<string> => {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  return Buffer.from(await pdf.save({ useObjectStreams: false })).toString('latin1')
}

describe('a PDF', () => {
  async function letter(): Promise<PDFDocument> {
    const pdf = await PDFDocument.create()
    pdf.addPage().drawImage(await pdf.embedJpg(await photograph()))
    pdf.setAuthor('Amira Example')
    pdf.setTitle('Telltale')
    return pdf
  }

  test('loses its author, its dates, its scripts and the place in its photographs', async () => {
    const pdf = await letter()
    pdf.addJavaScript('go', 'app.alert("Telltale")')
    await pdf.attach(Buffer.from('Telltale inside'), 'inside.txt')
    const { bytes } = await kept(Buffer.from(await pdf.save({ useObjectStreams: false })))
    const clean = await PDFDocument.load(bytes, { updateMetadata: false })
    expect([clean.getAuthor(), clean.getTitle(), clean.getCreationDate(), clean.getProducer()]).toEqual(
      Array(4).fill(undefined),
    )
    expect(clean.getPageCount()).toBe(1)
    expect(await unpacked(bytes)).not.toMatch(/Telltale|Amira|JavaScript|EmbeddedFile|Exif/)
  })

  test.each([
    ['named in a list', (jpeg: Buffer) => ({ jpeg, filters: ['DCTDecode'] })],
    ['packed once more', (jpeg: Buffer) => ({ jpeg: deflateSync(jpeg), filters: ['FlateDecode', 'DCTDecode'] })],
  ])('loses the place in a photograph that is %s', async (_how, wrap) => {
    const pdf = await PDFDocument.load(await (await letter()).save())
    for (const [ref, part] of pdf.context.enumerateIndirectObjects()) {
      if (!(part instanceof PDFRawStream) || part.dict.get(PDFName.of('Filter')) !== PDFName.of('DCTDecode')) continue
      const { jpeg, filters } = wrap(Buffer.from(part.contents))
      part.dict.set(PDFName.of('Filter'), pdf.context.obj(filters))
      pdf.context.assign(ref, PDFRawStream.of(part.dict, jpeg))
    }
    const { bytes } = await kept(Buffer.from(await pdf.save({ useObjectStreams: false })))
    const clean = await PDFDocument.load(bytes)
    const photographs = clean.context
      .enumerateIndirectObjects()
      .flatMap(([, part]) => (part instanceof PDFRawStream && String(part.dict).includes('DCTDecode') ? [part] : []))
    expect(photographs).toHaveLength(1)
    for (const { contents } of photographs) {
      expect((await sharp(contents).metadata()).exif).toBeUndefined()
      expect(Buffer.from(contents).toString('latin1')).not.toMatch(/Telltale|Amira|Exif/)
    }
  })

  test('loses what a remark on a page does and who wrote it, wherever it stands', async () => {
    const pdf = await letter()
    const { context } = pdf
    const remark = (action: object) => ({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [0, 0, 9, 9],
      T: PDFString.of('Amira Example'),
      A: action,
    })
    const script = { S: 'JavaScript', JS: PDFString.of('Telltale') }
    const opens = context.register(context.obj({ S: 'Launch', F: PDFString.of('Telltale.exe') }))
    const link = { S: 'URI', URI: PDFString.of('https://rowan.example'), Next: script }
    pdf.getPage(0).node.set(PDFName.of('Annots'), context.obj([script, opens, link].map(remark) as never))
    const { bytes } = await kept(Buffer.from(await pdf.save({ useObjectStreams: false })))
    expect(await unpacked(bytes)).not.toMatch(/Telltale|Amira|JavaScript|Launch/)
    expect(await unpacked(bytes)).toContain('https://rowan.example')
  })

  test.each([
    ['as it is', (jpeg2000: Buffer) => ({ bytes: jpeg2000, filters: ['JPXDecode'] })],
    [
      'packed once more',
      (jpeg2000: Buffer) => ({ bytes: deflateSync(jpeg2000), filters: ['FlateDecode', 'JPXDecode'] }),
    ],
  ])('loses the place in a JPEG 2000 picture, %s', async (_how, wrap) => {
    const box = (type: string, content: Buffer) => {
      const head = Buffer.alloc(8)
      head.writeUInt32BE(content.length + 8)
      head.write(type, 4, 'latin1')
      return Buffer.concat([head, content])
    }
    const marker = (code: number, content: string) => {
      const head = Buffer.alloc(4)
      head.writeUInt16BE(code)
      head.writeUInt16BE(content.length + 2, 2)
      return Buffer.concat([head, Buffer.from(content)])
    }
    const tile = Buffer.concat([marker(0xff90, 'a tile'), Buffer.from('points of it'), Buffer.from([0xff, 0xd9])])
    const points = Buffer.concat([Buffer.from([0xff, 0x4f]), marker(0xff51, 'size'), marker(0xff64, 'Telltale'), tile])
    const jpeg2000 = Buffer.concat([
      box('jP  ', Buffer.from([0x0d, 0x0a, 0x87, 0x0a])),
      box('ftyp', Buffer.from('jp2 ')),
      box('jp2h', Buffer.from('colours')),
      box('uuid', Buffer.from('Exif Telltale')),
      box('xml ', Buffer.from('<x>Amira</x>')),
      box('jp2c', points),
    ])
    const pdf = await PDFDocument.load(await (await letter()).save())
    for (const [ref, part] of pdf.context.enumerateIndirectObjects()) {
      if (!(part instanceof PDFRawStream) || part.dict.get(PDFName.of('Filter')) !== PDFName.of('DCTDecode')) continue
      const { bytes, filters } = wrap(jpeg2000)
      part.dict.set(PDFName.of('Filter'), pdf.context.obj(filters))
      pdf.context.assign(ref, PDFRawStream.of(part.dict, bytes))
    }
    const { bytes } = await kept(Buffer.from(await pdf.save({ useObjectStreams: false })))
    const text = await unpacked(bytes)
    expect(text).toContain('colours')
    expect(text).toContain('points of it')
    expect(text).not.toMatch(/Telltale|Amira|Exif/)
  })

  test('with a password is refused', async () => {
    const pdf = await letter()
    pdf.context.trailerInfo.Encrypt = pdf.context.register(pdf.context.obj({ Filter: 'Standard' }))
    pdf.catalog.set(PDFName.of('Lang'), PDFString.of('en'))
    expect(await cleanFile(Buffer.from(await pdf.save()))).toEqual({ ok: false, why: 'locked' })
  })
})

describe('a Word file', () => {
  test('loses who wrote and changed it, and the place in its photographs', async () => {
    const zip = await JSZip.loadAsync((await kept(await word({ 'word/media/a.jpeg': await photograph() }))).bytes)
    for (const file of Object.values(zip.files)) expect(await file.async('string')).not.toMatch(/Amira|2026|Telltale/)
    expect(await zip.file('word/document.xml')?.async('string')).toContain('<w:t>Kept</w:t>')
  })

  test('fetches nothing from elsewhere when it is opened, and keeps what somebody clicks', async () => {
    const rel = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`
    const rels = [
      rel('r1', 'image', 'https://telltale.example/pixel.png'),
      rel('r2', 'attachedTemplate', 'https://telltale.example/normal.dotm'),
      rel('r3', 'hyperlink', 'https://rowan.example/help'),
      rel('r4', 'hyperlink', 'file://telltale.example/share'),
      `<Relationship TargetMode='External' Target='https://telltale.example/two.png' Type='x/image' Id='r5'/>`,
    ].join('')
    const field = '<w:r><w:instrText> INCLUDEPICTURE "https://telltale.example/three.png" </w:instrText></w:r>'
    const simple = '<w:fldSimple w:instr="INCLUDETEXT &quot;https://telltale.example/four&quot;"/>'
    const zip = await JSZip.loadAsync(
      (
        await kept(
          await word({
            'word/document.xml': `<w:document>${field}${simple}<w:t>Kept</w:t></w:document>`,
            'word/_rels/document.xml.rels': `<Relationships>${rels}</Relationships>`,
          }),
        )
      ).bytes,
    )
    const text = async (name: string) => (await zip.file(name)?.async('string')) ?? ''
    expect(await text('word/_rels/document.xml.rels')).not.toContain('telltale')
    for (const id of ['r1', 'r2', 'r3', 'r4', 'r5'])
      expect(await text('word/_rels/document.xml.rels')).toMatch(new RegExp(`Id=["']${id}["']`))
    expect(await text('word/_rels/document.xml.rels')).toContain('https://rowan.example/help')
    expect(await text('word/document.xml')).not.toContain('telltale')
    expect(await text('word/document.xml')).toContain('<w:t>Kept</w:t>')
  })

  test('with programs in it is refused', async () => {
    expect(await cleanFile(await word({ 'word/vbaProject.bin': 'x' }))).toEqual({ ok: false, why: 'locked' })
  })

  test('that unpacks to more than memory holds is refused in time', async () => {
    const trap = await word({ 'word/media/zeros.txt': Buffer.alloc(61_000_000) })
    expect(trap.length).toBeLessThan(1_000_000)
    expect(await cleanFile(trap)).toEqual({ ok: false, why: 'locked' })
  }, 20_000)
})

test('a file is what is in it, whatever it is called', async () => {
  expect(kindOfFile(await photograph('png'))).toBe('image/png')
  expect(kindOfFile(await word())).toBe(WORD)
  for (const other of ['<svg onload="x"/>', 'MZ program', 'GIF89a', '<html>'])
    expect(await cleanFile(Buffer.from(other))).toEqual({ ok: false, why: 'unknown-kind' })
  expect(await cleanFile(Buffer.alloc(0))).toEqual({ ok: false, why: 'empty' })
  expect(await cleanFile(Buffer.alloc(LARGEST_FILE + 1))).toEqual({ ok: false, why: 'too-large' })
})
