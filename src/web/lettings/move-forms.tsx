/** What lettings say of a move: a home that is offered, the answer to it, or that they have none. */
import { randomUUID } from 'node:crypto'
import type { Performed } from '../../casework/performed.ts'
import { entryType } from '../../record/entry-type.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { MoveFacet } from '../../views/read-moves.ts'
import { Button, Radios, Select, WordsField } from '../kit/fields.tsx'
import { type Form, type FormError, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import type { Visit } from '../kit/page.ts'
import type { Typed } from '../kit/typed.ts'
import { sayValue } from '../kit/words.ts'

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]
const WHYS = entryType('lettings.returned').fields.find(({ name }) => name === 'why')?.values ?? []

type Props = {
  readonly move: MoveFacet
  readonly speakTo: string
  readonly visit: Visit
  readonly typed: Typed | null
}

const Hidden = ({ does, visit, form }: { readonly does: string; readonly visit: Visit; readonly form: Form }) => (
  <>
    <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
    <input type="hidden" name="key" value={one(form, 'does') === does ? one(form, 'key') : randomUUID()} />
    <input type="hidden" name="does" value={does} />
  </>
)

/** What was typed into this form, and not into its neighbour. */
const ofForm = (typed: Typed | null, does: string) => {
  const mine = one(typed?.form ?? {}, 'does') === does ? typed : null
  return { form: mine?.form ?? {}, typed: mine }
}

const OfferForm = ({ move, speakTo, visit, typed }: Props) => {
  const shared = ofForm(typed, 'offer')
  return (
    <section class="app-next">
      <h2 class="app-next__title">Offer a home</h2>
      <p class="govuk-body">
        {`Only its area is written here. Give the address to the ${speakTo} on the telephone, with the number ${move.number}: nobody else connects the two.`}
      </p>
      <form method="post" novalidate>
        <Hidden does="offer" visit={visit} form={shared.form} />
        <Select
          {...shared}
          name="areaId"
          label="In which area is it?"
          choices={move.fits.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Radios {...shared} name="likeForLike" label="Is it like for like?" inline choices={YES_NO} />
        <Radios {...shared} name="sameTenure" label="Is it the same kind of tenancy?" inline choices={YES_NO} />
        <WordsField
          {...shared}
          name="reason"
          label="Why it differs (if it does)"
          hint="About the home: what you have and what you do not. Nothing about people, and no address."
          rows={2}
        />
        <Button>Record this offer</Button>
      </form>
    </section>
  )
}

const AnswerForm = ({ speakTo, visit, typed }: Props) => {
  const shared = ofForm(typed, 'answer')
  return (
    <section class="app-next">
      <h2 class="app-next__title">Write down their answer</h2>
      <p class="govuk-body">{`The ${speakTo} ask them, by a safe way, and tell you. Do not write or call yourself.`}</p>
      <form method="post" novalidate>
        <Hidden does="answer" visit={visit} form={shared.form} />
        <Radios
          {...shared}
          name="outcome"
          label="What did they say?"
          inline
          choices={[
            { value: 'accepted', label: 'Yes' },
            { value: 'declined', label: 'No' },
          ]}
        />
        <Button>Record the answer</Button>
      </form>
    </section>
  )
}

const ReturnForm = ({ visit, typed }: Props) => {
  const shared = ofForm(typed, 'return')
  return (
    <section>
      <h2 class="govuk-heading-m">Give it back</h2>
      <form method="post" novalidate>
        <Hidden does="return" visit={visit} form={shared.form} />
        <Radios
          {...shared}
          name="why"
          label="Why can you not let them a home?"
          hint="It leaves your list. Whoever asked for it reads why, and asks again if anything changes."
          choices={WHYS.map((value) => ({ value, label: sayValue(value) }))}
        />
        <Button>Give it back</Button>
      </form>
    </section>
  )
}

export const MoveForms = (props: Props) => (
  <>
    {props.move.next === 'offer' && <OfferForm {...props} />}
    {props.move.next === 'answer' && <AnswerForm {...props} />}
    {props.move.next === 'wait' && (
      <p class="govuk-body">
        {`They said yes. Prepare the letting with the ${props.speakTo}. It leaves your list once they have moved.`}
      </p>
    )}
    {props.move.next !== 'wait' && <ReturnForm {...props} />}
  </>
)

type Acted =
  | { readonly type: EntryTypeName; readonly data: Readonly<Record<string, unknown>> }
  | { readonly errors: readonly FormError[] }

const yes = (form: Form, name: string): boolean => one(form, name) === 'yes'

function offerIn(move: MoveFacet, form: Form): Acted {
  const errors: FormError[] = []
  const [areaId, reason] = [one(form, 'areaId'), one(form, 'reason')]
  if (areaId === '') errors.push({ field: 'areaId', text: 'Say in which area it is' })
  if (one(form, 'likeForLike') === '') errors.push({ field: 'likeForLike', text: 'Say whether it is like for like' })
  if (one(form, 'sameTenure') === '') errors.push({ field: 'sameTenure', text: 'Say whether it is the same tenancy' })
  const differs =
    (move.needs.likeForLike && one(form, 'likeForLike') === 'no') ||
    (move.needs.sameTenure && one(form, 'sameTenure') === 'no')
  if (differs && reason === '') errors.push({ field: 'reason', text: 'Say why it differs' })
  if (errors.length > 0) return { errors }
  const said = { areaId, likeForLike: yes(form, 'likeForLike'), sameTenure: yes(form, 'sameTenure') }
  return { type: 'rehousing.offered', data: { ...said, ...(reason === '' ? {} : { reason }) } }
}

/** The act that a form is for, or what is still missing in it. */
export function actOn(move: MoveFacet, form: Form): Acted {
  const [outcome, why] = [one(form, 'outcome'), one(form, 'why')]
  switch (one(form, 'does')) {
    case 'offer':
      return offerIn(move, form)
    case 'answer':
      return outcome === ''
        ? { errors: [{ field: 'outcome', text: 'Say what they answered' }] }
        : { type: 'rehousing.answered', data: { outcome } }
    default:
      return why === '' ? { errors: [{ field: 'why', text: 'Say why' }] } : { type: 'lettings.returned', data: { why } }
  }
}

/** What stopped it, without the case: beside its field where it is about one. */
export function problemsAsErrors(answered: Performed, speakTo: string): readonly FormError[] {
  if (answered.outcome === 'invalid')
    return answered.problems.map(({ field, problem }) => ({ field, text: `It ${problem}` }))
  const text = `This offer cannot be made now. If a home was offered before, or if it differs, it takes a reason or somebody else to agree: call the ${speakTo}`
  return [{ field: '', text }]
}
