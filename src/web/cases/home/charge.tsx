/** Raise a charge: never to the person harmed for damage by abuse, and never to an account that they hold too. */
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import { entryType } from '../../../record/entry-type.ts'
import { HOME_AREA, type HomeShown } from '../../../views/areas/home.ts'
import { Radios, TextField } from '../../kit/fields.tsx'
import { type FormError, one } from '../../kit/form.ts'
import { longDate } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

const CAUSES = entryType('recharge.raised').fields.find((field) => field.name === 'cause')?.values ?? []
const PAYERS = [
  { value: 'perpetrator', label: 'The person causing harm, in their own name' },
  { value: 'other', label: 'Somebody else who caused it' },
  { value: 'joint-account', label: 'An account that they hold together' },
  { value: 'victim', label: 'The person harmed' },
] as const

export const chargePage = defineCaseForm<HomeShown>({
  slug: 'charge',
  place: PLACES.home,
  reading: HOME_AREA,
  main: 'recharge.raised',
  title: 'Raise a charge',
  why: 'A charge can tell somebody what was said, and can be taken out on the person harmed. Ask whether it is safe first.',
  start: ({ shows }, visit) => ({
    'charge.repair': one(visit.query, 'key') || (shows.repairs.length === 1 ? (shows.repairs[0]?.repair ?? '') : ''),
    'charge.cause': shows.repairs.some((line) => line.byAbuse) ? 'domestic-abuse' : '',
    'charge.payer': 'perpetrator',
  }),
  questions: ({ form, typed, data }) => (
    <>
      <Radios
        name="charge.cause"
        label="What is it for?"
        choices={CAUSES.map((value) => ({
          value,
          label: value === 'domestic-abuse' ? 'Damage by abuse' : sayValue(value),
        }))}
        form={form}
        typed={typed}
      />
      {data.shows.repairs.length > 0 && (
        <Radios
          name="charge.repair"
          label="For which repair?"
          choices={[
            ...data.shows.repairs.map((line) => ({
              value: line.repair,
              label: `${sayValue(line.kind)}, reported ${longDate(line.reported)}`,
            })),
            { value: '', label: 'None of these' },
          ]}
          form={form}
          typed={typed}
        />
      )}
      <Radios name="charge.payer" label="Who pays?" choices={PAYERS} form={form} typed={typed} />
      {data.shows.holders.length > 0 && (
        <InsetText>
          <p class="govuk-body">
            They hold the home together: what is put on that account, the person harmed owes too. Charge the person
            causing harm alone, in their own name.
          </p>
        </InsetText>
      )}
      <TextField
        name="charge.amount"
        label="How much, in whole pounds?"
        type="number"
        width={5}
        form={form}
        typed={typed}
      />
    </>
  ),
  acts: (form) => {
    const errors: FormError[] = []
    const [cause, payer] = [one(form, 'charge.cause'), one(form, 'charge.payer')]
    if (cause === '') errors.push({ field: 'charge.cause', text: 'Say what it is for' })
    if (payer === '') errors.push({ field: 'charge.payer', text: 'Say who pays' })
    return errors.length > 0 ? { errors } : [actOf('charge', 'recharge.raised', form)]
  },
  after:
    'The policy is asked first: a charge that it forbids is not raised. The money itself is asked for in your own system.',
  button: 'Raise the charge',
})
