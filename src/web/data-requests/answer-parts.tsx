/** Where else the data of whoever asked stands: who does what next, how far it is, and what becomes of it. Nothing of what stands there. */
import { Status } from '../../design-system/parts/status.tsx'
import type { DataRequestShown, PartShown } from '../../views/read-data-requests.ts'
import { paths } from '../kit/paths.ts'
import { longDate } from '../kit/times.ts'

const PLACES = { case: 'A case', complaint: 'A complaint' } as const

/** What is next for a part, or that it is ready. */
function saysOf({ who, gathered, gives, reader, agreed, asked }: PartShown): string {
  if (gathered === null)
    return who === null
      ? `Nobody has it as theirs. Those who are there were told on ${longDate(asked)}: ask their lead who does it.`
      : `${who} puts together what they may have. Asked on ${longDate(asked)}.`
  const made = `${who ?? 'Somebody who has left'} ${gives ? 'put it together' : 'said that nothing is given from there'}, on ${longDate(gathered)}.`
  return agreed === null
    ? `${made} Somebody else who is there reads it next.`
    : `${made} ${reader ?? 'Somebody else'} read it on ${longDate(agreed)}.`
}

const PartLine = ({ part }: { readonly part: PartShown }) => (
  <li class="app-duty">
    <div class="app-duty__what">
      <strong>{PLACES[part.place]}</strong>
      <p class="app-duty__about">{saysOf(part)}</p>
      {part.reference !== null && (
        <a class="govuk-link" href={paths.partOfComplaint(part.reference, part.part)}>
          {`Read it as a second person, ${part.reference}`}
        </a>
      )}
    </div>
    <span class="app-by">
      {part.agreed === null ? (
        <Status>{part.gathered === null ? 'to put together' : 'to read'}</Status>
      ) : (
        <Status tone="good">ready</Status>
      )}
    </span>
  </li>
)

export function AnswerParts({ each }: { readonly each: DataRequestShown }) {
  const ready = each.parts.filter(({ agreed }) => agreed !== null).length
  return (
    <section aria-labelledby="parts">
      <h2 class="govuk-heading-m" id="parts">
        What goes into the answer
      </h2>
      <ul class="app-duties">
        <li class="app-duty">
          <div class="app-duty__what">
            <strong>Our housing records</strong>
            <p class="app-duty__about">
              {each.known
                ? 'Their name, their own homes and their rent accounts. Rowan reads them when you give the answer.'
                : 'They do not know them: nothing is given from there.'}
            </p>
          </div>
          <span class="app-by">
            <Status tone="good">ready</Status>
          </span>
        </li>
        {each.parts.map((part) => (
          <PartLine part={part} key={part.part} />
        ))}
      </ul>
      {each.parts.length > 0 && (
        <p class="govuk-body">{`${ready} of ${each.parts.length} ready. You see how far each is, and nothing of what stands there.`}</p>
      )}
      <p class="govuk-body">
        When you give the answer, all of it is joined into one file: one letter, the same sections in the same order for
        everybody. Where nothing is given, a section says so in the same words as where nothing is held. The file opens
        with six words.
      </p>
    </section>
  )
}
