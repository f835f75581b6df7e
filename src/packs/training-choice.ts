/** What somebody has completed before a role is given to them, as the landlord says. Part of organisation.yaml. */
import { fieldsOf, itemsOf, oneOf, type Reader, textOf } from '../policy/reading/yaml-reader.ts'
import { findEntryType } from '../record/entry-type.ts'
import { ROLES, type RoleName } from '../record/vocabulary.ts'

/** No policy says that training comes first: where a clause asks for it, that it does is the landlord's own choice. */
export type TrainingFirst = {
  readonly roles: readonly RoleName[]
  /** A course of the vocabulary. */
  readonly course: string
  readonly clause?: string
}

const COURSES: readonly string[] =
  findEntryType('training.completed')?.fields.find(({ name }) => name === 'course')?.values ?? []

/** Empty where the landlord asks for none. */
export const readTraining = (reader: Reader, node: unknown): readonly TrainingFirst[] =>
  itemsOf(node).map((item) => {
    const each = fieldsOf(reader, item, ['roles', 'course', 'clause'], 'Training that comes first')
    return {
      roles: itemsOf(each.get('roles')).map((role) => oneOf(reader, role, ROLES, 'roles')),
      course: oneOf(reader, each.get('course'), COURSES, 'course'),
      ...(each.has('clause') ? { clause: textOf(reader, each.get('clause'), 'clause') } : {}),
    }
  })
