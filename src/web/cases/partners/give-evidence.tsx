/** Give evidence to the police: with the person's permission, or because a law or an order requires it. */

import { evidenceMissing } from '../../../casework/said-with-it.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import { PARTNERS_AREA, type PartnersShown } from '../../../views/areas/partners.ts'
import { Checkboxes, Radios, TextField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { sayWhen } from '../../kit/times.ts'
import { sayProblem } from '../../kit/words.ts'
import { type ActPart, actOf, defineCaseForm } from '../case-form.tsx'
import { hasHappened } from '../has-happened.tsx'
import { PLACES } from '../places.ts'
import { partnerPath } from './partner-paths.ts'
import { choicesOf, methods } from './partner-words.ts'
import { startPerson } from './person-question.tsx'

type Data = AreaPage<PartnersShown>

/** Whose permission counts: those who are harmed. Nobody else is asked: not whoever causes harm, a witness, or whoever lives there too. */
const asked = ({ offers }: Data) => offers.people.filter(({ role }) => role === 'victim')

/** What is no evidence of ours: the words of others at a meeting, and what somebody who asks may have of their own. */
const NOT_OURS: readonly string[] = ['marac-minutes', 'requesters-own-data']

const SAID: Readonly<Record<string, string>> = {
  given: 'said yes',
  refused: 'said no',
  undecided: 'wants to think about it',
  withdrawn: 'took back an earlier yes',
}

/** What each of them said to it last. An agreement to something else is not one to this. */
const Permissions = ({ data }: { readonly data: Data }) => (
  <ul class="govuk-list govuk-list--bullet">
    {asked(data).map(({ id, name }) => {
      const said = data.shows.agreements.find((each) => each.person === id && each.scope === 'police-evidence')
      return (
        <li key={id}>
          {`${name} ${said ? `${SAID[said.answer] ?? said.answer} (${sayWhen(said.at, data.page.now)})` : 'was not asked yet'}. `}
          <a
            class="govuk-link"
            href={partnerPath(data.page.reference, 'agreement', { person: id, scope: 'police-evidence' })}
          >
            {said ? 'Write down another answer' : 'Ask and write it down'}
            <span class="govuk-visually-hidden">{`, ${name}`}</span>
          </a>
        </li>
      )
    })}
  </ul>
)

const WhoseIsIt = ({ data, form, typed }: Pick<Parameters<typeof Radios>[0], 'form' | 'typed'> & { data: Data }) => {
  const [only, ...others] = asked(data)
  if (!only) return null
  if (others.length === 0) return <input type="hidden" name="evidence.person" value={only.id} />
  return (
    <Radios
      name="evidence.person"
      label="Whom is it about, of those harmed?"
      hint="It is their permission that counts. Give what is about two people twice, once for each."
      choices={asked(data).map(({ id, name }) => ({ value: id, label: name }))}
      form={form}
      typed={typed}
    />
  )
}

export const giveEvidencePage = defineCaseForm({
  slug: 'papers',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'police-evidence.provided',
  title: 'Give evidence to the police',
  why: 'Ask for their permission first, and write it down. Give only what the police need for this.',
  start: (data, visit) => ({ 'evidence.person': startPerson(data, visit) }),
  questions: ({ data, form, typed }) => {
    return (
      <>
        <Permissions data={data} />
        <WhoseIsIt data={data} form={form} typed={typed} />
        <Checkboxes
          name="evidence.what"
          label="Exactly what?"
          choices={choicesOf('police-evidence.provided', 'what').filter(({ value }) => !NOT_OURS.includes(value))}
          columns
          form={form}
          typed={typed}
        />
        <Radios name="evidence.method" label="How?" choices={methods()} form={form} typed={typed} />
        <TextField
          name="law.law"
          label="The law or order that requires it (only without permission)"
          form={form}
          typed={typed}
        />
      </>
    )
  },
  acts: (form, data) => {
    const evidence = actOf('evidence', 'police-evidence.provided', form)
    const missing = evidenceMissing(
      evidence.data,
      asked(data).map(({ id }) => id),
    )
    // What the police have already is written down as it was, with how it was given where anybody knows.
    if (missing && (missing.field === 'person' || !hasHappened(form)))
      return {
        errors: [
          {
            field: `evidence.${missing.field}`,
            text: sayProblem('police-evidence.provided', missing.field, missing.problem),
          },
        ],
      }
    const law: ActPart = {
      part: 'law',
      type: 'legal-requirement.recorded',
      data: { law: one(form, 'law.law'), requires: 'evidence' },
    }
    return one(form, 'law.law') === '' ? [evidence] : [law, evidence]
  },
  mayHaveHappened: 'below',
  after: 'It stays on the record beside what else was shared.',
  button: 'Record what was given',
})
