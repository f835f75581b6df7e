/** Assess the risk while somebody talks: is it safe, why now, the questions, the judgement. What was got so far can always be kept. */
import { Details } from '../../../design-system/govuk/details.tsx'
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import { entryType } from '../../../record/entry-type.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import { RISK_AREA, type RiskShown } from '../../../views/risk-area.ts'
import { Checkboxes, Radios, WordsField, YesNo } from '../../kit/fields.tsx'
import { many, one } from '../../kit/form.ts'
import { paths } from '../../kit/paths.ts'
import { sayValue } from '../../kit/words.ts'
import { ActQuestions, actOf, defineCaseForm, type Questions } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { InstrumentFields } from './instrument-fields.tsx'
import { onlyOne, PART, readAssessment } from './read-assessment.ts'
import { sayMarker, sayReviewDays, sayWhy } from './risk-words.ts'
import { lookedAt, WhatFollows } from './what-follows.tsx'

type Data = AreaPage<RiskShown>

const valuesOf = (field: string): readonly string[] =>
  entryType('risk.assessed').fields.find((each) => each.name === field)?.values ?? []

/** Those who most often work on somebody's safety; any other is named in the reasons. Source: Plus Dane 8. */
const AGENCIES = [
  'police',
  'childrens-social-care',
  'adult-social-care',
  'social-services',
  'idva',
  'da-service',
  'health',
  'probation',
  'other',
]

/** The gate that asks first whether another agency has assessed; undefined where there is none, or it stands open. */
const lockedBy = ({ gates }: Data) =>
  gates.find((gate) => gate.act === 'risk.assessed' && !gate.open && gate.missing.includes('risk.other-agency-checked'))

const Locked = (asked: Questions<RiskShown>) => {
  const { data } = asked
  const clause = lockedBy(data)?.clauses[0]
  return (
    <>
      <InsetText>
        <p class="govuk-body">
          {'First: has another agency already assessed the risk? Our own questions open once that is answered. '}
          {clause && <a class="govuk-link" href={paths.clause(clause.id)}>{`Clause ${clause.printed}`}</a>}
        </p>
        <p class="govuk-body">If one has, ask them for it: your own is then a choice, not a must.</p>
      </InsetText>
      <ActQuestions
        asked={asked}
        part="check"
        type="risk.other-agency-checked"
        fields={['found', 'awaitingReply', 'agency', 'assessedOn']}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.plainAct(data.page.reference, 'risk.assessed')}>
          In danger now: record only your judgement
        </a>
      </p>
    </>
  )
}

const Judgement = (asked: Questions<RiskShown>) => {
  const { form, typed, data } = asked
  const shared = { form, typed }
  return (
    <section id="judgement">
      <h2 class="govuk-heading-m">Your judgement</h2>
      <Checkboxes
        {...shared}
        name={`${PART}.markers`}
        label="What weighs more than any score?"
        hint="What you know, from anybody. It stays in sight until somebody corrects it."
        choices={valuesOf('markers').map((value) => ({ value, label: sayMarker(value) }))}
        columns
      />
      <Details summaryText="What makes this person’s risk greater" open={many(form, `${PART}.heightenedBy`).length > 0}>
        <Checkboxes
          {...shared}
          name={`${PART}.heightenedBy`}
          label="What makes their risk greater?"
          hint="Women, and disabled women most, are more often harmed. Anybody can be. Say below how it adds to the risk."
          choices={valuesOf('heightenedBy').map((value) => ({ value, label: sayValue(value) }))}
          columns
        />
      </Details>
      <Radios
        {...shared}
        name={`${PART}.level`}
        label="How serious is the risk?"
        hint="You decide. A score can raise a level, and never lowers one. Lowering from high needs a second person."
        choices={[
          { value: 'high', label: 'High', hint: 'Serious harm could happen at any time' },
          { value: 'medium', label: 'Medium', hint: 'Serious harm is possible if something changes' },
          { value: 'standard', label: 'Standard', hint: 'Nothing now points to serious harm' },
          { value: 'not-yet-known', label: 'Not yet known' },
        ]}
      />
      <WordsField {...shared} name={`${PART}.reasons`} label="Why this level?" />
      <YesNo {...shared} name={`${PART}.significantAtHome`} label="Is the risk significant in their home?" />
      <YesNo {...shared} name={`${PART}.multiAgency`} label="Are other agencies needed to prevent more abuse?" />
      <Checkboxes
        {...shared}
        name={`${PART}.agenciesInvolved`}
        label="Who works on their safety already?"
        choices={AGENCIES.map((value) => ({ value, label: sayValue(value) }))}
        columns
      />
      <Details summaryText="MAPPA, and when to look again">
        <ActQuestions asked={asked} part={PART} type="risk.assessed" fields={['mappa', 'reviewOn']} />
        <p class="govuk-hint">{`Left empty: ${sayReviewDays(data.organisation.risk.reviewDays)}.`}</p>
      </Details>
    </section>
  )
}

