/** Notices: what became due, ends soon or waits, for which case; each can be marked as seen. No names. */
import type { Instant } from '../../record/london-time.ts'
import type { NoticeKind, NoticeLine, Notices } from '../../views/read-notices.ts'
import { Button } from '../kit/fields.tsx'
import { many } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime, sayWhen } from '../kit/times.ts'

const inside = (what: string): string => what.charAt(0).toLowerCase() + what.slice(1)

/** What each kind says. A duty that was met meanwhile is not open any more, and its notice says so. */
const SAYS: Readonly<Record<NoticeKind, (what: string | null) => string>> = {
  'duty-soon': (what) => (what ? `Due soon: ${inside(what)}` : 'Something was due soon, and is not open any more'),
  'duty-late': (what) => (what ? `Late: ${inside(what)}` : 'Something was late, and is not open any more'),
  'hold-ends': () => 'A hold ends soon',
  'safe-contact-ends': () => 'The agreed way of making contact ends soon: agree it again',
  'order-ends': () => 'A court order ends soon',
  'review-due': () => 'The day to look again has come',
  'approval-waits': () => 'Somebody asks for your agreement',
  'message-stopped': () => 'A message was stopped and was not sent: look why, and agree again first',
  'message-not-known': () => 'It is not known whether a message was sent: look before anything is written again',
  'complaint-near': () => 'Somebody on this case has complained: weigh whether the risk has changed',
  emergency: () => 'Somebody opened this case in an emergency: ask them why, and look at what they read',
  'emergency-review': () => 'A case was opened in an emergency: look at it within two working days',
  'kept-out': () => 'Somebody is kept out of a case from now on',
  'kept-out-tried': () => 'Somebody who is kept out of a case tried to open it in an emergency: act today',
  'checkpoint-late': () =>
    'What the audit trail is held against could not be kept elsewhere for 15 minutes: tell whoever runs Rowan',
  'checkpoint-stopped': () =>
    'The audit trail or a record is not what it was signed for: ask whoever runs Rowan today, and verify',
  'database-changed': () => 'Who may see what was changed in the database itself: ask whoever runs Rowan today',
  'sign-in-help': () => 'A colleague cannot sign in: a second person is asked to confirm that it is them',
  'sign-in-recovered': () =>
    'Somebody was given a new way to sign in by two colleagues: if you know nothing of it, say so today',
  'let-in-asked': () => 'A second person is asked to agree before somebody is let in again',
}

function hrefOf(notice: NoticeLine): string | null {
  if (notice.kind === 'approval-waits') return paths.approvals
  if (notice.kind === 'emergency' || notice.kind === 'emergency-review') return paths.emergencies
  if (notice.kind === 'kept-out' || notice.kind === 'kept-out-tried' || notice.kind === 'let-in-asked')
    return paths.keptApart
  if (notice.kind === 'checkpoint-late' || notice.kind === 'checkpoint-stopped' || notice.kind === 'database-changed')
    return paths.trail()
  if (notice.kind === 'sign-in-help') return paths.colleaguesSignIn
  if (notice.kind === 'sign-in-recovered') return paths.ownSignIn
  if (notice.kind === 'complaint-near' && notice.caseReference !== null)
    return paths.caseComplaints(notice.caseReference)
  if (notice.duty !== null) return paths.duty(notice.duty)
  return notice.caseReference === null ? paths.organisation : paths.case(notice.caseReference)
}

const Line = ({
  notice,
  now,
  visit,
}: {
  readonly notice: NoticeLine
  readonly now: Instant
  readonly visit: Visit
}) => (
  <li class="app-duty">
    <div class="app-duty__what">
      <a class="govuk-link govuk-link--no-visited-state app-duty__title" href={hrefOf(notice) ?? paths.today}>
        {SAYS[notice.kind](notice.what)}
      </a>
      <p class="app-duty__about">
        {notice.caseReference === null ? (
          'The organisation'
        ) : (
          <a class="govuk-link govuk-link--no-visited-state" href={paths.case(notice.caseReference)}>
            {notice.caseReference}
          </a>
        )}
      </p>
    </div>
    <span class="app-by">
      <span>{sayWhen(notice.at, now)}</span>
      <span class="app-exact">{exactTime(notice.at)}</span>
    </span>
    {notice.seen === null && (
      <form method="post" action={paths.notices}>
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="notice" value={notice.id} />
        <button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" type="submit">
          Seen
          <span class="govuk-visually-hidden">
            {`: ${SAYS[notice.kind](notice.what)}, ${notice.caseReference ?? 'the organisation'}`}
          </span>
        </button>
      </form>
    )}
  </li>
)

function Body({ data, visit }: { readonly data: Notices; readonly visit: Visit }) {
  const fresh = data.notices.filter((notice) => notice.seen === null)
  const seen = data.notices.filter((notice) => notice.seen !== null)
  const list = (notices: readonly NoticeLine[]) => (
    <ul class="app-duties">
      {notices.map((notice) => (
        <Line notice={notice} now={data.now} visit={visit} key={notice.id} />
      ))}
    </ul>
  )
  return (
    <>
      <h1 class="govuk-heading-l">Notices</h1>
      <p class="govuk-body">
        What became due, ends soon or waits for you. Marking a notice as seen changes nothing on a case.
      </p>
      {fresh.length === 0 ? <p class="govuk-body">There is nothing new.</p> : list(fresh)}
      {fresh.length > 1 && (
        <form method="post" action={paths.notices}>
          <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
          {fresh.map((notice) => (
            <input type="hidden" name="notice" value={notice.id} key={notice.id} />
          ))}
          <Button>{`Mark these ${fresh.length} as seen`}</Button>
        </form>
      )}
      {seen.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">Seen</h2>
          {list(seen)}
        </section>
      )}
    </>
  )
}

export const noticesPage = definePage<Notices>({
  path: paths.notices,
  access: 'sees-cases',
  audit: 'read-notices',
  load: (desk, visit) => desk.readNotices(visit.token),
  view: (data, visit) => (
    <Frame title="Notices" visit={visit} section="notices" wide>
      <Body data={data} visit={visit} />
    </Frame>
  ),
  submit: async (desk, visit, _data, form) => {
    await desk.seeNotices(visit.token, many(form, 'notice'))
    return { goTo: paths.notices }
  },
})
