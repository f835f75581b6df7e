/** Moves, each with what comes next, how it was decided, and the homes that were offered: areas only, never an address. */
import type { Instant } from '../../../record/london-time.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import type { MoveLine, OfferLine } from '../../../views/areas/moving/moves.ts'
import { paths } from '../../kit/paths.ts'
import { sayWhen } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import { areaNames } from './area-choices.ts'
import { movingPath } from './moving-paths.ts'
import { asSentence, NEXT, sayDecision, sayThreshold } from './moving-words.ts'

const offerFacts = (offer: OfferLine): string =>
  [
    offer.likeForLike === null ? '' : offer.likeForLike ? 'like for like' : 'not like for like',
    offer.sameTenure === null ? '' : offer.sameTenure ? 'same tenure' : 'another tenure',
    offer.mitigatesRisk === true ? 'it lowers the risk' : '',
  ]
    .filter(Boolean)
    .join(', ')

const sayAnswer = ({ answer }: OfferLine): string =>
  answer ? (answer.outcome === 'accepted' ? 'They said yes.' : 'They said no.') : 'No answer yet.'

const Offer = ({ offer, now }: { readonly offer: OfferLine; readonly now: Instant }) => (
  <li>
    {[
      `${offer.area ?? 'A home'}, offered ${sayWhen(offer.at, now)}${offerFacts(offer) && ` (${offerFacts(offer)})`}.`,
      asSentence(offer.reason),
      sayAnswer(offer),
      asSentence(offer.answer?.reason ?? null),
    ]
      .filter(Boolean)
      .join(' ')}
  </li>
)

type FactsProps = { readonly move: MoveLine; readonly now: Instant; readonly avoid: readonly string[] }

const Facts = ({ move, now, avoid }: FactsProps) => (
  <dl class="app-facts govuk-summary-list govuk-summary-list--no-border">
    {avoid.length > 0 && <Fact name="Areas to avoid" says={avoid.join('; ')} />}
    {move.assessed && (
      <Fact
        name="Assessed"
        says={[
          move.assessed.threshold ? `${sayThreshold(move.assessed.threshold)}.` : '',
          asSentence(move.assessed.riskMitigation),
          asSentence(move.assessed.reasons),
          `${sayWhen(move.assessed.at, now)}, ${move.assessed.by}`,
        ]
          .filter(Boolean)
          .join(' ')}
      />
    )}
    {move.decided && (
      <Fact
        name="Decided"
        says={[
          `${sayDecision(move.decided.outcome)}.`,
          asSentence(move.decided.reasons),
          `${sayWhen(move.decided.at, now)}, ${move.decided.by}`,
        ]
          .filter(Boolean)
          .join(' ')}
      />
    )}
  </dl>
)

/** How it stands with lettings, and what to do about it. They know the move by its number alone. */
const WithLettings = ({ move, reference }: { readonly move: MoveLine; readonly reference: string }) => {
  const { lettings } = move
  const prefill = { key: move.rehousing, person: move.person }
  if (move.next === 'moved' || move.next === 'refused') return null
  const ask = (label: string) => (
    <a class="govuk-link" href={movingPath(reference, 'lettings', prefill)}>
      {label}
      <span class="govuk-visually-hidden">{`, ${move.name ?? ''}`}</span>
    </a>
  )
  if (lettings?.state === 'open' || lettings?.state === 'accepted')
    return (
      <p class="govuk-body govuk-!-margin-bottom-1">
        {lettings.state === 'accepted'
          ? 'Lettings wait until they have moved. To them it is '
          : 'Lettings look for a home. To them it is '}
        <strong>{lettings.number}</strong>
        {': say that on the telephone, and no name. '}
        {ask('Change what it needs')}
        {' or '}
        <a class="govuk-link" href={paths.act(reference, 'lettings.withdrawn', { key: move.rehousing })}>
          take it back
        </a>
      </p>
    )
  return (
    <p class="govuk-body govuk-!-margin-bottom-1">
      {lettings?.state === 'returned' && `Lettings gave it back: ${sayValue(lettings.why ?? 'other').toLowerCase()}. `}
      {ask(lettings ? 'Ask lettings again' : 'Ask lettings for a home')}
    </p>
  )
}

const Fact = ({ name, says }: { readonly name: string; readonly says: string }) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{name}</dt>
    <dd class="govuk-summary-list__value">{says}</dd>
  </div>
)

export const MoveList = (props: {
  readonly moves: readonly MoveLine[]
  readonly reference: string
  readonly now: Instant
  readonly organisation: AreaPage<unknown>['organisation']
}) =>
  props.moves.length === 0 ? null : (
    <section id="moves">
      <h2 class="govuk-heading-m">Moving</h2>
      <p class="govuk-body">Write no new address here: it goes into the vault, and nowhere else.</p>
      <ul class="app-plain">
        {props.moves.map((move) => {
          const { says, form } = NEXT[move.next]
          return (
            <li key={move.rehousing}>
              <strong>{move.name ? `A move for ${move.name}` : 'A move'}</strong>
              {move.asked !== null && `, asked ${sayWhen(move.asked, props.now)}`}
              <p class="govuk-body govuk-!-margin-bottom-1">
                {form ? (
                  <>
                    {'Next: '}
                    <a
                      class="govuk-link"
                      href={movingPath(props.reference, form, { key: move.rehousing, person: move.person })}
                    >
                      {says}
                      <span class="govuk-visually-hidden">{`, ${move.name ?? ''}`}</span>
                    </a>
                  </>
                ) : (
                  `${says}.`
                )}
              </p>
              <WithLettings move={move} reference={props.reference} />
              <Facts move={move} now={props.now} avoid={[...areaNames(props, move.avoid), ...move.areasToAvoid]} />
              {move.offers.length > 0 && (
                <ul class="govuk-list govuk-list--bullet">
                  {move.offers.map((offer) => (
                    <Offer offer={offer} now={props.now} key={offer.n} />
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
