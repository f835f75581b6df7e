/**
 * Keeping: what is due to be erased, what holds it, and the two people that it takes. References and days, and nothing of a case. The
 * words of its lists are in `keeping-lists.tsx`.
 */
import type { KeepingDone } from '../../casework/keeping-acts.ts'
import { Answer } from '../../design-system/parts/answer.tsx'
import type { Keeping } from '../../views/read-keeping.ts'
import type { Desk } from '../kit/desk.ts'
import { Button, ErrorSummary, Select, TextField, WordsField } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { Done, Due, Hidden, Holds, Rules, Waiting } from './keeping-lists.tsx'
import { KIND_CHOICES, sayPeriod } from './keeping-words.ts'

type Shown = { readonly data: Keeping; readonly visit: Visit; readonly typed: Typed | null }

const HoldForm = ({ visit, typed }: Shown) => (
  <form method="post" novalidate>
    <Hidden visit={visit} does="hold" />
    <h2 class="govuk-heading-m">Hold a case, or somebody of our records</h2>
    <p class="govuk-body">Nothing of it is erased until the hold is lifted. Nobody who works on the case is told.</p>
    <TextField
      name="case"
      label="Its reference, or our own number of somebody"
      hint="For example R-4F7K"
      width={10}
      form={typed?.form ?? {}}
      typed={typed}
    />
    <Select name="kind" label="What for?" choices={KIND_CHOICES} form={typed?.form ?? {}} typed={typed} />
    <WordsField name="reason" label="Why it must stay" rows={3} form={typed?.form ?? {}} typed={typed} />
    <Button>Hold it</Button>
  </form>
)

/** What was just done, so that nobody has to look for it in the lists. */
const NOTED: Readonly<Record<string, string>> = {
  hold: 'It is held: nothing of it is erased until somebody lifts the hold.',
  lift: 'The hold is lifted.',
  propose: 'It is proposed. Now somebody else has to agree, on this page, signed in as themselves.',
  agree: 'You agreed. It is erased within a minute, unless somebody holds it first.',
  withdraw: 'It is not erased. It stays in the list of what is due.',
}

const Noted = ({ visit }: { readonly visit: Visit }) => {
  const said = NOTED[one(visit.query, 'noted')]
  return said === undefined ? null : (
    <Answer>
      <p class="govuk-body">{said}</p>
    </Answer>
  )
}

const View = (shown: Shown) => {
  const { data, visit, typed } = shown
  const backups = data.rules.find((rule) => rule.what === 'backups')
  return (
    <Frame title="Keeping" visit={visit} section="organisation" wide error={typed !== null}>
      <ErrorSummary typed={typed} />
      <Noted visit={visit} />
      <h1 class="govuk-heading-l">What we keep, and for how long</h1>
      <p class="govuk-body-l">
        Nothing is erased by itself. One person proposes, another agrees, and then it is gone for ever, within a minute.
        {backups && ` Copies in backups go within ${sayPeriod(backups.period)}.`}
      </p>
      <Waiting data={data} visit={visit} typed={typed} />
      <Due data={data} visit={visit} />
      <Holds data={data} visit={visit} typed={typed} />
      <HoldForm {...shown} />
      <Done data={data} />
      <Rules data={data} />
    </Frame>
  )
}

function does(desk: Desk, visit: Visit, form: Form): Promise<KeepingDone> | null {
  const id = one(form, 'id')
  switch (one(form, 'does')) {
    case 'hold':
      return desk.holdCase(visit.token, {
        caseId: one(form, 'case'),
        kind: one(form, 'kind'),
        reason: one(form, 'reason'),
      })
    case 'lift':
      return desk.liftHold(visit.token, { hold: id, reason: one(form, `reason-${id}`) })
    case 'propose':
      return desk.proposeToErase(visit.token, { caseId: id, what: one(form, 'what') })
    case 'agree':
      return desk.agreeToErase(visit.token, id)
    case 'withdraw':
      return desk.withdrawErasing(visit.token, id)
    default:
      return null
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  kind: 'Choose what it is held for',
  reason: 'Write why, in a sentence',
}

function again(form: Form, came: Exclude<KeepingDone, { readonly outcome: 'done' }>): Sent {
  const lifts = one(form, 'does') === 'lift'
  const field = (name: string) => (lifts ? `${name}-${one(form, 'id')}` : name)
  switch (came.outcome) {
    case 'invalid':
      return {
        again: typedWith(
          form,
          came.problems.map(({ field: name, problem }) => ({
            field: field(name),
            text: problem.startsWith('is longer') ? `The reason ${problem}` : (PROBLEMS[name] ?? problem),
          })),
        ),
        status: 400,
      }
    case 'held':
      return { again: typedWith(form, [{ field: '', text: 'It is held: lift the hold first' }]), status: 409 }
    case 'own':
      return {
        again: typedWith(form, [{ field: '', text: 'You proposed it: somebody else agrees, signed in as themselves' }]),
        status: 409,
      }
    case 'not-found':
      return {
        again: typedWith(form, [
          one(form, 'does') === 'hold'
            ? { field: 'case', text: 'There is no such case, or it is held for that already. Check the reference' }
            : { field: '', text: 'That has changed meanwhile, or is for another role' },
        ]),
        status: 409,
      }
    default:
      return came satisfies never
  }
}

export const keepingPage = definePage<Keeping>({
  path: paths.keeping,
  access: 'keeping',
  audit: 'read-keeping',
  shows: ['view:keeping'],
  writes: ['act:hold-keeping', 'act:lift-hold', 'act:propose-erasure', 'act:agree-to-erasure', 'act:withdraw-erasure'],
  stepUp: (form) => ['lift', 'propose', 'agree'].includes(one(form, 'does')),
  load: (desk, visit) => desk.readKeeping(visit.token),
  view: (data, visit, typed) => <View data={data} visit={visit} typed={typed} />,
  submit: async (desk, visit, data, form): Promise<Sent> => {
    const id = one(form, 'id')
    const agreed = data.erasures.find((line) => line.id === id)
    const confirmed = one(form, `confirm-${id}`).trim().toUpperCase()
    if (one(form, 'does') === 'agree' && agreed && confirmed !== agreed.reference) {
      const error = { field: `confirm-${id}`, text: `Type ${agreed.reference} to agree that it is erased` }
      return { again: typedWith(form, [error]), status: 400 }
    }
    if (one(form, 'does') === 'hold' && one(form, 'case').trim() === '')
      return { again: typedWith(form, [{ field: 'case', text: 'Write its reference' }]), status: 400 }
    const came = await does(desk, visit, form)
    if (came === null) return 'not-found'
    return came.outcome === 'done' ? { goTo: `${paths.keeping}?noted=${one(form, 'does')}` } : again(form, came)
  },
})
