/** Refer somebody: to whom, for what, do they agree, and what was told. Without a yes it needs a reason and a ground. */

import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Checkboxes, Radios, Select, TextField, WordsField } from '../../kit/fields.tsx'
import { type FormError, many, one } from '../../kit/form.ts'
import { type ActPart, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { AGREEMENT_OR_NOT_NEEDED, agenciesOf, bases, choicesOf, isWithoutYes, methods } from './partner-words.ts'
import { PersonQuestion, startPerson, wantedBy } from './person-question.tsx'

const PURPOSES: Readonly<Record<string, string>> = {
  support: 'Support for them',
  safeguarding: 'To protect a child or an adult at risk',
  crime: 'A crime',
  marac: 'MARAC',
  housing: 'Housing',
  money: 'Money',
}

/** What is wrong with how agreement and ground were answered. Source: consent may be set aside, never silently (domain: sharing law). */
export function groundErrors(
  consent: string,
  reasons: string,
  basis: string,
  part: { readonly consent: string; readonly reasons: string; readonly basis: string },
): readonly FormError[] {
  const errors: FormError[] = []
  if (consent === '') errors.push({ field: part.consent, text: 'Say whether they agree' })
  if (isWithoutYes(consent) && reasons === '')
    errors.push({ field: part.reasons, text: 'Say why it is done without their agreement' })
  if (isWithoutYes(consent) && (basis === '' || basis === 'consent'))
    errors.push({ field: part.basis, text: 'Choose the ground: without agreement there has to be another one' })
  return errors
}

export const referPage = defineCaseForm({
  slug: 'refer',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'referral.made',
  title: 'Make a referral',
  why: 'A referral goes further when the person wants it. Tell them who it goes to and what you will say.',
  start: (data, visit) => {
    const wants = wantedBy(data, visit)
    const to = one(visit.query, 'to') || (wants.to ?? '')
    return {
      // MAPPA is about whoever causes harm.
      'referral.person': startPerson(data, visit, to === 'mappa' ? 'perpetrator' : 'victim'),
      'referral.to': to,
      'referral.purpose': one(visit.query, 'purpose') || (wants.purpose ?? ''),
    }
  },
  questions: (asked) => {
    const { form, typed } = asked
    const shared = { form, typed }
    return (
      <>
        <PersonQuestion asked={asked} part="referral" type="referral.made" />
        <Select {...shared} name="referral.to" label="To whom?" choices={agenciesOf('referral.made', 'to')} />
        <Radios
          {...shared}
          name="referral.purpose"
          label="What for?"
          choices={choicesOf('referral.made', 'purpose').map(({ value, label }) => ({
            value,
            label: PURPOSES[value] ?? label,
          }))}
        />
        <Radios {...shared} name="referral.consent" label="Do they agree?" choices={AGREEMENT_OR_NOT_NEEDED} />
        <WordsField
          {...shared}
          name="referral.reasons"
          label="Why, above all without agreement"
          hint="What could happen if nobody is told, and why it is needed. To protect a child or an adult at risk, never wait for this: leave it empty."
        />
        <Select
          {...shared}
          name="referral.basis"
          label="On what ground? (needed without agreement)"
          hint="To protect a child or an adult at risk: safeguarding, unless you choose another."
          choices={bases()}
        />
        <TextField {...shared} name="referral.reference" label="Their reference (if known)" width={20} />
        <Checkboxes
          {...shared}
          name="shared.what"
          label="What did you tell them? (if anything yet)"
          hint="Only what they need. It is kept as a decision to share."
          choices={choicesOf('information.shared', 'what')}
          columns
        />
        <Select {...shared} name="shared.method" label="How did you tell them?" choices={methods()} />
      </>
    )
  },
  acts: (form) => {
    const protects = one(form, 'referral.purpose') === 'safeguarding'
    // What protects a child or an adult at risk waits for no sentence, and is its own ground where no other was chosen.
    const ground = protects && isWithoutYes(one(form, 'referral.consent')) ? { 'referral.basis': 'safeguarding' } : {}
    const answers = one(form, 'referral.basis') === '' ? { ...form, ...ground } : form
    const said = (name: string) => one(answers, name)
    const errors: FormError[] = [
      ...(said('referral.purpose') === '' ? [{ field: 'referral.purpose', text: 'Say what it is for' }] : []),
      ...groundErrors(said('referral.consent'), said('referral.reasons'), said('referral.basis'), {
        consent: 'referral.consent',
        reasons: 'referral.reasons',
        basis: 'referral.basis',
      }).filter(({ field }) => !(protects && field === 'referral.reasons')),
    ]
    const what = many(form, 'shared.what')
    if (what.length > 0 && said('shared.method') === '')
      errors.push({ field: 'shared.method', text: 'Say how you told them' })
    if (what.length > 0 && said('referral.basis') === '' && said('referral.consent') !== 'given')
      errors.push({ field: 'referral.basis', text: 'Choose the ground on which you told them' })
    if (errors.length > 0) return { errors }
    const referral = actOf('referral', 'referral.made', answers)
    if (what.length === 0) return [referral]
    const basis = said('referral.basis') || 'consent'
    const shared: ActPart = {
      part: 'shared',
      type: 'information.shared',
      data: {
        with: said('referral.to'),
        what,
        person: said('referral.person'),
        basis,
        consent: said('referral.consent'),
        reasons: said('referral.reasons') || 'For the referral',
        method: said('shared.method'),
        ...(basis === 'safeguarding' || basis === 'vital-interests' ? { neededForSafety: true } : {}),
      },
    }
    return [referral, shared]
  },
  after: 'It stays at the top of Partners until you write down their answer. Nothing is sent by Rowan.',
  button: 'Record this referral',
})
