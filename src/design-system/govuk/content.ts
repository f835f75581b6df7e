/** What every component shares: content that is text or elements, class names, and the attributes a caller may add. */
import { isValidElement, type VNode } from 'preact'

/** Text, which is escaped, or elements. There is no way to pass a string of HTML. */
export type Content = string | number | VNode | readonly Content[]

/** Extra attributes for the outermost element, for example `data-` ones. An undefined value leaves the attribute out. */
export type Attributes = Readonly<Record<string, string | undefined>>

/** What every component takes besides its own options. */
export type Common = {
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** The class names that are there, in order, as one attribute value. */
export const classNames = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter((name) => typeof name === 'string' && name !== '').join(' ')

/** Ids joined for `aria-describedby`; undefined when there are none, so that the attribute is left out. */
export const idList = (...ids: readonly (string | false | undefined)[]): string | undefined =>
  classNames(...ids) || undefined

/** True for content, false for an options object that wraps content. */
export const isContent = (value: unknown): value is Content =>
  typeof value === 'string' || typeof value === 'number' || Array.isArray(value) || isValidElement(value)
