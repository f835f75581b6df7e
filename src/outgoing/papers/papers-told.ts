/** What numbered papers must not tell, and the last look at the file itself before it is kept or leaves. */
import type { PaperReader, Readers } from '../../packs/readers.ts'
import { entryType } from '../../record/entry-type.ts'
import type { ReadForDocument } from '../../views/read-for-document.ts'
import { plainly } from '../../views/sentences.ts'
import { withoutNamesIn } from '../scanner/names-in-frame.ts'
import { type Restricted, restrictedFor, shapesIn } from '../scanner/restricted.ts'
import { type Found, scan } from '../scanner/scan.ts'
import { textOfPdf } from '../scanner/text-of-pdf.ts'

/** What may stand in papers for this reader whatever the case: a person called Page is not told by `Page 2 of 3`. */
function frameOf(reader: PaperReader): string {
  const said = reader.exhibits.flatMap(({ type, title, codes }) => [
    title,
    ...codes.flatMap(({ field, label }) => [
      label,
      ...(entryType(type).fields.find(({ name }) => name === field)?.values ?? []).map(plainly),
    ]),
  ])
  const always =
    'Numbered papers Contents Exhibit Page of Copy From put together on For alone Matter What It says Yes No As it was written down at the time Where words were left out'
  return [always, reader.name, ...said].join('\n')
}

/** Names of whoever is not `named`, where anybody is or is reached, the reference, and, for what the other side reads, words of refuge. */
export const restrictedInPapers = (
  read: ReadForDocument,
  { readers, neverSays }: Readers,
  of: { readonly reader: string | null; readonly named: readonly string[] },
): readonly Restricted[] => {
  const reader = readers.find(({ id }) => id === of.reader)
  const never = reader?.otherSideReads === false ? [] : neverSays
  const all = restrictedFor(read.reading, read.leftOut(), { to: 'papers', named: of.named, never })
  return reader ? withoutNamesIn(frameOf(reader), all) : all
}

/**
 * Looks at a text as it would leave. `frame` is the same without the free text: what has the form of an address there, such as `2 court`,
 * tells nothing; any other does, whether or not we know whose it is, unless it `mayStay`: what is restricted never stays.
 */
export function toldIn(
  text: string,
  frame: string,
  texts: readonly string[],
  restricted: readonly Restricted[],
  mayStay: (shape: Restricted) => boolean = () => false,
): readonly Found[] {
  const ofFrame = new Set(shapesIn(frame).map(({ value }) => value))
  const shapes = [...shapesIn(text).filter(({ value }) => !ofFrame.has(value)), ...texts.flatMap(shapesIn)]
  return scan(text, [...restricted, ...shapes.filter((each) => !mayStay(each))])
}

/** As `toldIn`, of the file itself. */
export const toldBy = async (
  file: Buffer,
  frame: Buffer,
  texts: readonly string[],
  restricted: readonly Restricted[],
): Promise<readonly Found[]> => toldIn(await textOfPdf(file), await textOfPdf(frame), texts, restricted)
