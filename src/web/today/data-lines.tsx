/** What of people's data waits for the reader: requests that they answer, what goes into one from where they are, and what is to be erased. */
import type { Today } from '../../views/today.ts'
import { paths } from '../kit/paths.ts'
import { sayDate } from '../kit/times.ts'

/** For whoever handles requests for data: a request comes in on no case, and has a last day. */
export const OpenRequests = ({ today: { openRequests: requests } }: { readonly today: Today }) =>
  requests === null || requests.open === 0 ? null : (
    <p class="govuk-body-l">
      <a class="govuk-link govuk-link--no-visited-state" href={paths.dataRequests}>
        {requests.open === 1 ? '1 request for data is open' : `${requests.open} requests for data are open`}
      </a>
      {requests.late > 0 && <strong class="app-late">{` ${requests.late} late`}</strong>}
      {requests.nextDue !== null && <span class="app-exact">{` answer the next by ${sayDate(requests.nextDue)}`}</span>}
    </p>
  )

/** What goes into an answer from where the reader is. Whoever reads it as the second is told of it here alone. */
export const PartsOfAnswers = ({ today: { dataParts } }: { readonly today: Today }) => (
  <>
    {dataParts.map(({ part, place, reference, isGathered }) => (
      <p class="govuk-body-l" key={part}>
        <a
          class="govuk-link govuk-link--no-visited-state"
          href={place === 'case' ? paths.partOfCase(reference, part) : paths.partOfComplaint(reference, part)}
        >
          {isGathered
            ? `Read what goes into an answer from ${reference}, as the second`
            : `Put together what goes into an answer from ${reference}`}
        </a>
      </p>
    ))}
  </>
)

/** What leaves for an agency when a second person has read it: told here, as nobody else tells them. */
export const ToRead = ({ today: { toRead } }: { readonly today: Today }) => (
  <>
    {toRead.map(({ reference, file }) => (
      <p class="govuk-body-l" key={file}>
        <a class="govuk-link govuk-link--no-visited-state" href={paths.leaving(reference, file)}>
          {`Read what is to leave from ${reference}, as the second`}
        </a>
      </p>
    ))}
  </>
)

/** What somebody else proposed to erase: it takes the reader, or another like them. */
export const ToErase = ({ today: { toErase } }: { readonly today: Today }) =>
  toErase === 0 ? null : (
    <p class="govuk-body-l">
      <a class="govuk-link govuk-link--no-visited-state" href={paths.keeping}>
        {toErase === 1 ? '1 erasing waits for a second person' : `${toErase} erasings wait for a second person`}
      </a>
    </p>
  )
