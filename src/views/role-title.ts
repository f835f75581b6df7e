/** What a landlord calls a role, to somebody who must not learn why it is asked: lettings, and whoever checks an application. */
import type { RunningLandlord } from '../casework/landlord.ts'
import type { RoleName } from '../record/vocabulary.ts'

/** Words of a title that tell what it is about. */
const TELLING = /\b(?:domestic abuse|safeguarding|da) /gi

/** The landlord's own title, or the role's plain name, without what tells why: `caseworker`, and not `da caseworker`. */
export const roleTitle = ({ organisation }: Pick<RunningLandlord, 'organisation'>, role: RoleName): string =>
  (organisation.titles[role] ?? role.replaceAll('-', ' ')).replace(TELLING, '')
