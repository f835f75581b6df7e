/** A Word file without who wrote it and when; one with programs in it is refused. */
import type JSZip from 'jszip'
import { cleanPicture } from './clean-picture.ts'
import { kindOfFile } from './file-kind.ts'

/** The most that a file may hold when unpacked, in bytes: more is a trap. */
const MOST_UNPACKED = 60_000_000
const NO_DATE = new Date('1980-01-01T00:00:00Z')
const EMPTY: Readonly<Record<string, string>> = {
  'docProps/core.xml':
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
  'docProps/app.xml':
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
  'docProps/custom.xml':
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
}
const PROGRAMS = /vbaProject|activeX|\.(bin|exe|js|vbs|ole)$/i
/** Who changed or remarked what, and when, wherever it stands. */
const TRACES = /\sw\d*:(author|initials|date|rsid\w*)="[^"]*"/g

/** Unpacks one part, counting as it goes. */
function unpacked(file: JSZip.JSZipObject, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    let size = 0
    const stream = file.nodeStream()
    stream.on('data', (piece: Buffer) => {
      size += piece.length
      pieces.push(piece)
      if (size > most) {
        stream.pause()
        reject(new Error('too large'))
      }
    })
    stream.on('error', reject)
    stream.on('end', () => resolve(Buffer.concat(pieces)))
  })
}

async function cleaned(name: string, bytes: Buffer): Promise<Buffer | null> {
  const type = kindOfFile(bytes)
  if (type === 'image/jpeg' || type === 'image/png') return cleanPicture(bytes, type)
  if (/\.rels$/.test(name)) return Buffer.from(bytes.toString('utf8').replace(RELATIONSHIP, withoutTarget))
  if (!/\.xml$/.test(name)) return bytes
  const text = bytes.toString('utf8').replace(TRACES, '')
  return Buffer.from(text.replace(FETCHING_FIELD, '$1$3').replace(FETCHING_ATTRIBUTE, '$1$2$2'))
}

/** A reference to something outside the file: what is fetched when it is opened tells somebody when and where. */
const RELATIONSHIP = /<(?:\w+:)?Relationship\b[^>]*>/g
/** Fields that fetch, and not those that somebody clicks. */
const FETCHES = 'INCLUDE|DDE|LINK\\s|IMPORT|DATABASE'
const FETCHING_FIELD = new RegExp(`(<w:instrText\\b[^>]*>)([^<]*(?<!HYPER)(?:${FETCHES})[^<]*)(</w:instrText>)`, 'gi')
const FETCHING_ATTRIBUTE = new RegExp(`(\\sw:instr=)(["'])[^"']*(?<!HYPER)(?:${FETCHES})[^"']*\\2`, 'gi')

/** The same reference to nothing, unless it is a link to a page or a mailbox that somebody clicks. */
function withoutTarget(relationship: string): string {
  if (!/\bTargetMode\s*=\s*["']External["']/i.test(relationship)) return relationship
  const isLink = /\bType\s*=\s*["'][^"']*\/hyperlink["']/.test(relationship)
  if (isLink && /\bTarget\s*=\s*["'](https?:\/\/|mailto:)/i.test(relationship)) return relationship
  return relationship.replace(/\bTarget\s*=\s*("[^"]*"|'[^']*')/, 'Target="about:blank"')
}

/** Null where it is no Word file that can be read, holds programs, or unpacks to too much. */
export async function cleanWord(bytes: Buffer): Promise<Buffer | null> {
  const { default: Zip } = await import('jszip')
  try {
    const given = await Zip.loadAsync(bytes)
    const clean = new Zip()
    let left = MOST_UNPACKED
    for (const [name, file] of Object.entries(given.files)) {
      if (file.dir || /^docProps\/thumbnail/.test(name)) continue
      if (PROGRAMS.test(name)) return null
      const part = EMPTY[name] === undefined ? await unpacked(file, left) : Buffer.from(EMPTY[name])
      left -= part.length
      const kept = await cleaned(name, part)
      if (kept === null) return null
      clean.file(name, kept, { date: NO_DATE, createFolders: false })
    }
    return await clean.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
  } catch {
    return null
  }
}
