/** One request for data: the one step that is next, and what was said before. Whoever asked, it looks the same. */
import type { VNode } from 'preact'
import type { DataRequestDone } from '../../casework/data-requests/data-step.ts'
import type { DataRequestShown, DataRequests } from '../../views/read-data-requests.ts'
import type { Desk } from '../kit/desk.ts'
import { type Choice, ErrorSummary } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type ServedPage, type Shown, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { longDate, sayWhen } from '../kit/times.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { AnswerParts } from './answer-parts.tsx'
import { ChangeAgain } from './change-again.tsx'
import { DataClock } from './data-clock.tsx'
import { NextStep } from './data-request-steps.tsx'
import { AGREE_CHOICES, DELIVERY_CHOICES, IDENTITY_CHOICES, STEPS } from './data-request-words.ts'
import { ChangeTheTime } from './longer.tsx'
import { momentOf } from './moment-read.ts'
import { OTHERS_PROBLEMS, othersTyped } from './others-questions.tsx'
import { SendBackLater } from './second-identity.tsx'

export type OneRequest = {
  readonly all: DataRequests
  readonly each: DataRequestShown
  /** The words that open the answer; null while it cannot be given, and for whoever does not give it. */
  readonly words: string | null
}

/** Null where it is not there for the reader. */
async function oneRequest(desk: Desk, visit: Visit): Promise<OneRequest | null> {
  const all = await desk.readDataRequests(visit.token)
  const each = all?.requests.find(({ id }) => id === visit.params.id)
  if (!all || !each) return null
  const gives = all.protects && (each.step === 'answer' || each.step === 'answered')
  return { all, each, words: gives ? await desk.readAnswerWords(visit.token, each.id) : null }
}

const Row = ({ what, says }: { readonly what: string; readonly says: string }) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{what}</dt>
    <dd class="govuk-summary-list__value">{says}</dd>
  </div>
)

const labelOf = (choices: readonly Choice[], of: string): string =>
  choices.find(({ value }) => value === of)?.label ?? of

/** What was answered to the three questions about other people, in one sentence. */
function sayOthers({ tellsOfOthers, othersAgree, reasonableWithout }: DataRequestShown): string {
  if (!tellsOfOthers) return 'No'
  const agree = `Yes. Do they agree? ${labelOf(AGREE_CHOICES, othersAgree ?? '')}`
  return reasonableWithout === null ? agree : `${agree}. Reasonable without? ${reasonableWithout ? 'Yes' : 'No'}`
}

