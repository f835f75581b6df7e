/** The questions by which somebody is looked for in the landlord's records, and the people who were found. */
import type { VNode } from 'preact'
import type { Candidate, Matches } from '../../views/find-matches.ts'
import { Button, TextField } from '../kit/fields.tsx'
import { type Form, type FormError, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import type { Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { sayValueInside } from '../kit/words.ts'

type Asking = { readonly action: string; readonly visit: Visit; readonly form: Form; readonly typed: Typed | null }

export const AskingForm = ({ action, visit, form, typed }: Asking) => (
  <form method="post" action={action} novalidate>
    <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
    <TextField
      name="name"
      label="Name"
      hint="A surname alone is enough. Accents, hyphens and capitals do not matter; letters do."
      width={20}
      form={form}
      typed={typed}
    />
    <TextField
      name="dateOfBirth"
      label="Date of birth"
      hint="It tells two people of one name apart."
      type="date"
      width={10}
      form={form}
      typed={typed}
    />
    <TextField name="phone" label="Telephone" width={20} form={form} typed={typed} />
    <TextField name="address" label="Number and street" width={20} form={form} typed={typed} />
    <TextField name="postcode" label="Postcode" width={10} form={form} typed={typed} />
    <p class="govuk-body">
      We look in our own records of homes and tenants. That you looked is on the audit. A home is shown only where you
      already know its postcode or street.
    </p>
    <Button>Find</Button>
  </form>
)

export const askedIn = (form: Form) => ({
  name: one(form, 'name'),
  dateOfBirth: one(form, 'dateOfBirth'),
  phone: one(form, 'phone'),
  address: one(form, 'address'),
  postcode: one(form, 'postcode'),
})

const LABELS: Readonly<Record<string, string>> = {
  name: 'Name',
  phone: 'Telephone',
  postcode: 'Postcode',
  dateOfBirth: 'Date of birth',
}

const sayMissing = (field: string, problem: string): string =>
  problem.startsWith('must be there')
    ? 'Write a name, a telephone number, or the number and street of a home'
    : `${LABELS[field] ?? 'This'} ${problem}`

/** Why nobody was looked for. */
export function whyNot(matches: Exclude<Matches, { readonly outcome: 'found' }>, form: Form): Typed {
  switch (matches.outcome) {
    case 'too-many':
      return typedWith(form, [{ field: '', text: 'You have looked for many people. Wait an hour, or ask a colleague' }])
    case 'invalid':
      return typedWith(
        form,
        matches.problems.map(({ field, problem }): FormError => ({ field, text: sayMissing(field, problem) })),
      )
    default:
      return matches satisfies never
  }
}

const TENANCIES = {
  sole: 'holds the tenancy alone',
  joint: 'holds the tenancy jointly',
  household: 'lives there, holds no tenancy',
  former: 'no longer has the tenancy',
} as const

const MATCHED = {
  name: 'name',
  surname: 'surname only',
  'date-of-birth': 'date of birth',
  phone: 'telephone',
  postcode: 'postcode',
  address: 'address',
} as const

const sayCandidate = ({ bornIn, tenancy, home }: Candidate): string =>
  [bornIn === null ? null : `born ${bornIn}`, tenancy && TENANCIES[tenancy], home?.address].filter(Boolean).join(', ')

/** Best match first. `choose` is what can be done with each. */
export const Candidates = ({
  found,
  choose,
}: {
  readonly found: readonly Candidate[]
  readonly choose: (candidate: Candidate) => VNode
}) => (
  <section role="status">
    <h2 class="govuk-heading-m">{found.length === 0 ? 'Nobody found' : 'Who it may be'}</h2>
    {found.length === 0 && (
      <p class="govuk-body">
        Nobody in our records fits. Try another spelling, or go on without: help does not depend on it.
      </p>
    )}
    <ul class="app-duties">
      {found.map((each) => (
        <li class="app-duty" key={each.customer}>
          <div class="app-duty__what">
            <strong>{each.name}</strong>
            {`, ${sayCandidate(each) || 'nothing more is known'}`}
            <p class="govuk-hint">{`Fits: ${each.matchedOn.map((fact) => MATCHED[fact]).join(', ')}`}</p>
            {each.ownCases.map(({ id, reference, role }) => (
              <p class="govuk-body-s" key={`${id}${role}`}>
                {'On '}
                <a class="govuk-link" href={paths.case(reference)}>
                  {reference}
                </a>
                {`, a case that you are on, as ${sayValueInside(role)}`}
              </p>
            ))}
            {choose(each)}
          </div>
        </li>
      ))}
    </ul>
  </section>
)
