/** Everything that a Word file says, in its text and beside it: headers, notes, properties, descriptions of pictures, links. */

/** The package is read when the first Word file is. */
const unzipped = async (bytes: Buffer) => (await import('jszip')).default.loadAsync(bytes)

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text.replace(/&(#x?[\da-f]+|\w+);/gi, (all, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? all
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return Number.isInteger(code) && code <= 0x10ffff ? String.fromCodePoint(code) : all
  })

/** Runs within a paragraph stand together, as they are read; paragraphs and cells apart. */
const printedIn = (xml: string): string =>
  decoded(
    xml
      .replace(/<w:(?:tab|br|cr)\b[^>]*>/g, ' ')
      .replace(/<\/w:(?:p|tc)>/g, '\n')
      .replace(/<[^>]*>/g, ''),
  )

const textOfXml = (xml: string): string => {
  const said = [...xml.matchAll(/\s(?:descr|title|w:author|Target(?=="(?:https?|mailto|file):))="([^"]*)"/g)].map(
    ([, value]) => value ?? '',
  )
  return [printedIn(xml), ...said.map(decoded)].join('\n')
}

/** What is printed in its body, a paragraph or cell a line. Throws for what is no Word file. */
export async function paragraphsOfWord(bytes: Buffer): Promise<string> {
  const body = await (await unzipped(bytes)).file('word/document.xml')?.async('string')
  if (body === undefined) throw new Error('This is no Word file')
  return printedIn(body)
}

/** Throws for what is no Word file. */
export async function textOfWord(bytes: Buffer): Promise<string> {
  const zip = await unzipped(bytes)
  const files = Object.values(zip.files).filter(({ dir, name }) => !dir && /\.(xml|rels)$/i.test(name))
  const texts = await Promise.all(files.map((file) => file.async('string')))
  return texts.map(textOfXml).join('\n')
}
