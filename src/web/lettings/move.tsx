/** One move: what the home must be, and to offer one, write down the answer, or give the move back. */

import { randomUUID } from 'node:crypto'
import type { MoveFacet, Moves, OfferLimit } from '../../views/read-moves.ts'
import { ErrorSummary } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { sayClause } from '../kit/say-clause.ts'
import { longDate } from '../kit/times.ts'
import { typedWith } from '../kit/typed.ts'
import { sayValue } from '../kit/words.ts'
import { actOn, MoveForms, problemsAsErrors } from './move-forms.tsx'
import { sayAvoid, sayHome, sayLike, sayMoveBy, sayMustHave, sayTenure } from './move-words.ts'

export type MoveShown = Pick<Moves, 'speakTo' | 'limit' | 'checksApplications'> & { readonly move: MoveFacet }

const Row = ({ label, children }: { readonly label: string; readonly children: string }) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{label}</dt>
    <dd class="govuk-summary-list__value">{children}</dd>
  </div>
)

const list = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** How many offers there may be, and by whom another one. */
function sayLimit(limit: OfferLimit, made: number): string {
  const expected = limit.atMost === 1 ? 'One offer' : `${limit.atMost} offers`
  const exception =
    limit.exceptionBy.length === 0
      ? 'There is no further one.'
      : `A further one is made by a ${list.format(limit.exceptionBy)}, with a reason.`
  return `${expected} (${sayClause(limit.clause)}). ${exception}${made === 0 ? '' : ` Made so far: ${made}.`}`
}

const ANSWER = { accepted: 'they said yes', declined: 'they said no' } as const

const Needs = ({ move, limit }: { readonly move: MoveFacet; readonly limit: OfferLimit | null }) => {
  const [must, by] = [sayMustHave(move), sayMoveBy(move)]
  return (
    <dl class="govuk-summary-list">
      <Row label="Areas to avoid">{sayAvoid(move)}</Row>
      {must && <Row label="It must have">{must}</Row>}
      <Row label="Like for like">{sayLike(move)}</Row>
      <Row label="Tenancy">{sayTenure(move)}</Row>
      {limit && <Row label="Offers">{sayLimit(limit, move.offers.length)}</Row>}
      <Row label="How urgent">{sayValue(move.priority)}</Row>
      {by && <Row label="To move by">{by}</Row>}
    </dl>
  )
}

const Offers = ({ move }: { readonly move: MoveFacet }) =>
  move.offers.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">Offered before</h2>
      <ul class="govuk-list govuk-list--bullet">
        {move.offers.map((offer) => (
          <li key={offer.at}>
            {`${offer.area ?? 'A home'}, ${longDate(offer.at)}: ${offer.answer ? ANSWER[offer.answer] : 'no answer yet'}`}
          </li>
        ))}
      </ul>
    </section>
  )

export const movePage = definePage<MoveShown>({
  path: '/lettings/:id',
  access: 'move',
  audit: 'answer-a-move',
  shows: ['view:moves'],
  writes: ['act:rehousing.offered', 'act:rehousing.answered', 'act:lettings.returned'],
  load: async (desk, visit) => {
    const found = await desk.readMoves(visit.token)
    const move = found?.moves.find((each) => each.id === visit.params.id)
    return found && move ? { ...found, move } : null
  },
  view: ({ move, limit, speakTo }, visit, typed) => (
    <Frame title={`Letting ${move.number}`} visit={visit} section="moves" error={typed !== null}>
      <div class="app-form">
        <ErrorSummary typed={typed} />
        <h1 class="govuk-heading-l">
          <span class="govuk-caption-l">{move.number}</span>
          {sayHome(move)}
        </h1>
        <Needs move={move} limit={limit} />
        <Offers move={move} />
        <MoveForms move={move} speakTo={speakTo} visit={visit} typed={typed} />
      </div>
    </Frame>
  ),
  submit: async (desk, visit, { move, speakTo }, form): Promise<Sent> => {
    const acted = actOn(move, form)
    if ('errors' in acted) return { again: typedWith(form, acted.errors), status: 400 }
    const answered = await desk.answerMove(visit.token, {
      id: move.id,
      ...acted,
      role: 'lettings',
      key: one(form, 'key') || randomUUID(),
    })
    if (answered.outcome === 'recorded') return { goTo: `${paths.moves}?noted=yes` }
    if (answered.outcome === 'not-found') return 'not-found'
    return { again: typedWith(form, problemsAsErrors(answered, speakTo)), status: 400 }
  },
})
