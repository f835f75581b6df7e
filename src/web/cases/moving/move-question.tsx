/** Which move a form is about: asked only where there are several. */
import type { AreaPage } from '../../../views/area-page.ts'
import type { MoveLine } from '../../../views/areas/moving/moves.ts'
import type { MovingShown } from '../../../views/areas/moving.ts'
import { Select } from '../../kit/fields.tsx'
import { type Form, one } from '../../kit/form.ts'
import type { Visit } from '../../kit/page.ts'
import { longDate } from '../../kit/times.ts'
import type { Questions } from '../case-form.tsx'

/** The move in the address, else the newest that still runs. */
export function startMove({ shows }: AreaPage<MovingShown>, visit: Visit): string {
  const asked = one(visit.query, 'key')
  return shows.moves.find((move) => move.rehousing === asked)?.rehousing ?? shows.moves[0]?.rehousing ?? ''
}

/** What a form about a move says before there is one. */
export const noMove = ({ shows }: AreaPage<MovingShown>): string | null =>
  shows.moves.length > 0 ? null : 'No move was begun on this case. Begin one first.'

export const moveIn = ({ shows }: AreaPage<MovingShown>, form: Form, part: string): MoveLine | undefined =>
  shows.moves.find((move) => move.rehousing === one(form, `${part}.rehousing`))

export const MoveQuestion = ({ asked, part }: { readonly asked: Questions<MovingShown>; readonly part: string }) => {
  const { moves } = asked.data.shows
  const name = `${part}.rehousing`
  return moves.length < 2 ? (
    <input type="hidden" name={name} value={one(asked.form, name)} />
  ) : (
    <Select
      name={name}
      label="Which move?"
      choices={moves.map((move) => ({
        value: move.rehousing,
        label: `${move.name ?? 'A move'}${move.asked === null ? '' : `, asked on ${longDate(move.asked)}`}`,
      }))}
      form={asked.form}
      typed={asked.typed}
    />
  )
}
