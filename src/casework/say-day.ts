/** A day as people say it, in what is wrong with an act. */
const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** `2026-06-10` as "10 June 2026". */
export const sayDay = (day: string): string => longDay.format(Date.parse(day))