function View(shown: { readonly data: OneRequest; readonly visit: Visit; readonly typed: Typed | null }): VNode {
  const { data, visit, typed } = shown
  const { each, all } = data
  return (
    <Frame title={`Request ${each.reference}`} visit={visit} section="organisation" error={typed !== null}>
      <ErrorSummary typed={typed} />
      <h1 class="govuk-heading-l">{`${STEPS[each.step]}, ${each.reference}`}</h1>
      {each.givenApart !== null && (
        <p class="govuk-body app-why">
          {`Whoever asked was given part of the answer on ${longDate(each.givenApart)}. The whole is still to be given: see what is next. Do not talk with colleagues about this.`}
        </p>
      )}
      <NextStep {...shown} />
      <SendBackLater {...shown} />
      {all.protects && <ChangeAgain {...shown} />}
      {all.protects && !each.step.startsWith('identity') && <AnswerParts each={each} />}
      <DataClock each={each} law={all.law} />
      {all.protects && each.released === null && (
        <ChangeTheTime each={each} law={all.law} visit={visit} typed={typed} />
      )}
      <h2 class="govuk-heading-m">What they asked</h2>
      <dl class="govuk-summary-list">
        <Row what="Who" says={each.name} />
        <Row what="Reach them" says={each.reach} />
        <Row what="Asks for" says={each.asks} />
        <Row what="Came in" says={sayWhen(each.received, all.now)} />
        {each.identityHow !== null && (
          <Row what="How we know that it is them" says={labelOf(IDENTITY_CHOICES, each.identityHow)} />
        )}
        {each.delivery !== null && <Row what="How it reaches them" says={labelOf(DELIVERY_CHOICES, each.delivery)} />}
        {each.reviewed !== null && each.tellsOfOthers !== null && (
          <Row what="Tells of somebody else" says={sayOthers(each)} />
        )}
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

function does(desk: Desk, visit: Visit, id: string, form: Form): Promise<DataRequestDone> | null {
  const customer = one(form, 'customer')
  switch (one(form, 'does')) {
    case 'ask':
      return desk.askWhoItIs(visit.token, id)
    case 'identity':
      return desk.confirmWhoItIs(visit.token, { id, customer, how: one(form, customer ? `how-${customer}` : 'how') })
    case 'who-agree':
      return desk.agreeWhoItIs(visit.token, { id, said: one(form, 'said') })
    case 'who-back':
      return desk.sendBackWhoItIs(visit.token, { id, said: one(form, 'said') })
    case 'clarity':
      return desk.askWhatTheyMean(visit.token, id)
    case 'clear':
      return desk.hearWhatTheyMean(visit.token, id)
    case 'longer':
      return desk.extendDataRequest(visit.token, {
        id,
        because: one(form, 'because'),
        reasons: one(form, 'reasons'),
        told: one(form, 'told') === 'yes',
      })
    case 'delivery':
      return desk.agreeDelivery(visit.token, {
        id,
        delivery: one(form, 'delivery'),
        safe: one(form, 'safe') === 'yes',
      })
    case 'review':
      return desk.reviewDataRequest(visit.token, {
        id,
        ...othersTyped(form),
      })
    case 'agree':
      return desk.agreeToAnswer(visit.token, {
        id,
        read: { reviewed: momentOf(one(form, 'reviewed')), delivery: one(form, 'delivery') },
      })
    default:
      return null
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  how: 'Say how you know that it is them',
  delivery: 'Choose how it reaches them',
  safe: 'Ask them first. If it is not safe, agree another way',
  ...OTHERS_PROBLEMS,
  because: 'Say why it takes longer',
  reasons: 'Write what you told them',
  told: 'Tell them first: it takes longer only once they know why',
}

const page = definePage<OneRequest>({
  path: '/data-requests/:id',
  access: 'data-request',
  audit: 'read-a-data-request',
  shows: ['view:data-requests', 'view:answer-words'],
  writes: [
    'act:ask-identity',
    'act:confirm-identity',
    'act:agree-identity',
    'act:send-back-identity',
    'act:ask-clarity',
    'act:hear-clarity',
    'act:extend-data-request',
    'act:choose-delivery',
    'act:review-data-request',
    'act:agree-to-answer',
    'act:answer-data-request',
  ],
  stepUp: (form) => ['delivery', 'who-agree', 'agree', 'answer'].includes(one(form, 'does')),
  load: oneRequest,
  view: (data, visit, typed) => <View data={data} visit={visit} typed={typed} />,
  submit: async (desk, visit, { each }, form): Promise<Sent> => {
    const came = await does(desk, visit, each.id, form)
    if (came === null) return 'not-found'
    if (came.outcome === 'done') return { goTo: paths.dataRequest(each.id) }
    const errors =
      came.outcome === 'not-found'
        ? [{ field: '', text: 'It has changed meanwhile, or is for another person to do' }]
        : came.problems.map(({ field, problem }) => ({
            field,
            text: problem.startsWith('is too late')
              ? 'The first month is over: it can take no longer'
              : (PROBLEMS[field] ?? problem),
          }))
    return { again: typedWith(form, errors), status: came.outcome === 'not-found' ? 409 : 400 }
  },
})

/** The answer is a file, and never an address that could be opened again by somebody else. */
async function answer(desk: Desk, visit: Visit, form: Form): Promise<Shown> {
  const file = one(form, 'file') === 'docx' ? 'docx' : 'pdf'
  const answered = await desk.answerRequest(visit.token, { id: visit.params.id ?? '', file })
  if (answered.outcome === 'answered') return { file: answered.file }
  const data = await oneRequest(desk, visit)
  if (!data) return 'not-found'
  const text =
    answered.outcome === 'no-pdf'
      ? 'No PDF can be made here. Choose Word'
      : 'It cannot be given yet: look at what is next'
  return {
    view: <View data={data} visit={visit} typed={typedWith(form, [{ field: 'file', text }])} />,
    status: 409,
  }
}

export const dataRequestPage: ServedPage = {
  ...page,
  post: (desk, visit, form, upload) =>
    one(form, 'does') === 'answer' ? answer(desk, visit, form) : page.post(desk, visit, form, upload),
}
