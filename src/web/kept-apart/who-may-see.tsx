/** Who may see a case: its team, or those named alone; to say that one knows somebody here, and to keep a colleague out. */

import { Answer } from '../../design-system/parts/answer.tsx'
import type { OnCase, WhoMaySee } from '../../views/kept-apart/read-who-may-see.ts'
import { CaseFrame } from '../cases/case-frame.tsx'
import { PLACES } from '../cases/places.ts'
import { Button, Checkboxes, ErrorSummary, OneOf, Select } from '../kit/fields.tsx'
import { many, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { definePage, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime } from '../kit/times.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { OWN_WHY_CHOICES, sayKeepOutProblem, WHY_CHOICES } from './kept-apart-words.ts'

const HOW: Readonly<Record<string, string>> = {
  'took-the-report': 'took the report',
  team: 'by their role',
  assigned: 'the case was given to them',
  named: 'named on this case',
}

const sayHow = ({ purpose, until }: OnCase): string =>
  purpose === 'emergency' && until !== null
    ? `reads it in an emergency until ${exactTime(until)}`
    : (HOW[purpose] ?? 'took it on')

type Props = { readonly shown: WhoMaySee; readonly visit: Visit; readonly typed: Typed | null }
const does = (typed: Typed | null, what: string) => (typed !== null && one(typed.form, 'does') === what ? typed : null)

const Hidden = ({ visit, what }: { readonly visit: Visit; readonly what: string }) => (
  <>
    <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
    <input type="hidden" name="does" value={what} />
  </>
)

const KnowSomebody = ({ visit, typed }: Props) => (
  <form method="post" novalidate class="app-form">
    <h2 class="govuk-heading-m">Do you know somebody on this case?</h2>
    <p class="govuk-body">
      A relative, friend or neighbour, or you are on it yourself: say so, and the case is closed to you at once. Nobody
      blames you for it. Tell your lead that you cannot work on it; do not say whom you know.
    </p>
    <Hidden visit={visit} what="know" />
    <OneOf
      form={does(typed, 'know')?.form ?? {}}
      typed={does(typed, 'know')}
      name="my-why"
      label="How do you know them?"
      choices={OWN_WHY_CHOICES}
    />
    <Button>Close this case to me</Button>
  </form>
)

const KeepColleagueOut = ({ shown, visit, typed }: Props) => {
  const shared = { form: does(typed, 'keep-out')?.form ?? {}, typed: does(typed, 'keep-out') }
  return (
    <form method="post" novalidate class="app-form">
      <h2 class="govuk-heading-m">Keep a colleague out</h2>
      <p class="govuk-body">
        Ask the person harmed: does anybody who works here know you, or whoever causes harm? From then on the case is
        not there for that colleague. The safeguarding lead is told. It is not shown on this page who is kept out.
      </p>
      <Hidden visit={visit} what="keep-out" />
      <Select
        {...shared}
        name="account"
        label="Who"
        choices={shown.colleagues.map(({ account, name }) => ({ value: account, label: name }))}
      />
      <OneOf {...shared} name="why" label="Why" choices={WHY_CHOICES} />
      <Button>Keep them out</Button>
    </form>
  )
}

const Seal = ({ shown, visit, typed }: Props) =>
  shown.sealed ? (
    <form method="post" novalidate class="app-form">
      <h2 class="govuk-heading-m">Open it to the team again</h2>
      <Hidden visit={visit} what="unseal" />
      {shown.sealed.asked?.byMe ? (
        <p class="govuk-body">
          You asked for it. Another of those named must agree within a week, or somebody who looks after who is kept
          out.
        </p>
      ) : (
        <>
          <p class="govuk-body">
            {shown.sealed.asked
              ? `${shown.sealed.asked.by} asks to open it to the whole team.`
              : 'It takes two: you ask, and another of those named agrees.'}
          </p>
          <Button>{shown.sealed.asked ? 'Agree' : 'Ask to open it again'}</Button>
        </>
      )}
    </form>
  ) : (
    <form method="post" novalidate class="app-form">
      <h2 class="govuk-heading-m">Close it to all but a few</h2>
      <p class="govuk-body">
        For a case that very few should know of. Those whom you name stay, and you; for everybody else it is gone. Name
        somebody who can open it again when you are away. Whoever looks after who is kept out is told that it is closed,
        and nothing of it. Only the lead of the case can do this.
      </p>
      <Hidden visit={visit} what="seal" />
      <Checkboxes
        form={does(typed, 'seal')?.form ?? {}}
        typed={does(typed, 'seal')}
        name="named"
        label="Who stays on it, beside you"
        choices={shown.team
          .filter(({ own, purpose }) => !own && purpose !== 'emergency')
          .map(({ account, name }) => ({ value: account, label: name }))}
      />
      <Button>Close it to all others</Button>
    </form>
  )

const ALONE = { field: 'named', text: 'Name somebody else too who works here: one person alone cannot open it again' }

export const whoMaySeePage = definePage<WhoMaySee>({
  path: '/cases/:reference/who',
  access: 'on-case',
  audit: 'read-who-may-see',
  shows: ['view:who-may-see'],
  writes: ['keep-out', 'act:seal-case', 'act:unseal-case'],
  stepUp: (form) => ['keep-out', 'seal', 'unseal'].includes(one(form, 'does')),
  load: (desk, visit) => desk.readWhoMaySee(visit.token, visit.params.reference ?? ''),
  view: (shown, visit, typed) => (
    <CaseFrame page={shown.page} visit={visit} here={PLACES.running} error={typed !== null}>
      <ErrorSummary typed={typed} />
      {one(visit.query, 'noted') !== '' && (
        <Answer>
          <p class="govuk-body">Done. For that colleague this case is not there from now on.</p>
        </Answer>
      )}
      <h1 class="govuk-heading-l">Who may see this case</h1>
      <p class="govuk-body">
        {shown.sealed ? 'Only these people. It is closed to everybody else.' : 'These people, and nobody else.'}
      </p>
      <ul class="app-duties">
        {shown.team.map((each) => (
          <li class="app-duty" key={each.account}>
            <div class="app-duty__what">
              <strong>{each.name}</strong>
              <p class="app-duty__about">{sayHow(each)}</p>
            </div>
          </li>
        ))}
      </ul>
      <KnowSomebody shown={shown} visit={visit} typed={typed} />
      <KeepColleagueOut shown={shown} visit={visit} typed={typed} />
      <Seal shown={shown} visit={visit} typed={typed} />
    </CaseFrame>
  ),
  submit: async (desk, visit, shown, form): Promise<Sent> => {
    const caseId = shown.page.reference
    const here = paths.whoMaySee(caseId)
    const what = one(form, 'does')
    if (what === 'seal') {
      const done = await desk.sealCase(visit.token, { caseId, named: many(form, 'named') })
      if (done === 'alone') return { again: typedWith(form, [ALONE]), status: 400 }
      if (done !== null) return { goTo: here }
      const text = 'Only the lead of this case can close it to others'
      return { again: typedWith(form, [{ field: '', text }]), status: 403 }
    }
    if (what === 'unseal')
      return (await desk.unsealCase(visit.token, caseId)) === null
        ? { again: typedWith(form, [{ field: '', text: 'Only the lead of this case can ask for it' }]), status: 403 }
        : { goTo: here }
    const isSelf = what === 'know'
    const account = one(form, 'account')
    if (!isSelf && account === '')
      return { again: typedWith(form, [{ field: 'account', text: 'Choose somebody' }]), status: 400 }
    const kept = await desk.keepOut(visit.token, {
      caseId,
      why: one(form, isSelf ? 'my-why' : 'why'),
      ...(isSelf ? {} : { account }),
    })
    if (kept.outcome === 'invalid')
      return {
        again: typedWith(
          form,
          kept.problems.map(({ field, problem }) => ({
            field: isSelf && field === 'why' ? 'my-why' : field,
            text: sayKeepOutProblem(field, problem),
          })),
        ),
        status: 400,
      }
    if (kept.outcome === 'not-found') return 'not-found'
    return { goTo: isSelf ? paths.today : `${here}?noted=yes` }
  },
})
