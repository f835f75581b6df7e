/** Makes the answer to a request for data and marks it as given, in one transaction. Made again, it says the same. */
import { WORD } from '../../casework/files/file-kind.ts'
import { isId } from '../../casework/new-entry.ts'
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import { spacedPostcode } from '../../people/normalised.ts'
import { nameOf } from '../../people/registry.ts'
import { openHome, openKept, openPerson } from '../../people/registry-words.ts'
import { dateOfDay, dayOf } from '../../record/london-time.ts'
import { asActor, audit } from '../../store/database.ts'
import { dataRequests, type OwnData, ownData, releaseRequest } from '../../store/queries/data-requests.ts'
import type { OpenedFile } from '../../views/read-file.ts'
import { renderDocx } from '../documents/render-docx.ts'
import { renderPdf } from '../documents/render-pdf.ts'
import { type AnswerData, answerDocument } from './answer-document.ts'

export type RequestAnswered =
  | { readonly outcome: 'answered'; readonly file: OpenedFile }
  | { readonly outcome: 'no-pdf' }
  /** Not there, not theirs to give, or not its time, alike. */
  | { readonly outcome: 'not-found' }

/** Thrown, so that what was given to nobody is not marked as given. */
class NoPdf extends Error {}

async function heldOf(rowan: Rowan, landlord: string, own: OwnData): Promise<AnswerData['held']> {
  const personKey = await rowan.keyring.findKey({ landlord, kind: 'person', subject: own.customer })
  if (!personKey) return null
  const person = openPerson(personKey, landlord, own.customer, Buffer.from(own.sealed, 'hex'))
  const keys = await rowan.keyring.findKeys(
    landlord,
    'home',
    own.homes.map(({ home }) => home),
  )
  return {
    name: nameOf(person),
    dateOfBirth: person.dateOfBirth,
    phone: person.phone,
    homes: own.homes.flatMap(({ home, sealed, tenure, part, from, until, accounts }) => {
      const key = keys.get(home)
      if (!key) return []
      const words = openHome(key, landlord, home, Buffer.from(sealed, 'hex'))
      const address = `${words.address}, ${spacedPostcode(words.postcode)}`
      return [{ address, tenure, part, from, until, accounts }]
    }),
  }
}

/** For whoever protects data, once a second person has agreed and from the day on that is the same for everybody. */
export async function answerRequest(
  rowan: Rowan,
  token: string,
  { id, file }: { readonly id: string; readonly file: 'pdf' | 'docx' },
): Promise<RequestAnswered> {
  const answered = await asActor(rowan.database, token, async (query, { landlord }): Promise<RequestAnswered> => {
    const now = rowan.clock()
    const note = (given: boolean) =>
      audit(query, {
        action: 'act:answer-data-request',
        objectType: 'list',
        object: isId(id) ? id : null,
        basis: given ? 'staff' : 'none',
        result: given ? 'done' : 'not-found',
      })
    const row = isId(id) ? (await dataRequests(query)).find((each) => each.request === id) : undefined
    const key = row && (await rowan.keyring.findKey({ landlord, kind: 'vault', subject: id }))
    const given = key !== undefined && (await releaseRequest(query, id, dateOfDay(dayOf(now)), now))
    await note(given)
    if (!given || !row || !key) return { outcome: 'not-found' }
    const said = openKept(key, landlord, id, row.sealed) as unknown as { readonly name: string }
    const own = await ownData(query, id)
    const document = answerDocument({
      landlord: landlordOf(rowan, landlord).name,
      reference: row.reference,
      received: row.received.getTime(),
      made: row.released?.getTime() ?? now,
      name: said.name,
      held: own && (await heldOf(rowan, landlord, own)),
    })
    const name = `answer-${row.reference.slice(2).toLowerCase()}.${file}`
    if (file === 'docx')
      return { outcome: 'answered', file: { name, mediaType: WORD, bytes: await renderDocx(document) } }
    const pdf = renderPdf(document)
    if (!pdf.ok) throw new NoPdf()
    return { outcome: 'answered', file: { name, mediaType: 'application/pdf', bytes: pdf.bytes } }
  }).catch((error: unknown): RequestAnswered => {
    if (error instanceof NoPdf) return { outcome: 'no-pdf' }
    throw error
  })
  return answered ?? { outcome: 'not-found' }
}
