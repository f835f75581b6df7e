/** How a landlord keeps in touch: how often people are told how things stand, how long a safe way is agreed for, and what goes first. Part of organisation.yaml. */
import {
  complain,
  fieldsOf,
  itemsOf,
  oneOf,
  type Reader,
  textOf,
  wholeOf,
  yesOrNoOf,
} from '../policy/reading/yaml-reader.ts'
import { findEntryType } from '../record/entry-type.ts'

/** `clause`: the one that asks for it; absent where the landlord chose. The number of days is always the landlord's own. */
export type ContactChoice = {
  /** Days between one time of telling somebody how things stand and the next; null: no interval. */
  readonly update: { readonly days: number; readonly clause?: string } | null
  /** Days for which a safe way is usually agreed before it is asked again. */
  readonly agreedForDays: number
  /** Work of a case that never waits its turn behind other work, by the queues of `priority.set`. `always`: also where somebody set it to. */
  readonly goesFirst: readonly { readonly queue: string; readonly clause?: string; readonly always?: boolean }[]
  /** Whether time to decide has to have a day on which they are asked again; yes where the landlord does not say. Docs: decisions 0097. */
  readonly pauseHasDay: { readonly required: boolean; readonly clause?: string }
  /** Whether a further report of their own ends somebody's wish to be left alone; no where the landlord does not say: then they are asked. */
  readonly toldAgain: { readonly endsWish: boolean; readonly clause?: string }
}

const QUEUES = findEntryType('priority.set')?.fields.find((field) => field.name === 'queue')?.values ?? []

function daysOf(reader: Reader, node: unknown, what: string): number {
  const days = wholeOf(reader, node, what)
  if (days < 1 || days > 366) complain(reader, node, `${what}: must be 1 to 366 days`)
  return days
}

export function readContactChoice(reader: Reader, node: unknown): ContactChoice {
  const contact = fieldsOf(
    reader,
    node,
    ['update', 'agreed_for_days', 'goes_first', 'pause_has_day', 'told_again'],
    'contact',
  )
  const agreedForDays = daysOf(reader, contact.get('agreed_for_days') ?? node, 'agreed_for_days')
  const goesFirst = itemsOf(contact.get('goes_first')).map((item) => {
    const each = fieldsOf(reader, item, ['queue', 'clause', 'always'], 'goes_first')
    return {
      queue: oneOf(reader, each.get('queue'), QUEUES, 'queue'),
      ...(each.has('clause') ? { clause: textOf(reader, each.get('clause'), 'clause') } : {}),
      ...(each.has('always') ? { always: yesOrNoOf(reader, each.get('always'), 'always') } : {}),
    }
  })
  const day = yesOf(reader, contact.get('pause_has_day'), 'pause_has_day', 'required', true)
  const pauseHasDay = { required: day.yes, ...day.of }
  const again = yesOf(reader, contact.get('told_again'), 'told_again', 'ends_wish', false)
  const toldAgain = { endsWish: again.yes, ...again.of }
  if (!contact.has('update')) return { update: null, agreedForDays, goesFirst, pauseHasDay, toldAgain }
  const update = fieldsOf(reader, contact.get('update'), ['days', 'clause'], 'update')
  return {
    update: {
      days: daysOf(reader, update.get('days') ?? node, 'days'),
      ...(update.has('clause') ? { clause: textOf(reader, update.get('clause'), 'clause') } : {}),
    },
    agreedForDays,
    goesFirst,
    pauseHasDay,
    toldAgain,
  }
}

/** A yes or no with the clause that asks for it; `otherwise` where the landlord says nothing. */
function yesOf(reader: Reader, node: unknown, name: string, field: string, otherwise: boolean) {
  if (node === undefined) return { yes: otherwise, of: {} }
  const said = fieldsOf(reader, node, [field, 'clause'], name)
  return {
    yes: yesOrNoOf(reader, said.get(field), field),
    of: said.has('clause') ? { clause: textOf(reader, said.get('clause'), 'clause') } : {},
  }
}
