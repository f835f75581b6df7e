/** For the lead of a case: that somebody who is on it complained. What they say is not shown here, to anybody. */
import type { CasePage } from '../../../views/case-page.ts'
import type { NearComplaint, NearComplaints } from '../../../views/complaints/complaint-page.ts'
import { Button, ErrorSummary } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import { definePage, type Visit } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import { longDate } from '../../kit/times.ts'
import { typedWith } from '../../kit/typed.ts'
import { usualRole } from '../../kit/usual-role.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { cameOfIt } from '../came-of-it.ts'
import { CaseFrame } from '../case-frame.tsx'
import { PLACES } from '../places.ts'

type Shown = { readonly page: CasePage; readonly near: NearComplaints }

const who = ({ name, role }: NearComplaint): string =>
  role === null ? 'the person harmed' : `${name ?? 'somebody without a name here'}, ${sayValueInside(role)}`

const PutBeside = ({ line, visit }: { readonly line: NearComplaint; readonly visit: Visit }) => (
  <form method="post" novalidate>
    <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
    <input type="hidden" name="complaint" value={line.id} />
    <p class="govuk-body">
      Make sure first that it is really theirs, and that they agree. Whoever handles it then sees the agreed safe way to
      reach them and whom to ask; nothing else of the case.
    </p>
    <Button>{`Put ${line.reference} beside this case`}</Button>
  </form>
)

/** What the lead does about it. */
const Weigh = ({ line, reference }: { readonly line: NearComplaint; readonly reference: string }) =>
  line.belongs || line.role === 'victim' ? null : (
    <p class="govuk-body">
      {
        'It can mean that the risk has changed. Say nothing of it to them, and nothing of this case to whoever handles it. '
      }
      <a class="govuk-link" href={paths.act(reference, 'risk.assessed')}>
        Look at the risk again
      </a>
    </p>
  )

export const caseComplaintsPage = definePage<Shown>({
  path: '/cases/:reference/running/complaints',
  access: 'on-case',
  audit: 'read-case-complaints',
  shows: ['view:case-complaints', 'view:case'],
  writes: ['act:put-complaint-beside-case'],
  sends: 'leads-case',
  load: async (desk, visit) => {
    const reference = visit.params.reference ?? ''
    const near = await desk.readCaseComplaints(visit.token, reference)
    const page = near && (await desk.readCase(visit.token, reference))
    return page ? { page, near } : null
  },
  view: ({ page, near }, visit, typed) => (
    <CaseFrame page={page} visit={visit} here={PLACES.running} error={typed !== null}>
      <ErrorSummary typed={typed} />
      <h1 class="govuk-heading-l">Complaints of people on this case</h1>
      <p class="govuk-body">
        Told to the officer of the case and its leads alone. What a complaint says is with those who handle complaints.
        They are not told that there is a case, unless the complaint stands beside it.
      </p>
      {near.complaints.length === 0 && <p class="govuk-body">None that you are told of.</p>}
      <ul class="app-duties">
        {near.complaints.map((line) => (
          <li class="app-duty" key={line.id}>
            <div class="app-duty__what">
              <strong>{`${line.reference}, of ${who(line)}`}</strong>
              <p class="app-duty__about">
                {`Came ${longDate(line.received)}. ${sayValue(line.stage)}, ${sayValueInside(line.state)}.${
                  line.belongs ? ' It stands beside this case.' : ''
                }`}
              </p>
              <Weigh line={line} reference={page.reference} />
              {line.mayBelong && <PutBeside line={line} visit={visit} />}
            </div>
          </li>
        ))}
      </ul>
    </CaseFrame>
  ),
  submit: async (desk, visit, { page }, form) => {
    const role = usualRole(visit.asker.roles, page.owner.role)
    if (role === undefined)
      return { again: typedWith(form, [{ field: '', text: 'You have no role here' }]), status: 403 }
    const put = await desk.putComplaintBesideCase(visit.token, {
      caseId: page.id,
      complaint: one(form, 'complaint'),
      role,
    })
    return cameOfIt(put, form, paths.caseComplaints(page.reference), (problems) =>
      problems.map(({ field, problem }) => ({ field: '', text: `${field} ${problem}` })),
    )
  },
})
