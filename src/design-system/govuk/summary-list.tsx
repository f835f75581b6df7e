/** Facts as pairs of key and value, each with what can be done about it; optionally as a card. */
import { type Attributes, type Common, type Content, classNames, isContent } from './content.ts'

export type SummaryAction = {
  readonly href: string
  readonly text: Content
  /** Makes the link make sense alone: "Change" needs "name". */
  readonly visuallyHiddenText?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type SummaryActions = {
  readonly items?: readonly SummaryAction[] | undefined
  readonly classes?: string | undefined
}

export type SummaryPart = { readonly text: Content; readonly classes?: string | undefined }

export type SummaryRow = {
  readonly key: Content | SummaryPart
  readonly value: Content | SummaryPart
  readonly actions?: SummaryActions | undefined
  readonly classes?: string | undefined
}

export type SummaryCard = Common & {
  readonly title?:
    | { readonly text: Content; readonly headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined; readonly classes?: string }
    | undefined
  readonly actions?: SummaryActions | undefined
}

export type SummaryListProps = Common & {
  readonly rows: readonly SummaryRow[]
  readonly card?: SummaryCard | undefined
}

export function SummaryList({ rows, card, classes, attributes }: SummaryListProps) {
  const anyActions = rows.some((row) => row.actions?.items?.length)
  const list = (
    <dl class={classNames('govuk-summary-list', classes)} {...attributes}>
      {rows.map((row) => (
        <Row row={row} anyActions={anyActions} cardTitle={card?.title?.text} />
      ))}
    </dl>
  )
  return card ? <Card card={card}>{list}</Card> : list
}

const partOptions = (part: Content | SummaryPart): SummaryPart => (isContent(part) ? { text: part } : part)

type RowProps = { readonly row: SummaryRow; readonly anyActions: boolean; readonly cardTitle: Content | undefined }

function Row({ row, anyActions, cardTitle }: RowProps) {
  const key = partOptions(row.key)
  const value = partOptions(row.value)
  const noActions = anyActions && !row.actions?.items && 'govuk-summary-list__row--no-actions'
  return (
    <div class={classNames('govuk-summary-list__row', noActions, row.classes)}>
      <dt class={classNames('govuk-summary-list__key', key.classes)}>{key.text}</dt>
      <dd class={classNames('govuk-summary-list__value', value.classes)}>{value.text}</dd>
      {row.actions?.items?.length ? (
        <dd class={classNames('govuk-summary-list__actions', row.actions.classes)}>
          <Actions
            items={row.actions.items}
            cardTitle={cardTitle}
            list="govuk-summary-list__actions-list"
            item="govuk-summary-list__actions-list-item"
          />
        </dd>
      ) : null}
    </div>
  )
}

type CardProps = { readonly card: SummaryCard; readonly children: Content }

function Card({ card, children }: CardProps) {
  const Heading = `h${card.title?.headingLevel ?? 2}` as const
  const items = card.actions?.items ?? []
  const actionsClass = classNames('govuk-summary-card__actions', card.actions?.classes)
  return (
    <div class={classNames('govuk-summary-card', card.classes)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {card.title && (
          <Heading class={classNames('govuk-summary-card__title', card.title.classes)}>{card.title.text}</Heading>
        )}
        {items.length === 1 ? (
          <div class={actionsClass}>
            <Actions items={items} cardTitle={card.title?.text} />
          </div>
        ) : (
          items.length > 1 && (
            <Actions items={items} cardTitle={card.title?.text} list={actionsClass} item="govuk-summary-card__action" />
          )
        )}
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  )
}

type ActionsProps = {
  readonly items: readonly SummaryAction[]
  readonly cardTitle: Content | undefined
  readonly list?: string
  readonly item?: string
}

/** One action as a link, several as a list of links. */
function Actions({ items, cardTitle, list, item }: ActionsProps) {
  const links = items.map((action) => <ActionLink action={action} cardTitle={cardTitle} />)
  if (links.length === 1) return <>{links}</>
  return (
    <ul class={list}>
      {links.map((link) => (
        <li class={item}>{link}</li>
      ))}
    </ul>
  )
}

const ActionLink = ({
  action,
  cardTitle,
}: {
  readonly action: SummaryAction
  readonly cardTitle?: Content | undefined
}) => (
  <a class={classNames('govuk-link', action.classes)} href={action.href} {...action.attributes}>
    {action.text}
    {(action.visuallyHiddenText || cardTitle) && (
      <span class="govuk-visually-hidden">
        {action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}
        {cardTitle && [' (', cardTitle, ')']}
      </span>
    )}
  </a>
)
