/** In which of their roles somebody most likely acts: the one that owns the case, else the one nearest to casework. */
import type { RoleName } from '../../record/vocabulary.ts'

const NEAREST: readonly RoleName[] = [
  'da-caseworker',
  'community-safety-team',
  'community-housing-team',
  'da-lead',
  'housing-officer',
  'support-worker',
  'customer-services',
  'community-safety-manager',
  'community-housing-manager',
  'manager',
]

/** Undefined for somebody without a role. */
export const usualRole = (roles: readonly RoleName[], owner: RoleName | null): RoleName | undefined =>
  roles.find((role) => role === owner) ?? NEAREST.find((role) => roles.includes(role)) ?? roles[0]
