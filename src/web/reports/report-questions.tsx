/** What a report asks, in the order in which somebody tells it; what can wait until they are safe is one click away. */

import { Fieldset } from '../../design-system/govuk/fieldset.tsx'
import { CHILD_OF_ANY_AGE } from '../../record/age-group.ts'
import type { Labels } from '../../views/case-page.ts'
import { ClauseLink } from '../kit/clauses.tsx'
import { Checkboxes, Radios, Select, TextField, WordsField, YesNo } from '../kit/fields.tsx'
import type { Form } from '../kit/form.ts'
import { sayClause } from '../kit/say-clause.ts'
import type { Typed } from '../kit/typed.ts'
import { customerTypes, vocabularyChoices } from './report-choices.ts'
import { Rest } from './rest.tsx'

export type Questions = { readonly form: Form; readonly typed: Typed | null }

export const WhoTold = (given: Questions) => (
  <section>
    <h2 class="govuk-heading-m">Who told us</h2>
    <div class="app-when__row">
      <Select
        name="channel"
        label="How did it reach us?"
        choices={vocabularyChoices('report.received', 'channel')}
        {...given}
      />
      <Select name="source" label="Who told us?" choices={vocabularyChoices('report.received', 'source')} {...given} />
    </div>
  </section>
)

export const Harmed = ({ labels, ...given }: Questions & { readonly labels: Labels | null }) => (
  <section>
    <h2 class="govuk-heading-m">Who is harmed</h2>
    <TextField
      name="victim.name"
      label="Name"
      hint="As they want to be called. Leave empty if not known."
      width={20}
      {...given}
    />
    <Radios
      name="victim.ageGroup"
      label="Age"
      inline
      choices={vocabularyChoices('person.added', 'ageGroup')}
      {...given}
    />
    <Select
      name="victim.customerType"
      label="What are they to us?"
      empty="Not known"
      choices={customerTypes(labels)}
      {...given}
    />
  </section>
)

type BelievedProps = {
  readonly clauses: readonly string[]
  /** Who sees no case has no page of the policy to go to. */
  readonly isLinked: boolean
}

/** That no proof is asked for, with the clauses that say so where the landlord's policy does. Source: VIV-3.1.b1, MHA-4.2.3.b1, MHA-8.2.c1. */
export const Believed = ({ clauses, isLinked }: BelievedProps) => (
  <p class="govuk-body">
    Whoever tells is believed: you need no proof, no evidence and no crime number
    {clauses.map((clause, index) => (
      <span key={clause}>
        {index === 0 ? ' (' : ', '}
        {isLinked ? <ClauseLink id={clause} /> : sayClause(clause)}
        {index === clauses.length - 1 && ')'}
      </span>
    ))}
    .
  </p>
)

export const WhatHappened = ({ believes, ...given }: Questions & { readonly believes: readonly string[] }) => (
  <section>
    <h2 class="govuk-heading-m">What happened</h2>
    <Believed clauses={believes} isLinked />
    <WordsField
      name="summary"
      label="In their own words"
      hint="Write what they say. You need no details."
      rows={5}
      {...given}
    />
    <YesNo name="urgent" label="Do they need help immediately?" {...given} />
    <Rest summary="Kinds of abuse, and whether it is in the past" asks={['abuse', 'historic']} {...given}>
      <Checkboxes
        name="abuse"
        label="What kinds of abuse?"
        hint="Only what they described. You can add more later."
        columns
        choices={vocabularyChoices('report.received', 'abuse')}
        {...given}
      />
      <YesNo name="historic" label="Is the abuse in the past?" {...given} />
    </Rest>
  </section>
)

export const Causing = ({ labels, ...given }: Questions & { readonly labels: Labels | null }) => (
  <section>
    <h2 class="govuk-heading-m">Who is causing harm</h2>
    <TextField name="perpetrator.name" label="Name" width={20} {...given} />
    <Rest
      summary="How they are connected, and where they live"
      asks={['relation', 'shareHome', 'perpetrator.customerType']}
      {...given}
    >
      <Select
        name="relation"
        label="How are they connected?"
        empty="Not known"
        choices={vocabularyChoices('relationship.recorded', 'relation')}
        {...given}
      />
      <YesNo name="shareHome" label="Do they live together?" {...given} />
      <Select
        name="perpetrator.customerType"
        label="What are they to us?"
        empty="Not known"
        choices={customerTypes(labels)}
        {...given}
      />
    </Rest>
  </section>
)

/** How many children one form asks about; more are added on the case. */
export const CHILDREN = [1, 2, 3, 4]

/** Of a child nobody has to know how old it is: what is then asked for the youngest is asked for it (`CHILD_OF_ANY_AGE`). */
const CHILD_AGES: readonly string[] = ['under-16', '16-17', CHILD_OF_ANY_AGE]

export const Children = (given: Questions) => (
  <Rest
    summary="There are children"
    asks={CHILDREN.flatMap((n) => [`child.${n}.name`, `child.${n}.ageGroup`, `child.${n}.affected`])}
    {...given}
  >
    {CHILDREN.map((n) => (
      <Fieldset legend={{ text: `Child ${n}`, classes: 'govuk-fieldset__legend--s' }} key={n}>
        <TextField name={`child.${n}.name`} label="Name" width={20} {...given} />
        <Select
          name={`child.${n}.ageGroup`}
          label="Age"
          empty="No child here"
          choices={vocabularyChoices('person.added', 'ageGroup').filter(({ value }) => CHILD_AGES.includes(value))}
          {...given}
        />
        <Select
          name={`child.${n}.affected`}
          label="How affected"
          empty="Not known"
          choices={vocabularyChoices('person.added', 'affected')}
          {...given}
        />
      </Fieldset>
    ))}
  </Rest>
)
