/**
 * Asks whether an address that somebody typed into a note is to be kept apart instead. Source: the reprimand of November 2023, in which
 * a new address stood in a note, the old one in its field, and a letter with the new one went to the old one.
 */
import { Checkboxes } from '../../design-system/govuk/checkboxes.tsx'
import { addressIn } from '../../outgoing/scanner/address-in.ts'
import { entryType } from '../../record/entry-type.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import { type Form, type FormError, many } from '../kit/form.ts'
import { paths } from '../kit/paths.ts'

/** Fields that are made for a place, a number or a way there. */
const FOR_PLACES = [
  'where',
  'access',
  'address',
  'details',
  'place',
  'email',
  'area',
  'location',
  'custodian',
  'telephone',
  'held',
]

const MEANT = 'addressMeant'

/** Each note of an act that holds an address, said beside its field; none where whoever writes said that it is meant. */
export function addressesInNotes(
  acts: readonly {
    readonly part: string
    readonly type: EntryTypeName
    readonly data: Readonly<Record<string, unknown>>
  }[],
  form: Form,
): readonly FormError[] {
  if (many(form, MEANT).includes('yes')) return []
  return acts.flatMap(({ part, type, data }) =>
    entryType(type).fields.flatMap(({ name, type: kind, personal }) => {
      const value = data[name]
      const isNote = kind === 'text' && personal === true && !FOR_PLACES.includes(name)
      const found = isNote && typeof value === 'string' ? addressIn(value) : null
      return found === null
        ? []
        : [{ field: `${part}.${name}`, text: `Is “${found}” an address? Keep it apart, and leave it out here` }]
    }),
  )
}

/** The form as it is asked again: with the question whether it is meant. */
export const askedAboutAddress = (form: Form): Form => ({ ...form, [MEANT]: 'ask' })

/** Stands above the button once an address was found. Without JavaScript too. */
export const AddressMeant = ({
  form,
  reference,
  person,
}: {
  readonly form: Form
  readonly reference: string
  readonly person: string | null
}) =>
  many(form, MEANT).length === 0 ? null : (
    <>
      <p class="govuk-body">
        {'A note is read by everybody on this case, and by whoever gets a document made from it. '}
        {person !== null && (
          <a class="govuk-link" href={paths.keptAddress(reference, person)} target="_blank" rel="noopener">
            Keep the address apart (opens in a new tab)
          </a>
        )}
      </p>
      <Checkboxes
        name={MEANT}
        items={[{ value: 'yes', text: 'It is no address, or everybody on this case may read it: record it as it is' }]}
        values={many(form, MEANT)}
      />
    </>
  )
