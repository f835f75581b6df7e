/** Loads the bank holidays from the law folder. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BankHoliday, Holidays } from '../policy/calendar/working-days.ts'
import { complain, fieldsOf, itemsOf, openYaml, textOf, wholeOf } from '../policy/reading/yaml-reader.ts'
import { dayOfDate } from '../record/london-time.ts'
import { BadPack } from './bad-pack.ts'
import { readOnce } from './read-once.ts'

const listsIn = readOnce((text: string, file: string): readonly Holidays[] => {
  const { reader, root: document } = openYaml(text, file)
  const fields = fieldsOf(reader, document, ['division', 'from', 'until', 'days'], 'The list')
  const days = itemsOf(fields.get('days')).map((node): BankHoliday => {
    const day = fieldsOf(reader, node, ['date', 'name', 'known_from'], 'A bank holiday')
    const date = textOf(reader, day.get('date'), 'date')
    try {
      dayOfDate(date)
    } catch {
      complain(reader, node, `"${date}" is not a date`)
    }
    const knownFrom = day.has('known_from') ? { knownFrom: textOf(reader, day.get('known_from'), 'known_from') } : {}
    return { date, name: textOf(reader, day.get('name'), 'name'), ...knownFrom }
  })
  const list = {
    division: textOf(reader, fields.get('division'), 'division'),
    from: wholeOf(reader, fields.get('from'), 'from'),
    until: wholeOf(reader, fields.get('until'), 'until'),
    days,
  }
  if (reader.problems.length > 0) throw new BadPack(reader.problems)
  return [list]
})

/** The lists of bank holidays, one for each division. Throws `BadPack` with file, line and reason. */
export function loadHolidays(root: string): readonly Holidays[] {
  const file = join('law', 'bank-holidays.yaml')
  return listsIn(readFileSync(join(root, file), 'utf8'), file)
}
