/** Rows and columns to compare. */
import { type Common, type Content, classNames, isContent } from './content.ts'

export type TableCell = Common & {
  readonly text: Content
  readonly format?: 'numeric' | undefined
  readonly colspan?: number | undefined
  readonly rowspan?: number | undefined
}

/** A cell as callers write it: its content alone, or with options. */
export type TableCellProp = Content | TableCell

export type TableProps = Common & {
  readonly rows: readonly (readonly TableCellProp[])[]
  readonly head?: readonly TableCellProp[] | undefined
  readonly caption?: string | undefined
  readonly captionClasses?: string | undefined
  readonly firstCellIsHeader?: boolean | undefined
}

const cellOptions = (cell: TableCellProp): TableCell => (isContent(cell) ? { text: cell } : cell)

export function Table({ rows, head, caption, captionClasses, firstCellIsHeader, classes, attributes }: TableProps) {
  return (
    <table class={classNames('govuk-table', classes)} {...attributes}>
      {caption && <caption class={classNames('govuk-table__caption', captionClasses)}>{caption}</caption>}
      {head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {head.map((cell) => (
              <HeaderCell {...cellOptions(cell)} scope="col" />
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {rows.map((row) => (
          <tr class="govuk-table__row">
            {row.map((cell, index) =>
              index === 0 && firstCellIsHeader ? (
                <HeaderCell {...cellOptions(cell)} format={undefined} scope="row" />
              ) : (
                <DataCell {...cellOptions(cell)} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const HeaderCell = (cell: TableCell & { readonly scope: 'col' | 'row' }) => (
  <th
    scope={cell.scope}
    class={classNames('govuk-table__header', cell.format && `govuk-table__header--${cell.format}`, cell.classes)}
    colspan={cell.colspan}
    rowspan={cell.rowspan}
    {...cell.attributes}
  >
    {cell.text}
  </th>
)

const DataCell = (cell: TableCell) => (
  <td
    class={classNames('govuk-table__cell', cell.format && `govuk-table__cell--${cell.format}`, cell.classes)}
    colspan={cell.colspan}
    rowspan={cell.rowspan}
    {...cell.attributes}
  >
    {cell.text}
  </td>
)
