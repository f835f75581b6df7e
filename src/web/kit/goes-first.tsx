/** What goes before other work here, each with its clause. For those who see cases: a list for anybody else says nothing of it. */
import { ClauseLink } from './clauses.tsx'
import { sayValueInside } from './words.ts'

export const GoesFirst = ({
  first,
}: {
  readonly first: readonly { readonly queue: string; readonly clause: string | null }[]
}) =>
  first.length === 0 ? null : (
    <p class="govuk-body">
      <strong>Goes before other work:</strong>
      {first.map(({ queue, clause }, index) => (
        <span key={queue}>
          {`${index > 0 ? ', ' : ' '}${sayValueInside(queue)}`}
          {clause && (
            <>
              {' ('}
              <ClauseLink id={clause} />)
            </>
          )}
        </span>
      ))}
      .
    </p>
  )
