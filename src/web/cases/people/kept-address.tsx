/** An address that is kept apart: put away here, and opened here by the few who may, each time for a reason. It is on no other page. */
import { randomUUID } from 'node:crypto'
import { entryType } from '../../../record/entry-type.ts'
import type { OpenedAddress } from '../../../views/open-address.ts'
import { OPENING_REASONS } from '../../../views/open-address.ts'
import { Button, ErrorSummary, Radios, WordsField } from '../../kit/fields.tsx'
import { type Form, one } from '../../kit/form.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import { definePage, type Visit } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import { longDate } from '../../kit/times.ts'
import { type Typed, typedWith } from '../../kit/typed.ts'
import { usualRole } from '../../kit/usual-role.ts'
import { sayValue } from '../../kit/words.ts'
import { cameOfIt } from '../came-of-it.ts'
import { CaseFrame } from '../case-frame.tsx'
import { PLACES } from '../places.ts'
import { type OnePerson, onePerson } from './match-person.tsx'

type Shown = { readonly data: OnePerson; readonly visit: Visit; readonly typed: Typed | null; readonly action: string }

const KINDS = entryType('address.kept').fields.find((field) => field.name === 'kind')?.values ?? []
const said = (values: readonly string[]) => values.map((value) => ({ value, label: sayValue(value) }))

const Opening = ({ data, visit, typed, action }: Shown) => (
  <>
    {data.page.kept
      .filter((kept) => kept.person === data.person.id)
      .map((kept) => (
        <section key={kept.address}>
          <h2 class="govuk-heading-m">
            {`${kept.kind ? sayValue(kept.kind) : 'An address'}, kept apart since ${longDate(kept.on)}`}
          </h2>
          <p class="govuk-body">
            It opens for the officer to whom the case is assigned, and for the safeguarding lead. Each opening is on the
            audit with its reason.
          </p>
          <form method="post" action={action} novalidate>
            <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
            <input type="hidden" name="open" value={kept.address} />
            <Radios
              name={`reason-${kept.address}`}
              label="Why do you need it now?"
              choices={said(OPENING_REASONS)}
              form={typed?.form ?? {}}
              typed={typed}
            />
            <Button>Open the address</Button>
          </form>
        </section>
      ))}
  </>
)

const Keeping = ({ visit, typed, action }: Shown) => {
  const form: Form = typed?.form ?? { key: randomUUID() }
  return (
    <form method="post" action={action} novalidate>
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <input type="hidden" name="key" value={one(form, 'key') || randomUUID()} />
      <h2 class="govuk-heading-m">Keep an address apart</h2>
      <Radios name="kind" label="What is it?" inline choices={said(KINDS)} form={form} typed={typed} />
      <WordsField name="address" label="Address" rows={3} form={form} typed={typed} />
      <WordsField
        name="notes"
        label="What else must be known"
        hint="Who has keys, how to get there. Leave it empty where there is nothing."
        rows={2}
        form={form}
        typed={typed}
      />
      <p class="govuk-body">
        It goes into the vault and on no page, letter, list or export. The record says only that an address is kept
        apart. Our own records of their home are then no longer shown on this case. Write it nowhere else: not in a
        note, not in a file.
      </p>
      <Button>Keep it apart</Button>
    </form>
  )
}

const Opened = ({ opened }: { readonly opened: OpenedAddress }) => (
  <section class="app-answer" role="status">
    <h2 class="govuk-heading-m">The address</h2>
    <p class="govuk-body">
      <strong>{opened.address}</strong>
    </p>
    {opened.notes && <p class="govuk-body">{opened.notes}</p>}
    <p class="govuk-body">Do not copy it into a note or a message. Leave this page when you have used it.</p>
  </section>
)

const View = (shown: Shown & { readonly opened: OpenedAddress | null }) => (
  <CaseFrame page={shown.data.page} visit={shown.visit} here={PLACES.people} error={shown.typed !== null}>
    <ErrorSummary typed={shown.typed} />
    <h1 class="govuk-heading-l">{`An address of ${shown.data.person.name} that must not be known`}</h1>
    {shown.opened && <Opened opened={shown.opened} />}
    <Opening {...shown} />
    <Keeping {...shown} />
  </CaseFrame>
)

const actionOf = ({ page, person }: OnePerson) => paths.keptAddress(page.reference, person.id)

export const keptAddressPage = definePage<OnePerson>({
  path: '/cases/:reference/people/:person/address',
  access: 'on-case',
  audit: 'keep-an-address-apart',
  shows: ['view:case'],
  writes: ['act:address.kept', 'view:kept-address'],
  sends: 'acts-on-case',
  stepUp: (form) => one(form, 'open') !== '',
  load: async (desk, visit) => onePerson(await desk.readCase(visit.token, visit.params.reference ?? ''), visit),
  view: (data, visit, typed) => <View data={data} visit={visit} typed={typed} action={actionOf(data)} opened={null} />,
  submit: async (desk, visit, data, form) => {
    const { page, person } = data
    const address = one(form, 'open')
    if (address) {
      const reason = OPENING_REASONS.find((each) => each === one(form, `reason-${address}`))
      if (!reason)
        return {
          again: typedWith(form, [{ field: `reason-${address}`, text: 'Choose why you need it now' }]),
          status: 400,
        }
      const opened = await desk.openAddress(visit.token, { caseId: page.id, address, reason })
      if (opened === null)
        return {
          again: typedWith(form, [
            { field: '', text: 'It does not open for you. Ask the officer to whom the case is assigned' },
          ]),
          status: 409,
        }
      return { shows: <View data={data} visit={visit} typed={null} action={actionOf(data)} opened={opened} /> }
    }
    const role = usualRole(visit.asker.roles, page.owner.role)
    if (!role) return 'not-found'
    const kind = one(form, 'kind')
    const performed = await desk.keepAddress(visit.token, {
      caseId: page.id,
      person: person.id,
      ...(kind ? { kind } : {}),
      address: one(form, 'address'),
      notes: one(form, 'notes'),
      role,
      key: one(form, 'key') || randomUUID(),
    })
    return cameOfIt(performed, form, paths.recorded(paths.case(page.reference), ['address.kept']), (problems) =>
      problems.map(({ field, problem }) => ({
        field,
        text: field === 'address' ? 'Write the address' : `This ${problem}`,
      })),
    )
  },
})
