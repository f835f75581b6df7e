/** Things that took place, newest first, down a line. What no longer counts stays readable, struck through. */
import type { ComponentChildren } from 'preact'
import { type Content, classNames } from '../govuk/content.ts'

export const TimeLine = ({ children }: { readonly children?: ComponentChildren }) => (
  <ol class="app-timeline" reversed>
    {children}
  </ol>
)

export type TimeLineItemProps = {
  readonly id: string
  readonly what: string
  /** No longer counts. Said in words too, among the notes. */
  readonly gone?: boolean | undefined
  /** Lines in small letters below it: when, by whom. */
  readonly notes: readonly Content[]
  readonly children?: ComponentChildren
}

export const TimeLineItem = ({ id, what, gone, notes, children }: TimeLineItemProps) => (
  <li class={classNames('app-timeline__item', gone && 'app-timeline__item--gone')} id={id}>
    <p class="app-timeline__what">{what}</p>
    {notes.map((note) => (
      <p class="app-timeline__when">{note}</p>
    ))}
    {children}
  </li>
)
