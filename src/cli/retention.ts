/** `rowan retention --dry-run`: what is due to be erased today, as a list, which erases nothing. */
import type { FaultOfOne } from '../casework/each-alone.ts'
import { faultOf } from '../casework/fault-of.ts'
import { dueToday } from '../casework/keeping-list.ts'
import { dateOfDay, dayOf } from '../record/london-time.ts'
import type { Visit } from './administer.ts'
import { type Command, readOptions, Unusable } from './command.ts'

export const retention = (visit: Visit): Command => ({
  name: 'retention',
  does: 'List what is due to be erased by the landlord’s own times; erases nothing',
  usage: `rowan retention --dry-run [LANDLORD]

One line for each closed record: its reference, what it is, since when it is due or from when, and whether the time was decided.
The worker makes the same list each night for the data protection officer. Erasing takes two people, on the page Keeping.`,
  async run(words, terminal) {
    const { flags, rest } = readOptions(words, ['--dry-run'])
    const [landlord, ...more] = rest
    if (!flags.has('--dry-run') || more.length > 0)
      throw new Unusable('Say: rowan retention --dry-run [LANDLORD]. Erasing takes two people, on the page Keeping')
    return visit(terminal, async (rowan) => {
      if (landlord !== undefined && !rowan.landlords.has(landlord))
        throw new Unusable(`There is no landlord "${landlord}"; known are ${[...rowan.landlords.keys()].join(', ')}`)
      const today = dateOfDay(dayOf(rowan.clock()))
      let count = 0
      let past = 0
      const goPast =
        (id: string) =>
        ({ of, error }: FaultOfOne) => {
          past++
          terminal.error(`${id} ${of}: could not be read, and is not in this list: ${faultOf(error)}`)
        }
      for (const id of landlord === undefined ? rowan.landlords.keys() : [landlord])
        for (const { reference, what, due, decided } of await dueToday(rowan, id, goPast(id))) {
          if (due <= today) count++
          const when = due <= today ? `due since ${due}` : `kept until ${due}`
          terminal.out(`${id} ${reference} ${what}: ${when}${decided ? '' : ' (proposed, not decided)'}`)
        }
      terminal.out(`${count} ${count === 1 ? 'is' : 'are'} due. Nothing was erased.`)
      return past > 0 ? 1 : 0
    })
  },
})
