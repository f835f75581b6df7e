/** One person on the contact page: how to reach them, when they last were, what they want and what they need. */
import type { Instant } from '../../../record/london-time.ts'
import type { Pause, ToldSince } from '../../../views/areas/contact/pause.ts'
import type { ContactOfPerson } from '../../../views/areas/contact.ts'
import { codeOf } from '../../kit/address-code.ts'
import { paths } from '../../kit/paths.ts'
import { longDate, sayDate, sayWhen } from '../../kit/times.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { homePath } from '../home/home-paths.ts'
import { movingPath } from '../moving/moving-paths.ts'
import { partnerPath } from '../partners/partner-paths.ts'
import { sayChoice, sayToldSince } from './choices.ts'
import { contactPath } from './contact-paths.ts'

type Props = { readonly person: ContactOfPerson; readonly reference: string; readonly now: Instant }

const Lasts = ({ person, now }: Omit<Props, 'reference'>) => {
  const { last, attempts, told } = person
  return (
    <ul class="govuk-list govuk-list--bullet">
      <li>
        {last
          ? `${last.reached ? 'Last reached' : 'Last tried'} ${sayWhen(last.at, now)}, by ${sayValueInside(last.channel)}.`
          : 'Nobody has reached them yet.'}
        {attempts > 0 && ` ${attempts === 1 ? 'One try' : `${attempts} tries`} did not reach them.`}
      </li>
      <li>
        {told.last ? `Told how things stand ${sayWhen(told.last, now)}.` : 'Not told yet how things stand.'}
        {told.next && ` Next by ${sayDate(told.next)} (your organisation’s own interval).`}
      </li>
    </ul>
  )
}

const Paused = ({ pause, toldSince }: { readonly pause: Pause; readonly toldSince: ToldSince | null }) => (
  <>
    {pause.until &&
      !pause.back &&
      ` Until ${sayDate(pause.until)} nobody asks for a decision, and nothing of it counts as late.`}
    {pause.until &&
      pause.back &&
      ` The day that they asked to wait until was ${sayDate(pause.until)}: ask again, gently.`}
    {pause.choice === 'disengage' && ' Do not reach out unless they ask or somebody is in danger.'}
    {toldSince !== null && ` ${sayToldSince(toldSince)}`}
  </>
)

/** Where they want to stay or go: the form that helps them with it. */
const Help = ({ choice, person, reference }: { choice: string; person: string; reference: string }) => {
  const stays = choice === 'stay-at-home'
  return stays || choice === 'move' || choice === 'leave-now' ? (
    <p class="govuk-body">
      <a
        class="govuk-link"
        href={stays ? homePath(reference, 'stay', { person }) : movingPath(reference, 'ask', { person })}
      >
        {stays ? 'Plan to stay safely' : 'Begin a move'}
      </a>
    </p>
  ) : null
}

const Wants = ({ person, reference }: Omit<Props, 'now'>) => {
  const { wishes, pause } = person
  return (
    <>
      <h3 class="govuk-heading-s">What they want</h3>
      {wishes.map(({ choice, at, ownWords }) => (
        <div key={choice}>
          <p class="govuk-body">
            {`${sayChoice(choice)} (${longDate(at)}).`}
            {ownWords && ` In their words: “${ownWords}”`}
            {choice === pause?.choice && <Paused pause={pause} toldSince={person.toldSince} />}
          </p>
          <Help choice={choice} person={person.id} reference={reference} />
        </div>
      ))}
      <p class="govuk-body">
        {wishes.length === 0 && 'Nobody has written it down yet. '}
        <a class="govuk-link" href={contactPath(reference, 'wishes', person.id)}>
          {wishes.length > 0 ? 'Record a change' : 'Record what they want'}
        </a>
      </p>
    </>
  )
}

const Needs = ({ person, reference }: Omit<Props, 'now'>) => {
  const found = [...person.needs, ...person.barriers]
  return (
    <>
      <h3 class="govuk-heading-s">What they need from us</h3>
      {person.adjustments.length > 0 && (
        <p class="govuk-body">
          <strong>Do differently:</strong> {`${person.adjustments.join('. ')}.`}
        </p>
      )}
      <p class="govuk-body">
        {found.length > 0 ? `${found.map(sayValue).join(', ')}. ` : 'Not asked yet. '}
        <a class="govuk-link" href={contactPath(reference, 'needs', person.id)}>
          {found.length > 0 ? 'Change their needs' : 'Ask what they need'}
        </a>
      </p>
      {person.services.length > 0 && (
        <>
          <p class="govuk-body govuk-!-margin-bottom-1">
            Services by and for people who face the same. Check that one is open and takes them before you name it:
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {person.services.map((service) => (
              <li key={service.name}>
                {`${service.name} (${service.area}). `}
                <a
                  class="govuk-link"
                  href={partnerPath(reference, 'tell', {
                    to: service.kind,
                    service: codeOf(service.name),
                    person: person.id,
                  })}
                >
                  Tell them of it<span class="govuk-visually-hidden">{`: ${service.name}`}</span>
                </a>
                {', '}
                <a
                  class="govuk-link"
                  href={partnerPath(reference, 'refer', { to: service.kind, purpose: 'support', person: person.id })}
                >
                  refer<span class="govuk-visually-hidden">{` to ${service.name}`}</span>
                </a>
                {' or '}
                <a class="govuk-link" href={paths.act(reference, 'support.offered', { person: person.id })}>
                  offer help<span class="govuk-visually-hidden">{`: ${service.name}`}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

export const ContactPerson = ({ person, reference, now }: Props) => (
  <section aria-labelledby={`contact-${person.id}`}>
    <h2 class="govuk-heading-m" id={`contact-${person.id}`}>
      {person.name}
    </h2>
    <p class="govuk-body">
      {person.agreed === null
        ? 'No safe way is agreed yet. '
        : person.agreed.state === 'agreed'
          ? `Agreed ${longDate(person.agreed.on)}${person.agreed.expiresOn ? `, to be asked again by ${sayDate(person.agreed.expiresOn)}` : ', with no day to ask again'}. `
          : 'What was agreed may not be safe any more. '}
      <a class="govuk-link" href={contactPath(reference, 'agree', person.id)}>
        {person.agreed === null ? 'Agree one' : 'Agree again'}
        <span class="govuk-visually-hidden">{` with ${person.name}`}</span>
      </a>
    </p>
    <Lasts person={person} now={now} />
    <p class="govuk-body">
      <a class="govuk-link" href={contactPath(reference, 'write', person.id)}>
        {`Write to ${person.name}`}
      </a>
    </p>
    <Wants person={person} reference={reference} />
    <Needs person={person} reference={reference} />
    {person.feedbackSafe === false && <p class="govuk-body">It is not safe to ask them for feedback: nobody asks.</p>}
  </section>
)
