/** What a landlord calls a role. */
import type { RunningLandlord } from '../casework/landlord.ts'
import type { RoleName } from '../record/vocabulary.ts'

/** The landlord's own title, or the role's plain name: `housing officer`. */
export const roleTitle = ({ organisation }: RunningLandlord, role: RoleName): string =>
  organisation.titles[role] ?? role.replaceAll('-', ' ')
