import { type ComponentChildren, type FunctionComponent, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { Button } from './button.tsx'
import { Checkboxes } from './checkboxes.tsx'
import { DateInput } from './date-input.tsx'
import { Details } from './details.tsx'
import { ErrorMessage } from './error-message.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Fieldset } from './fieldset.tsx'
import { FileUpload } from './file-upload.tsx'
import { Hint } from './hint.tsx'
import { Input } from './input.tsx'
import { InsetText } from './inset-text.tsx'
import { Label } from './label.tsx'
import { NotificationBanner } from './notification-banner.tsx'
import { elements, fixturesOf, type Options, ours, shapeOf } from './published-fixture.ts'
import { Radios } from './radios.tsx'
import { Select } from './select.tsx'
import { ServiceNavigation } from './service-navigation.tsx'
import { SkipLink } from './skip-link.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table } from './table.tsx'
import { Tag } from './tag.tsx'
import { Textarea } from './textarea.tsx'
import { WarningText } from './warning-text.tsx'

/** Published examples that use an option which our component leaves out, and which one. */
const NOT_SUPPORTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  button: { 'start link with html': 'html of a start button: children need no frame of their own' },
  checkboxes: { 'with falsy values': 'items that are not there' },
  'date-input': { 'with field value and items': 'one part given twice: among the items and by itself' },
  'file-upload': {
    enhanced: 'the drop zone: it needs script',
    'enhanced, with error message and hint': 'the drop zone: it needs script',
    'enhanced, multiple files': 'the drop zone: it needs script',
    'enhanced, custom wrapper classes and attributes': 'the drop zone: it needs script',
    translated: 'the drop zone: it needs script',
    'translated, no javascript enhancement': 'several files at once',
    'allows multiple files': 'several files at once',
  },
  radios: { 'with falsy items': 'items that are not there' },
}

type Draw = (options: Options) => string

/** Options as given to a component whose words are its children. */
const around = (options: Options): Options & { readonly children: ComponentChildren } => {
  const children = options.html ? elements(String(options.html)) : options.text
  return { ...(ours({ ...options, html: undefined, text: undefined }) as Options), children: children as string }
}

const slots = ({ slots: given }: Options) => {
  const { end, ...others } = (given ?? {}) as Readonly<Record<string, unknown>>
  const html = (value: unknown) => (value ? elements(String(value)) : undefined)
  const mapped = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, html(value)]))
  if (typeof end === 'object' && end !== null && 'html' in end)
    return { ...mapped, end: html(end.html), endAlign: 'align' in end ? end.align : undefined }
  return { ...mapped, end: html(end) }
}

/** The HTML of a component with options that came from a file: the only place where they take its type on trust. */
const draw = <Props extends object>(component: FunctionComponent<Props>, props: unknown): string =>
  renderToString(h(component, props as Props))

const DRAW: Readonly<Record<string, Draw>> = {
  button: (options) => draw(Button, around(options)),
  checkboxes: (options) => draw(Checkboxes, ours(options)),
  'date-input': (options) => draw(DateInput, ours(options)),
  details: (options) => draw(Details, around(options)),
  'error-message': (options) => draw(ErrorMessage, ours(options)),
  'error-summary': (options) => {
    const { descriptionText, ...others } = ours(options) as Options
    return draw(ErrorSummary, { ...others, children: descriptionText })
  },
  fieldset: (options) => draw(Fieldset, around(options)),
  hint: (options) => draw(Hint, ours(options)),
  input: (options) => draw(Input, ours(options)),
  'inset-text': (options) => draw(InsetText, around(options)),
  label: (options) => draw(Label, ours(options)),
  'notification-banner': (options) =>
    draw(NotificationBanner, options.html ? around(options) : { text: options.text, ...(ours(options) as Options) }),
  radios: (options) => draw(Radios, ours(options)),
  select: (options) => draw(Select, { items: [], ...(ours(options) as Options) }),
  'service-navigation': (options) => draw(ServiceNavigation, { ...(ours(options) as Options), slots: slots(options) }),
  'skip-link': (options) => draw(SkipLink, around(options)),
  'summary-list': (options) => draw(SummaryList, ours(options)),
  table: (options) => draw(Table, ours(options)),
  tag: (options) => draw(Tag, around(options)),
  textarea: (options) => draw(Textarea, ours(options)),
  'file-upload': (options) => draw(FileUpload, ours(options)),
  'warning-text': (options) => draw(WarningText, around(options)),
}

test('the renderer escapes words, and renders at all', () => {
  expect(renderToString(<p>{'<b>'}</p>)).toBe('<p>&lt;b></p>')
})

for (const [component, drawn] of Object.entries(DRAW))
  describe(`${component} gives the published HTML`, () => {
    for (const { name, options, html } of fixturesOf(component)) {
      const missing = NOT_SUPPORTED[component]?.[name]
      if (missing)
        test(`not: ${name} (${missing})`, () => {
          expect(shapeOf(drawn(options))).not.toEqual(shapeOf(html))
        })
      else
        test(name, () => {
          expect(shapeOf(drawn(options))).toEqual(shapeOf(html))
        })
    }
  })

test('every example listed as not supported is published', () => {
  for (const [component, names] of Object.entries(NOT_SUPPORTED)) {
    const published = fixturesOf(component).map(({ name }) => name)
    expect(published).toEqual(expect.arrayContaining(Object.keys(names)))
  }
})
