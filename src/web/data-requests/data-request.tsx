/** One request for data: the one step that is next, and what was said before. Whoever asked, it looks the same. */
import type { VNode } from 'preact'
import type { DataRequestDone } from '../../casework/data-requests/handle-data-request.ts'
import type { DataRequestShown, DataRequests } from '../../views/read-data-requests.ts'
import type { Desk } from '../kit/desk.ts'
import { ErrorSummary } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type ServedPage, type Shown, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { sayDate, sayWhen } from '../kit/times.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { NextStep } from './data-request-steps.tsx'
import { STEPS } from './data-request-words.ts'

export type OneRequest = { readonly all: DataRequests; readonly each: DataRequestShown }

const Row = ({ what, says }: { readonly what: string; readonly says: string }) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{what}</dt>
    <dd class="govuk-summary-list__value">{says}</dd>
  </div>
)

const dueOf = ({ due, notBefore }: DataRequestShown): string =>
  due === null
    ? 'The time runs once we know who it is'
    : `By ${sayDate(due)}${notBefore === null ? '' : `, and not before ${sayDate(notBefore)}, as everybody’s`}`

function View(shown: { readonly data: OneRequest; readonly visit: Visit; readonly typed: Typed | null }): VNode {
  const { data, visit, typed } = shown
  const { each, all } = data
  return (
    <Frame title={`Request ${each.reference}`} visit={visit} section="organisation" error={typed !== null}>
      <ErrorSummary typed={typed} />
      <h1 class="govuk-heading-l">{`${STEPS[each.step]}, ${each.reference}`}</h1>
      <NextStep {...shown} />
      <h2 class="govuk-heading-m">What they asked</h2>
      <dl class="govuk-summary-list">
        <Row what="Who" says={each.name} />
        <Row what="Reach them" says={each.reach} />
        <Row what="Asks for" says={each.asks} />
        <Row what="Came in" says={sayWhen(each.received, all.now)} />
        <Row what="Answer" says={dueOf(each)} />
        {each.why !== null && <Row what="For the log alone" says={each.why} />}
      </dl>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.dataRequests}>
          All requests
        </a>
      </p>
    </Frame>
  )
}

const yesNo = (text: string): boolean | null => (text === 'yes' ? true : text === 'no' ? false : null)

function does(desk: Desk, visit: Visit, id: string, form: Form): Promise<DataRequestDone> | null {
  const customer = one(form, 'customer')
  switch (one(form, 'does')) {
    case 'ask':
      return desk.askWhoItIs(visit.token, id)
    case 'identity':
      return desk.confirmWhoItIs(visit.token, { id, customer, how: one(form, customer ? `how-${customer}` : 'how') })
    case 'delivery':
      return desk.agreeDelivery(visit.token, {
        id,
        delivery: one(form, 'delivery'),
        safe: one(form, 'safe') === 'yes',
      })
    case 'review':
      return desk.reviewDataRequest(visit.token, {
        id,
        tellsOfOthers: yesNo(one(form, 'tellsOfOthers')),
        othersAgree: one(form, 'othersAgree'),
        reasonableWithout: yesNo(one(form, 'reasonableWithout')),
        why: one(form, 'why'),
      })
    case 'agree':
      return desk.agreeToAnswer(visit.token, id)
    default:
      return null
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  how: 'Say how you know that it is them',
  delivery: 'Choose how it reaches them',
  safe: 'Ask them first. If it is not safe, agree another way',
  tellsOfOthers: 'Say whether it tells of anybody else',
  othersAgree: 'Say whether they agree',
  reasonableWithout: 'Say whether it is reasonable without their agreement',
  why: 'Write why, for the log',
}

const page = definePage<OneRequest>({
  path: '/data-requests/:id',
  access: 'signed-in',
  audit: 'read-a-data-request',
  load: async (desk, visit) => {
    const all = await desk.readDataRequests(visit.token)
    const each = all?.requests.find(({ id }) => id === visit.params.id)
    return all && each ? { all, each } : null
  },
  view: (data, visit, typed) => <View data={data} visit={visit} typed={typed} />,
  submit: async (desk, visit, { each }, form): Promise<Sent> => {
    const came = await does(desk, visit, each.id, form)
    if (came === null) return 'not-found'
    if (came.outcome === 'done') return { goTo: paths.dataRequest(each.id) }
    const errors =
      came.outcome === 'not-found'
        ? [{ field: '', text: 'It has changed meanwhile, or is for another person to do' }]
        : came.problems.map(({ field, problem }) => ({ field, text: PROBLEMS[field] ?? problem }))
    return { again: typedWith(form, errors), status: came.outcome === 'not-found' ? 409 : 400 }
  },
})

/** The answer is a file, and never an address that could be opened again by somebody else. */
async function answer(desk: Desk, visit: Visit, form: Form): Promise<Shown> {
  const file = one(form, 'file') === 'docx' ? 'docx' : 'pdf'
  const answered = await desk.answerRequest(visit.token, { id: visit.params.id ?? '', file })
  if (answered.outcome === 'answered') return { file: answered.file }
  const all = await desk.readDataRequests(visit.token)
  const each = all?.requests.find(({ id }) => id === visit.params.id)
  if (!all || !each) return 'not-found'
  const text =
    answered.outcome === 'no-pdf'
      ? 'No PDF can be made here. Choose Word'
      : 'It cannot be given yet: look at what is next'
  return {
    view: <View data={{ all, each }} visit={visit} typed={typedWith(form, [{ field: 'file', text }])} />,
    status: 409,
  }
}

export const dataRequestPage: ServedPage = {
  ...page,
  post: (desk, visit, form, upload) =>
    one(form, 'does') === 'answer' ? answer(desk, visit, form) : page.post(desk, visit, form, upload),
}
