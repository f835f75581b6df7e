/** Ways of contact as a form offers them: those that were agreed first, so that the safe one is the easy one. */
import { entryType } from '../../../record/entry-type.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import type { ContactShown } from '../../../views/areas/contact.ts'
import type { Choice } from '../../kit/fields.tsx'
import { sayValue } from '../../kit/words.ts'

const CHANNELS: readonly string[] =
  entryType('victim.contacted').fields.find((field) => field.name === 'channel')?.values ?? []

const agreedWith = ({ shows }: AreaPage<ContactShown>, person: string): readonly string[] => {
  const agreed = shows.people.find((each) => each.id === person)?.agreed
  return agreed ? agreed.channels.filter((channel) => !agreed.neverChannels.includes(channel)) : []
}

/** All ways, or some of them, the agreed ones first and marked. */
export function ways(
  data: AreaPage<ContactShown>,
  person: string,
  only: readonly string[] = CHANNELS,
): readonly Choice[] {
  const agreed = agreedWith(data, person)
  const isAgreed = (channel: string) => agreed.includes(channel)
  return [...only.filter(isAgreed), ...only.filter((channel) => !isAgreed(channel))].map((value) => ({
    value,
    label: `${sayValue(value)}${isAgreed(value) ? ' (agreed)' : ''}`,
  }))
}

/** The way that is filled in: the first agreed one. */
export const usualWay = (data: AreaPage<ContactShown>, person: string, only: readonly string[] = CHANNELS): string =>
  agreedWith(data, person).find((channel) => only.includes(channel)) ?? ''
