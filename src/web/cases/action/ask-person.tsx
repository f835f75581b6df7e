/** About whom a form of this part is: the one person causing harm without asking, one of several by name. */
import type { EntryTypeName } from '../../../record/vocabulary.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import type { ActionShown, HarmingPerson } from '../../../views/areas/action.ts'
import { OneOf } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import type { Visit } from '../../kit/page.ts'
import { longDate } from '../../kit/times.ts'
import { ActQuestions, type Questions } from '../case-form.tsx'
import { sayAction } from './action-words.ts'

type Data = AreaPage<ActionShown>

/** Whom the link names, else the only one; empty where there are several. */
export const personFirst = (data: Data, visit: Visit): string => {
  const [only, ...others] = data.shows.people
  return one(visit.query, 'person') || (only && others.length === 0 ? only.id : '')
}

/** Which legal step the link names, else the only one. */
export const actionFirst = (data: Data, visit: Visit): string => {
  const [only, ...others] = data.shows.actions.filter(({ notOpen }) => notOpen === null || notOpen === 'begun')
  return one(visit.query, 'key') || (only && others.length === 0 ? only.id : '')
}

/** A form about a legal step, before there is one. */
export const noStep = ({ shows }: Data): string | null =>
  shows.actions.length > 0 ? null : 'No legal step was proposed on this case yet.'

/** Those whom the form may be about: the one already chosen, else all. */
export const candidates = (data: Data, chosen: string): readonly HarmingPerson[] => {
  const found = data.shows.people.filter((person) => person.id === chosen)
  return found.length > 0 ? found : data.shows.people
}

type Asks = { readonly asked: Questions<ActionShown>; readonly part: string }

export const AskPerson = ({ asked, part }: Asks) => {
  const { data, form, typed } = asked
  const name = `${part}.person`
  return data.shows.people.length === 1 && one(form, name) === data.shows.people[0]?.id ? (
    <input type="hidden" name={name} value={one(form, name)} />
  ) : (
    <OneOf
      name={name}
      label="Which person causing harm?"
      form={form}
      typed={typed}
      choices={data.shows.people.map((person) => ({ value: person.id, label: person.name }))}
    />
  )
}

/** Which legal step it belongs to. */
export const AskAction = ({ asked, part, type }: Asks & { readonly type: EntryTypeName }) => {
  const { data, form } = asked
  const name = `${part}.action`
  const chosen = data.shows.actions.find((each) => each.id === one(form, name))
  return chosen ? (
    <>
      <input type="hidden" name={name} value={chosen.id} />
      <p class="govuk-body">
        {`${sayAction(chosen.kind)} against ${chosen.person.name}${chosen.protects ? `, to protect ${chosen.protects.name}` : ''}, proposed by ${chosen.proposed.by}, ${longDate(chosen.proposed.at)}.`}
      </p>
    </>
  ) : (
    <ActQuestions asked={asked} part={part} type={type} fields={['action']} />
  )
}
