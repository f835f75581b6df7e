/** What may be done instead of a refused contact, in one or two sentences: the same on a page and in the API. */
import type { SafeWays } from '../policy/safe-ways.ts'

const WEEKDAYS: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

const CHANNELS: Readonly<Record<string, string>> = {
  'in-person': 'meeting in person',
  'through-professional': 'a worker they trust',
  'online-chat': 'online chat',
  email: 'e-mail',
}

const either = (values: readonly string[]): string =>
  values.length < 2 ? (values[0] ?? '') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`

const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
})

const WHY: Readonly<Record<SafeWays['why'], string>> = {
  'other-way': 'Use',
  'run-out': 'What was agreed has run out. Agree again first: to reach them, use only',
  'will-run-out':
    'What was agreed will have run out by then. Agree again first, or choose an earlier day: until it runs out, use',
  unknown: 'What was agreed may not be safe any more. Agree again first: to reach them, use only',
}

export function saySafeWays({ why, channels, days, from, until, next, isNow }: SafeWays): string {
  const way = either(channels.map((each) => CHANNELS[each] ?? each.replaceAll('-', ' ')))
  const on = days.length > 0 ? `, on ${either(days.map((day) => WEEKDAYS[day] ?? day))}` : ''
  const hours =
    from && until ? `, between ${from} and ${until}` : from ? `, from ${from}` : until ? `, until ${until}` : ''
  const when =
    next === null
      ? 'No safe time comes within a week.'
      : isNow
        ? 'That is safe now.'
        : `The next safe time begins on ${moment.format(next).replace(' at ', ', ')}.`
  return way === ''
    ? 'No way was left as safe. Ask the case lead before any contact.'
    : `${WHY[why]} ${way}${on}${hours}. ${when}`
}
