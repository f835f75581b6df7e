/** How a landlord keeps in touch: how often people are told how things stand, and how long a safe way is agreed for. Part of organisation.yaml. */
import { complain, fieldsOf, type Reader, textOf, wholeOf } from '../policy/reading/yaml-reader.ts'

/** `clause`: the one that asks for it; absent where the landlord chose. The number of days is always the landlord's own. */
export type ContactChoice = {
  /** Days between one time of telling somebody how things stand and the next; null: no interval. */
  readonly update: { readonly days: number; readonly clause?: string } | null
  /** Days for which a safe way is usually agreed before it is asked again. */
  readonly agreedForDays: number
}

function daysOf(reader: Reader, node: unknown, what: string): number {
  const days = wholeOf(reader, node, what)
  if (days < 1 || days > 366) complain(reader, node, `${what}: must be 1 to 366 days`)
  return days
}

export function readContactChoice(reader: Reader, node: unknown): ContactChoice {
  const contact = fieldsOf(reader, node, ['update', 'agreed_for_days'], 'contact')
  const agreedForDays = daysOf(reader, contact.get('agreed_for_days') ?? node, 'agreed_for_days')
  if (!contact.has('update')) return { update: null, agreedForDays }
  const update = fieldsOf(reader, contact.get('update'), ['days', 'clause'], 'update')
  return {
    update: {
      days: daysOf(reader, update.get('days') ?? node, 'days'),
      ...(update.has('clause') ? { clause: textOf(reader, update.get('clause'), 'clause') } : {}),
    },
    agreedForDays,
  }
}
