/** Whom a form of this part is about: asked only where there are several, and prefilled with the one person harmed. */

import type { EntryTypeName } from '../../../record/vocabulary.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import { one } from '../../kit/form.ts'
import type { Visit } from '../../kit/page.ts'
import { ActQuestions, type Questions } from '../case-form.tsx'
import { candidatesFor } from '../whom.ts'

/** The person in the address, else the only one harmed. */
export function startPerson<Shown>({ page }: AreaPage<Shown>, visit: Visit, role = 'victim'): string {
  const asked = one(visit.query, 'person')
  if (page.people.some(({ id }) => id === asked)) return asked
  const [only, ...others] = page.people.filter((person) => person.role === role)
  return only && others.length === 0 ? only.id : ''
}

/** What the duty in the address has to be answered with, where it can be answered in one way alone. */
export const wantedBy = <Shown,>({ page }: AreaPage<Shown>, visit: Visit): Readonly<Record<string, string>> =>
  page.open.find(({ id }) => id === one(visit.query, 'duty'))?.wants ?? {}

export const PersonQuestion = <Shown,>({
  asked,
  part,
  type,
}: {
  readonly asked: Questions<Shown>
  readonly part: string
  readonly type: EntryTypeName
}) => {
  const [only, ...others] = candidatesFor(type, asked.data.offers.people)
  return only && others.length === 0 ? (
    <input type="hidden" name={`${part}.person`} value={only.id} />
  ) : (
    <ActQuestions asked={asked} part={part} type={type} fields={['person']} />
  )
}
