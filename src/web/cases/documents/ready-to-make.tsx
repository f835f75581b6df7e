/** What a document will say, exactly, before it is made; or why no letter goes to this person. */
import { randomUUID } from 'node:crypto'
import { Button as GovukButton } from '../../../design-system/govuk/button.tsx'
import type { DocumentMade } from '../../../outgoing/documents/make-document.ts'
import type { Prepared } from '../../../outgoing/documents/prepare-document.ts'
import { type Form, many, one } from '../../kit/form.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import type { Visit } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import { sayValueInside } from '../../kit/words.ts'
import { Preview } from './preview.tsx'

export type Unsafe = Pick<Extract<DocumentMade, { readonly outcome: 'unsafe' }>, 'why' | 'instead'>

const WHY: Readonly<Record<Unsafe['why'], string>> = {
  'not-agreed': 'This person did not agree to letters.',
  unknown:
    'Since it was agreed somebody moved, came back, or may know where this person is. Agree a safe way again before you write.',
  'run-out': 'What was agreed has run out. Agree a safe way again before you write.',
  'nothing-agreed': 'No safe way to make contact was agreed yet. Agree one before you write.',
}

export const NoLetter = ({ unsafe, reference }: { readonly unsafe: Unsafe; readonly reference: string }) => (
  <div class="app-answer app-answer--stop" role="alert" data-focus tabIndex={-1}>
    <h2 class="govuk-heading-m">Not by letter</h2>
    <p class="govuk-body">{`${WHY[unsafe.why]} Nothing was made.`}</p>
    {unsafe.instead.length > 0 && (
      <p class="govuk-body">{`Use instead: ${unsafe.instead.map(sayValueInside).join(', ')}.`}</p>
    )}
    <p class="govuk-body">
      <a class="govuk-link" href={paths.act(reference, 'safe-contact.agreed')}>
        Agree safe ways to make contact
      </a>
    </p>
  </div>
)

export type Ready = Extract<Prepared, { readonly outcome: 'ready' }>

export function ReadyToMake({
  ready,
  form,
  visit,
}: {
  readonly ready: Ready
  readonly form: Form
  readonly visit: Visit
}) {
  const carried = Object.keys(form).filter((name) => !['do', 'seq', 'key', FORM_TOKEN].includes(name))
  return (
    <section data-focus tabIndex={-1} aria-labelledby="it-says">
      <h2 class="govuk-heading-m" id="it-says">
        It will say exactly this
      </h2>
      {ready.mind.map((sentence) => (
        <p class="govuk-body app-why" key={sentence}>
          <strong>{sentence}</strong>
        </p>
      ))}
      <Preview document={ready.document} />
      <form method="post">
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="key" value={one(form, 'key') || randomUUID()} />
        <input type="hidden" name="seq" value={String(ready.read.seq)} />
        {carried.flatMap((name) =>
          many(form, name).map((value) => <input type="hidden" name={name} value={value} key={`${name}${value}`} />),
        )}
        <p class="govuk-body">
          It goes on the record that you made it, and is kept as it is. The file is then saved on this computer: delete
          it there when it is sent.
        </p>
        <GovukButton name="do" value="make">
          Make it and save the file
        </GovukButton>
      </form>
    </section>
  )
}
