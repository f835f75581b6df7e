/** The landlord's own areas, as answers to choose from. */
import type { AreaPage } from '../../../views/area-page.ts'
import type { Choice } from '../../kit/fields.tsx'

export const areaChoices = ({ organisation }: Pick<AreaPage<unknown>, 'organisation'>): readonly Choice[] =>
  organisation.lettings.areas.map(({ id, name }) => ({ value: id, label: name }))

/** The names of areas by their ids; an id that the landlord no longer has stays as it is. */
export const areaNames = (
  { organisation }: Pick<AreaPage<unknown>, 'organisation'>,
  ids: readonly string[],
): readonly string[] => ids.map((id) => organisation.lettings.areas.find((area) => area.id === id)?.name ?? id)
