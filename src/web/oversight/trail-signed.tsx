/** Where the audit trail is held against change: how far it was signed, and at which places that is kept. */
import { InsetText } from '../../design-system/govuk/inset-text.tsx'
import { WarningText } from '../../design-system/govuk/warning-text.tsx'
import type { Instant } from '../../record/london-time.ts'
import type { TrailSigned } from '../../views/read-trail.ts'
import { exactTime, sayWhen } from '../kit/times.ts'

const lines = (count: number): string => `${count} ${count === 1 ? 'line' : 'lines'}`

/** As long as this without a place is not yet worth a word. */
const PATIENCE = 15 * 60_000

const sayPlace = (name: string): string =>
  name.startsWith('mail') ? `Mailbox ${name.slice(5)}` : `Folder ${name.replace('folder ', '')}`

function stateOf(place: TrailSigned['places'][number], now: Instant): string {
  if (place.failingSince !== null && now - place.failingSince >= PATIENCE)
    return `out of reach since ${exactTime(place.failingSince)}, ${place.missing} wait`
  if (place.name.startsWith('mail')) return 'gets the newest of every hour'
  return place.missing === 0 ? 'has all of them' : `${place.missing} on their way`
}

export const Signed = ({ signed, now }: { readonly signed: TrailSigned; readonly now: Instant }) => {
  const late = signed.places.filter((each) => each.failingSince !== null && now - each.failingSince >= PATIENCE)
  return (
    <>
      {late.length > 0 && (
        <WarningText>
          {`${late.map((each) => sayPlace(each.name)).join(' and ')} cannot be reached. Tell whoever runs Rowan: what is changed in the database now would be seen later, or not at all.`}
        </WarningText>
      )}
      <InsetText>
        <p class="govuk-body">
          {signed.newest
            ? `Signed ${sayWhen(signed.newest.at, now)}: ${lines(signed.newest.lines)}, checkpoint ${signed.newest.n}. ${lines(signed.since)} came after it.`
            : 'Nothing of this trail was signed yet.'}
        </p>
        {signed.places.length > 0 && (
          <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
            {signed.places.map((place) => (
              <li key={place.name}>{`${sayPlace(place.name)}: ${stateOf(place, now)}`}</li>
            ))}
          </ul>
        )}
        {signed.places.length < 2 && (
          <p class="govuk-body govuk-!-margin-top-2 govuk-!-margin-bottom-0">
            Two places are needed, one of them somebody else’s: whoever runs Rowan sets them up.
          </p>
        )}
      </InsetText>
    </>
  )
}
