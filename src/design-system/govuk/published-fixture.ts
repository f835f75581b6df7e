/** Reads the examples that govuk-frontend publishes and compares HTML; for the tests of the components alone. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { type ComponentChildren, Fragment, h, type VNode } from 'preact'

export type Options = Readonly<Record<string, unknown>>
export type Fixture = { readonly name: string; readonly options: Options; readonly html: string }

const require = createRequire(import.meta.url)

/** The published examples of one component, for example `date-input`. */
export const fixturesOf = (component: string): readonly Fixture[] =>
  JSON.parse(readFileSync(require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`), 'utf8'))
    .fixtures

type Node = DefaultTreeAdapterTypes.ChildNode

const attributesOf = (node: DefaultTreeAdapterTypes.Element) =>
  Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))

const toVNode = (node: Node): ComponentChildren => {
  if ('value' in node) return node.value
  return 'tagName' in node ? h(node.tagName, attributesOf(node), ...node.childNodes.map(toVNode)) : null
}

/** The elements that a string of HTML describes, as our components take them. */
export const elements = (html: string): VNode => h(Fragment, null, ...parseFragment(html).childNodes.map(toVNode))

const oneSpace = (text: string) => text.replace(/\s+/g, ' ').trim()

const shape = (node: Node): unknown => {
  if ('value' in node) return oneSpace(node.value)
  if (!('tagName' in node)) return ''
  const attributes = node.attrs.map(({ name, value }) => [name, name === 'value' ? value : oneSpace(value)])
  const typed = node.tagName === 'textarea' || node.tagName === 'pre'
  const children = typed
    ? node.childNodes.map((child) => ('value' in child ? child.value : ''))
    : shapes(node.childNodes)
  return { [node.tagName]: Object.fromEntries(attributes.toSorted()), children }
}

const shapes = (nodes: readonly Node[]) => nodes.map(shape).filter((each) => each !== '')

/** What matters of HTML: elements, attributes in any order, and words with their spaces made one. */
export const shapeOf = (html: string): unknown => shapes(parseFragment(html).childNodes)

const isObject = (value: unknown): value is Options =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const attributeValue = (given: unknown): string | undefined => {
  const { value, optional } = isObject(given) ? given : { value: given, optional: false }
  if (value === undefined || value === null || (optional && value === false)) return optional ? undefined : ''
  return optional && value === true ? '' : String(value)
}

const attributes = (given: unknown): Options => {
  if (isObject(given))
    return Object.fromEntries(Object.entries(given).map(([name, each]) => [name, attributeValue(each)]))
  const [node] = parseFragment(`<i ${String(given)}></i>`).childNodes
  return node && 'attrs' in node ? attributesOf(node) : {}
}

/** Options that hold content directly in our components, where the macros hold `{ text }` or `{ html }`. */
const CONTENT = ['conditional', 'beforeInput', 'afterInput', 'beforeInputs', 'afterInputs']

const contentOf = (value: unknown): unknown => {
  if (!isObject(value)) return undefined
  return value.html ? elements(String(value.html)) : value.text
}

const entry = ([name, value]: readonly [string, unknown]): readonly [string, unknown][] => {
  if (value === null || value === undefined) return []
  if (name === 'attributes') return [[name, attributes(value)]]
  if (CONTENT.includes(name)) return [[name, contentOf(value) || undefined]]
  if (name === 'html') return value ? [['text', elements(String(value))]] : []
  if (name.endsWith('Html')) return value ? [[name.replace('Html', 'Text'), elements(String(value))]] : []
  if ((name === 'value' || name === 'text') && !isObject(value)) return [[name, String(value)]]
  if ((name === 'hint' || name === 'errorMessage' || name === 'fieldset') && !value) return []
  return [[name, ours(value)]]
}

/** The macro's options as our components name them: every `html` becomes elements in place of `text`. */
export const ours = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.filter((each) => each || each === 0).map(ours)
  if (!isObject(value)) return value
  const textFirst = Object.entries(value).toSorted(([a], [b]) => Number(/html$/i.test(a)) - Number(/html$/i.test(b)))
  return Object.fromEntries(textFirst.flatMap(entry))
}
