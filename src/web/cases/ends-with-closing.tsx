/** Said before a case is closed: the offers that nobody answered yet, and that end with it. Source: each pack's reading S3. */
import type { DutyLine } from '../../views/duty-line.ts'

/** Nothing where no offer stands open. */
export function EndsWithClosing({ open }: { readonly open: readonly DutyLine[] }) {
  const offers = open.filter((line) => line.kind === 'offer')
  if (offers.length === 0) return null
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body">These offers end with closing, and the record keeps them as ended, not as answered:</p>
      <ul class="govuk-list govuk-list--bullet">
        {offers.map((line) => (
          <li key={line.id}>{line.what}</li>
        ))}
      </ul>
    </div>
  )
}
