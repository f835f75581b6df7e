/** The income officer's view: until when court action waits. It says nothing of why, and of nobody. */
import { Answer } from '../../design-system/parts/answer.tsx'
import type { Instant } from '../../record/london-time.ts'
import type { HoldLine } from '../../views/today.ts'
import type { CourtCheck } from '../kit/desk.ts'
import { Button, ErrorSummary, TextField } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactEnd, sayEnd } from '../kit/times.ts'
import { type Typed, typedWith } from '../kit/typed.ts'

export const CourtCheckForm = ({ visit, typed }: { readonly visit: Visit; readonly typed: Typed | null }) => (
  <section class="app-next">
    <h2 class="app-next__title">Check before court action</h2>
    <p class="govuk-body">Check every account before a notice, claim, hearing or warrant.</p>
    <form method="post" action={paths.beforeCourt} novalidate>
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <TextField name="account" label="Account number" width={20} form={typed?.form ?? {}} typed={typed} />
      <Button>Check</Button>
    </form>
  </section>
)

export const HoldLines = ({ holds, now }: { readonly holds: readonly HoldLine[]; readonly now: Instant }) => (
  <section>
    <h2 class="govuk-heading-m">Accounts on hold</h2>
    {holds.length === 0 && <p class="govuk-body">No account is on hold.</p>}
    <ul class="app-duties">
      {holds.map((hold) => (
        <li class="app-duty" key={hold.id}>
          <div class="app-duty__what">
            <strong>{hold.account}</strong>
          </div>
          <span class="app-by">
            <strong>
              {now < hold.until ? `Hold until ${sayEnd(hold.until)}` : `Hold ended ${sayEnd(hold.until)}`}
            </strong>
          </span>
        </li>
      ))}
    </ul>
  </section>
)

const CourtAnswer = ({ check, account }: { readonly check: CourtCheck; readonly account: string }) => {
  switch (check.answer) {
    case 'hold':
      return (
        <Answer tone="stop">
          <h2 class="govuk-heading-m">{`No court action until ${sayEnd(check.until)}`}</h2>
          <p class="govuk-body">{`Account ${account} is on hold until ${exactEnd(check.until)}. Nothing was recorded as started.`}</p>
        </Answer>
      )
    case 'no-hold':
      return (
        <Answer>
          <h2 class="govuk-heading-m">No hold on this account</h2>
          <p class="govuk-body">{`Account ${account} may go on under your usual process. Compare the number with the one in your own system: a mistyped number has no hold either. Check again on the day.`}</p>
        </Answer>
      )
    case 'not-found':
      return (
        <Answer>
          <h2 class="govuk-heading-m">No such account</h2>
          <p class="govuk-body">Check the number and try again.</p>
        </Answer>
      )
    default:
      return check satisfies never
  }
}

export const beforeCourtPage = definePage<Record<string, never>>({
  path: paths.beforeCourt,
  access: 'signed-in',
  audit: 'check-before-court',
  shows: [],
  writes: ['view:court-check'],
  sends: 'accounts',
  load: async () => ({}),
  view: (_data, visit, typed) => (
    <Frame title="Check an account" visit={visit} error={typed !== null}>
      <ErrorSummary typed={typed} />
      <h1 class="govuk-heading-l">Check before court action</h1>
      <CourtCheckForm visit={visit} typed={typed} />
    </Frame>
  ),
  submit: async (desk, visit, _data, form) => {
    const account = one(form, 'account')
    if (!account)
      return { again: typedWith(form, [{ field: 'account', text: 'Enter the account number' }]), status: 400 }
    const check = await desk.checkCourtAction(visit.token, account)
    return {
      shows: (
        <Frame title="Check an account" visit={visit}>
          <h1 class="govuk-heading-l">Check before court action</h1>
          <CourtAnswer check={check} account={account} />
          <CourtCheckForm visit={visit} typed={null} />
        </Frame>
      ),
    }
  },
})
