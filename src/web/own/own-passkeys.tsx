/** The reader's passkeys: what they are called, when they were used; one more, or one less. */
import type { Desk } from '../kit/desk.ts'
import { Button, ErrorSummary, TextField } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type Visit } from '../kit/page.ts'
import type { OwnPasskeys, PasskeyLine } from '../kit/passkey-desk.ts'
import { paths } from '../kit/paths.ts'
import { exactTime, sayWhen } from '../kit/times.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { TOO_MANY } from '../sign-in/go-in.tsx'
import { PASSKEY, PasskeyForm, WithoutPasskey } from '../sign-in/passkey-form.tsx'

type Own = OwnPasskeys & { readonly now: number }
type Shared = { readonly visit: Visit; readonly typed: Typed | null }

/** Characters of what a passkey is called. */
const LONGEST_NAME = 60

const Line = ({ each, now, visit }: { readonly each: PasskeyLine; readonly now: number; readonly visit: Visit }) => (
  <li class="app-duty">
    <div class="app-duty__what">
      <strong>{each.name}</strong>
      <p class="app-duty__about">
        {each.synced
          ? 'Your other devices may have it too: whoever gets into that account of yours has it.'
          : 'On that device alone.'}
      </p>
      <form method="post" action={paths.ownPasskeys} novalidate>
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="remove" value={each.id} />
        <button class="govuk-button govuk-button--secondary govuk-!-margin-top-2 govuk-!-margin-bottom-1" type="submit">
          Remove it
          <span class="govuk-visually-hidden">: {each.name}</span>
        </button>
      </form>
    </div>
    <span class="app-by">
      <strong>{each.used === null ? 'not used yet' : `used ${sayWhen(each.used, now)}`}</strong>
      <span class="app-exact">{`added ${exactTime(each.made)}`}</span>
    </span>
  </li>
)

const View = ({ own, visit, typed }: Shared & { readonly own: Own }) => (
  <Frame title="Passkeys" visit={visit} error={(typed?.errors.length ?? 0) > 0}>
    <ErrorSummary typed={typed} kept="Nothing was changed." />
    <h1 class="govuk-heading-l">Your passkeys</h1>
    <p class="govuk-body">
      A passkey is a key on your device. It opens with your finger, your face or its PIN. It works on this site alone,
      so no false page can ask it out of you. Your device shows “Rowan” and nothing of your work.
    </p>
    {own.passkeys.length === 0 && <p class="govuk-body">You have none.</p>}
    <ul class="app-duties">
      {own.passkeys.map((each) => (
        <Line each={each} now={own.now} visit={visit} key={each.id} />
      ))}
    </ul>
    {own.passkeys.length > 0 && (
      <p class="govuk-body">
        If you lost a device, remove its passkey. What you change here ends your sign-in everywhere else.
      </p>
    )}
    <h2 class="govuk-heading-m">Add a passkey</h2>
    <p class="govuk-body">
      From then on your password alone is not enough. On a device without your passkey you need a code of your phone.
      {!own.hasCode && ' You have no codes yet. '}
      {!own.hasCode && (
        <a class="govuk-link" href={paths.ownCode}>
          Set them up too
        </a>
      )}
    </p>
    <form method="post" action={paths.ownPasskeys} novalidate class="app-narrow">
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <TextField
        name="name"
        label="What do you call this device?"
        hint="Only you see this. For example: work laptop"
        form={typed?.form ?? {}}
        typed={typed}
      />
      <Button>Go on</Button>
    </form>
  </Frame>
)

const MakeIt = ({ name, visit, typed }: Shared & { readonly name: string }) => (
  <Frame title="Passkeys" visit={visit} error={typed !== null}>
    <div class="app-narrow">
      <ErrorSummary typed={typed} kept="Nothing was changed." />
      <h1 class="govuk-heading-l">Make a passkey on this device</h1>
      <p class="govuk-body">
        Your browser asks where to keep it. Choose this device, or a security key. Do not use a device that others open.
      </p>
      <WithoutPasskey visit={visit}>Nothing was changed.</WithoutPasskey>
      <PasskeyForm visit={visit} action={paths.ownPasskeys} use="add" button="Make the passkey" isFirst>
        <input type="hidden" name="name" value={name} />
      </PasskeyForm>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.ownPasskeys}>
          Go back
        </a>
      </p>
    </div>
  </Frame>
)

async function remove(desk: Desk, visit: Visit, id: string): Promise<Sent> {
  const again = (text: string): Sent => ({ again: typedWith({}, [{ field: '', text }]), status: 409 })
  switch (await desk.removePasskey(visit.token, id)) {
    case 'done':
      return { goTo: paths.ownPasskeys }
    case 'needed':
      return again(
        'Your role needs more than a password. Set up codes on your phone, or add another passkey, then remove this one',
      )
    default:
      return again('That passkey is not there any more')
  }
}

async function add(desk: Desk, visit: Visit, name: string, answer: string): Promise<Sent> {
  const again = (text: string): Sent => ({
    shows: <MakeIt name={name} visit={visit} typed={typedWith({}, [{ field: '', text }])} />,
  })
  switch (await desk.addPasskey(visit.token, { answer, name, from: visit.from })) {
    case 'done':
      return { goTo: paths.ownPasskeys }
    case 'too-many':
      return again(TOO_MANY)
    case 'full':
      return again('You have ten passkeys. Remove one first')
    default:
      return again('That did not work. Try again')
  }
}

export const ownPasskeysPage = definePage<Own>({
  path: paths.ownPasskeys,
  access: 'signed-in',
  audit: 'read-own-passkeys',
  shows: ['view:own-sign-in'],
  writes: ['add-passkey', 'remove-passkey', 'end-session'],
  stepUp: true,
  load: async (desk, visit) => {
    const own = await desk.readOwnPasskeys(visit.token)
    return own ? { ...own, now: desk.now() } : null
  },
  view: (own, visit, typed) => <View own={own} visit={visit} typed={typed} />,
  submit: async (desk, visit, _own, form: Form): Promise<Sent> => {
    const id = one(form, 'remove')
    if (id !== '') return remove(desk, visit, id)
    const name = one(form, 'name')
    if (name === '' || name.length > LONGEST_NAME)
      return {
        again: typedWith({ name }, [{ field: 'name', text: `Give it a name of up to ${LONGEST_NAME} characters` }]),
        status: 400,
      }
    const answer = one(form, PASSKEY)
    return answer === '' ? { shows: <MakeIt name={name} visit={visit} typed={null} /> } : add(desk, visit, name, answer)
  },
})
