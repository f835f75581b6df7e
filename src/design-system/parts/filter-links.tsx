/** Ways to narrow a list, each a link with how many there are; the one in force is marked. One row for each question. */
import type { ComponentChildren } from 'preact'

export type FilterLink = {
  readonly text: string
  readonly href: string
  readonly isCurrent: boolean
  readonly count?: number | undefined
}

export type FilterLinksProps = {
  readonly label: string
  readonly rows: readonly (readonly FilterLink[])[]
  readonly children?: ComponentChildren
}

export const FilterLinks = ({ label, rows, children }: FilterLinksProps) => (
  <nav class="app-filter" aria-label={label}>
    {rows.map((links) => (
      <ul class="app-filter__list">
        {links.map(({ text, href, isCurrent, count }) => (
          <li>
            <a class="app-filter__link" href={href} aria-current={isCurrent ? 'true' : undefined}>
              {text}
              {count !== undefined && <span class="app-filter__count">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    ))}
    {children}
  </nav>
)
