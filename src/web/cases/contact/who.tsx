/** Whom a contact is with: those who are harmed, or with whom a safe way was agreed; never by mistake the person causing harm. */
import type { ContactShown } from '../../../views/areas/contact.ts'
import { OneOf } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import type { Questions } from '../case-form.tsx'

/** Asked only where there are several. */
export const Who = ({ asked, part }: { readonly asked: Questions<ContactShown>; readonly part: string }) => {
  const { data, form, typed } = asked
  const name = `${part}.person`
  const [only, ...others] = data.shows.people
  return only && others.length === 0 ? (
    <input type="hidden" name={name} value={one(form, name) || only.id} />
  ) : (
    <OneOf
      name={name}
      label="Who?"
      choices={data.shows.people.map((person) => ({ value: person.id, label: person.name }))}
      form={form}
      typed={typed}
    />
  )
}
