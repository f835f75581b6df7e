/** What to know before reaching out to somebody, above the questions: what they asked for, and danger that nobody answered yet. */
import { WarningText } from '../../../design-system/govuk/warning-text.tsx'
import type { ContactShown } from '../../../views/areas/contact.ts'
import { NO_NAME } from '../../../views/people-on-case.ts'
import { one } from '../../kit/form.ts'
import { longDate, sayDate } from '../../kit/times.ts'
import type { Questions } from '../case-form.tsx'
import { sayToldSince } from './choices.ts'

export const BeforeContact = ({ asked, part }: { readonly asked: Questions<ContactShown>; readonly part: string }) => {
  const chosen = one(asked.form, `${part}.person`)
  const paused = asked.data.shows.people.filter((each) => each.paused && (chosen === '' || each.id === chosen))
  const others = asked.data.shows.people.filter((each) => each.mayNotKnow && (chosen === '' || each.id === chosen))
  const died = asked.data.page.safeContact.filter(
    (line) => line.died !== null && (chosen === '' || line.person === chosen),
  )
  return (
    <>
      {died.map(({ person, name }) => (
        <WarningText key={person} iconFallbackText="Stop">
          {`${name} has died. Do not call, write to or visit them: somebody else would answer or open it.`}
        </WarningText>
      ))}
      {others.map(({ id, name }) => (
        <WarningText key={id} iconFallbackText="Take care">
          {`Somebody else told us. ${name === NO_NAME ? 'The person harmed' : name} may not know that we know: make sure that they are alone before you say why you call, and never say who told us.`}
        </WarningText>
      ))}
      {paused.map(({ id, name, pause, toldSince }) => (
        <WarningText key={id} iconFallbackText="Stop">
          {pause?.choice === 'disengage'
            ? `${name} does not want to talk about it (${longDate(pause.at)}). Do not reach out unless they ask, or somebody is in danger. Help stays open to them.${toldSince === null ? '' : ` ${sayToldSince(toldSince)}`}`
            : `${name} asked for time${pause?.until ? ` until ${sayDate(pause.until)}` : ''}. Do not press for a decision.`}
        </WarningText>
      ))}
    </>
  )
}
