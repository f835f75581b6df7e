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
  'complaint-soon': (what) =>
    what ? `Its time ends soon: ${inside(what)}` : 'The time of a complaint was ending, and does not run any more',
  'complaint-late': (what) =>
    what ? `Its time is over: ${inside(what)}` : 'The time of a complaint was over, and does not run any more',
  'leak-reported': () => 'Something may have got out: look at it now, and call whoever it is about first',
  'leak-raised': () =>
    'Somebody not on this case says that something of it may have got out: what waits is held back until it is looked into',
  'leak-withdrawn': () =>
    'What was said to have got out of this case is taken back: what was agreed about contact before counts again',
  'leak-noted': () =>
    'Something of this case may have got out: reach them now by a way that leaves nothing behind, and agree again how they are reached',
  'leak-late': () => 'A time of something that may have got out is over: look at it now',
  'data-soon': () => 'A request for data has to be answered within a week',
  'data-tomorrow': () => 'A request for data has to be answered by tomorrow',
  'data-late': () => 'The time to answer a request for data is over: answer it today',
  'data-waits': () => 'A request for data waits for somebody else: ask them today',
  'data-who': () => 'Somebody asked for their data: a second person is asked to confirm who it is',
  'data-back': () => 'Who asked for their data was sent back: look again, and say who it is',
  'data-part': () => 'Somebody asked for the data that we hold about them: put together what they may have from here',
  'data-part-back': () =>
    'What you put together for somebody who asked for their data was sent back: read why, and do it anew',
  'data-read': () =>
    'Somebody else put together what they may have who asked for their data: read it as a second person',
  'data-nobody': () =>
    'Nobody who answers requests for data can give what stands here, and the time of the law runs: ask whoever gives roles for somebody else, without saying why',
  emergency: () => 'Somebody opened this case in an emergency: ask them why, and look at what they read',
  'emergency-review': () => 'A case was opened in an emergency: look at it within two working days',
  'kept-out': () => 'Somebody is kept out of a case from now on',
  'kept-out-tried': () => 'Somebody who is kept out of a case tried to open it in an emergency: act today',
  'advice-answered': () => 'What you asked without a name was answered: read it under “Partners”',
  'two-sides': () =>
    'The same person is harmed in one case and said to cause harm in another: see that nobody works on both',
  'no-officer': () => 'This case needs somebody: whoever had it is not on it any more. Give it to somebody today',
  'acted-unseen': () =>
    'Somebody who does not see this case began a step over the rent, or asked whether they may write: see today what must be stopped',
  'looked-too-much': () =>
    'A colleague looked at more cases than work explains, and was stopped: ask them why, and look at what they opened',
  'looks-drawn': () => 'The weekly look was drawn: see who looked at what, and mark each as looked at',
  'checkpoint-late': () =>
    'What the audit trail is held against could not be kept elsewhere for 15 minutes: tell whoever runs Rowan',
  'checkpoint-stopped': () =>
    'The audit trail or a record is not what it was signed for: ask whoever runs Rowan today, and verify',
  'database-changed': () => 'Who may see what was changed in the database itself: ask whoever runs Rowan today',
  'sign-in-help': () => 'A colleague cannot sign in: a second person is asked to confirm that it is them',
  'sign-in-recovered': () =>
    'Somebody was given a new way to sign in by two colleagues: if you know nothing of it, say so today',
  'passkey-added': () => 'A passkey was added to your sign-in: if it was not you, say so today',
  'passkey-removed': () => 'A passkey was removed from your sign-in: if it was not you, say so today',
  'password-changed': () => 'Your password was changed: if it was not you, say so today',
  'codes-changed': () => 'The codes of your phone were set up anew: if it was not you, say so today',
  'sign-in-reserve': () =>
    'Somebody came in by a reserve account, past your organisation’s own sign-in: if you know nothing of it, say so today',
  'public-form-full': () =>
    'So much came through the public form within an hour that no more is let in: look at what was passed on, and whether it is real',
  'sign-in-new-device': () =>
    'You were signed in from a kind of device that you did not use for a while: if it was not you, say so today',
  'sign-in-after-wrong': () =>
    'Several tries to sign in as you failed before one went right: if it was not you, say so today',
  'policy-edition': () =>
    'The policy is carried out in a new edition, and every case was judged again: see what changed',
  'let-in-asked': () => 'A second person is asked to agree before somebody is let in again',
  sealed: () => 'A case was closed to all but a few: see that it is right',
  'unseal-asked': () => 'A second person is asked to agree before a case is opened to its team again',
  unsealed: () => 'A case that was closed to all but a few is open to its team again',
}

const KEPT_APART: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'looked-too-much',
  'kept-out',
  'two-sides',
  'kept-out-tried',
  'let-in-asked',
  'sealed',
  'unseal-asked',
  'unsealed',
])

const OWN_SIGN_IN: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'sign-in-recovered',
  'sign-in-reserve',
  'passkey-added',
  'passkey-removed',
  'password-changed',
  'codes-changed',
  'sign-in-new-device',
  'sign-in-after-wrong',
])

function hrefOf(notice: NoticeLine): string | null {
  if (notice.kind === 'leak-reported' || notice.kind === 'leak-late') return paths.leaks
  if (notice.part !== null && notice.complaintReference !== null)
    return paths.partOfComplaint(notice.complaintReference, notice.part)
  if (notice.part !== null && notice.caseReference !== null) return paths.partOfCase(notice.caseReference, notice.part)
  if (notice.complaintReference !== null) return paths.complaint(notice.complaintReference)
  if (notice.request !== null) return paths.dataRequest(notice.request)
  if (notice.kind === 'looks-drawn') return paths.looks
  if (notice.kind === 'approval-waits') return paths.approvals
  if (notice.kind === 'emergency' || notice.kind === 'emergency-review') return paths.emergencies
  if (KEPT_APART.has(notice.kind)) return paths.keptApart
  if (notice.kind === 'checkpoint-late' || notice.kind === 'checkpoint-stopped' || notice.kind === 'database-changed')
    return paths.trail()
  if (notice.kind === 'policy-edition') return paths.policy
  if (notice.kind === 'sign-in-help') return paths.colleaguesSignIn
  if (OWN_SIGN_IN.has(notice.kind)) return paths.ownSignIn
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
        {notice.complaintReference !== null ? (
          notice.complaintReference
        ) : notice.caseReference === null ? (
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
            {`: ${SAYS[notice.kind](notice.what)}, ${notice.complaintReference ?? notice.caseReference ?? 'the organisation'}`}
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
  shows: ['view:notices'],
  writes: ['act:see-notices'],
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
