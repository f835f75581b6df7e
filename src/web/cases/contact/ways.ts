/** Ways of contact as a form offers them: those that were agreed first, so that the safe one is the easy one. */
import { safestChannels } from '../../../policy/safe-contact.ts'
import { entryType } from '../../../record/entry-type.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import type { ContactShown } from '../../../views/areas/contact.ts'
import type { Choice } from '../../kit/fields.tsx'
import { sayValue } from '../../kit/words.ts'

const CHANNELS: readonly string[] =
  entryType('victim.contacted').fields.find((field) => field.name === 'channel')?.values ?? []

type Usable = { readonly use: readonly string[]; readonly never: readonly string[]; readonly mark: string }

/**
 * What may be used now with somebody: what was agreed; and where that ran out or may not be safe any more, the safest of it, to reach them alone.
 */
function usableWith({ shows }: AreaPage<ContactShown>, person: string): Usable {
  const agreed = shows.people.find((each) => each.id === person)?.agreed
  if (!agreed) return { use: [], never: [], mark: '' }
  const { channels, neverChannels, state } = agreed
  const never = neverChannels
  return state === 'agreed'
    ? { use: channels.filter((channel) => !never.includes(channel)), never, mark: ' (agreed)' }
    : { use: safestChannels({ channels, neverChannels }), never, mark: ' (only to reach them)' }
}

/** All ways, or some of them: the usable ones first and marked, and what is never safe last, so that nobody picks it in a hurry. */
export function ways(
  data: AreaPage<ContactShown>,
  person: string,
  only: readonly string[] = CHANNELS,
): readonly Choice[] {
  const { use, never, mark } = usableWith(data, person)
  const place = (channel: string) => (use.includes(channel) ? 0 : never.includes(channel) ? 2 : 1)
  return only
    .toSorted((a, b) => place(a) - place(b))
    .map((value) => ({ value, label: `${sayValue(value)}${[mark, '', ' (never)'][place(value)] ?? ''}` }))
}

/** The way that is filled in: the first that may be used. */
export const usualWay = (data: AreaPage<ContactShown>, person: string, only: readonly string[] = CHANNELS): string =>
  usableWith(data, person).use.find((channel) => only.includes(channel)) ?? ''