const Unlocked = (asked: Questions<RiskShown>) => {
  const { data, form, typed } = asked
  const { instrument } = data.organisation.riskTools
  const several = data.shows.people.length > 1
  return (
    <>
      {several ? (
        <ActQuestions asked={asked} part={PART} type="risk.assessed" fields={['person']} />
      ) : (
        <input type="hidden" name={`${PART}.person`} value={one(form, `${PART}.person`)} />
      )}
      <section>
        <h2 class="govuk-heading-m">Before you ask</h2>
        <Radios
          name={`${PART}.safeToTalk`}
          label="Is it safe for them to talk now?"
          hint="Ask who is near, who may come, where the children are, and what to do if the call ends. If it is not safe: stop, agree another time, and keep what you have."
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No: stop here' },
          ]}
          inline
          form={form}
          typed={typed}
        />
        <Details summaryText="Why now" open={many(form, `${PART}.triggeredBy`).length > 0}>
          <Checkboxes
            name={`${PART}.triggeredBy`}
            label="Why are you assessing now?"
            choices={valuesOf('triggeredBy').map((value) => ({ value, label: sayWhy(value) }))}
            columns
            form={form}
            typed={typed}
          />
        </Details>
      </section>
      {instrument.groups.length > 0 && <InstrumentFields instrument={instrument} asked={asked} />}
      <section>
        <Radios
          name="stopped"
          label="Did you have to stop before the end?"
          hint="Keep what you have. It is marked as not finished, and what was not asked is never taken for no."
          choices={[
            { value: 'no', label: 'No' },
            { value: 'yes', label: 'Yes, keep what I have' },
          ]}
          inline
          form={form}
          typed={typed}
        />
        <Details summaryText="Why it stopped" open={one(form, `${PART}.unfinishedBecause`) !== ''}>
          <Radios
            name={`${PART}.unfinishedBecause`}
            label="Why did it stop?"
            choices={valuesOf('unfinishedBecause').map((value) => ({ value, label: sayValue(value) }))}
            form={form}
            typed={typed}
          />
        </Details>
      </section>
      <Judgement {...asked} />
    </>
  )
}

export const assessPage = defineCaseForm<RiskShown>({
  slug: 'assess',
  place: PLACES.risk,
  reading: RISK_AREA,
  main: 'risk.assessed',
  title: 'Assess the risk',
  why: 'So that whoever acts next knows how serious it is, and why you think so. Stop whenever they want to.',
  start: ({ shows }, visit) => ({
    [`${PART}.person`]: one(visit.query, 'person') || onlyOne(shows),
    [`${PART}.triggeredBy`]: one(visit.query, 'why'),
  }),
  questions: (asked) => (lockedBy(asked.data) ? <Locked {...asked} /> : <Unlocked {...asked} />),
  acts: (form, data) => {
    if (lockedBy(data)) return [actOf('check', 'risk.other-agency-checked', form)]
    const read = readAssessment(form, data)
    return read.errors.length > 0 ? { errors: read.errors } : [{ part: PART, type: 'risk.assessed', data: read.act }]
  },
  after: 'It goes on the record with your name. Rowan then shows what the policy asks next.',
  button: 'Record it',
  look: {
    button: 'See what follows',
    view: (asked) => <WhatFollows {...asked} />,
    of: (form, data) => (lockedBy(data) ? null : lookedAt({ form, data })),
  },
})
