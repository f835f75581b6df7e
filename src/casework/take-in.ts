/** What begins a case beside a report and a concern: an update by a partner, and the question that a new customer is asked. */
import { randomUUID } from 'node:crypto'
import type { IntakeChoice } from '../packs/intake-choice.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { beginCase, type CaseBegun } from './begin-case.ts'
import type { Rowan } from './rowan.ts'

/** The kind of case that a partner's update opens by itself where the landlord's policy says so (PD-13.d); null where it opens none. */
const openedBy = ({ openedByPartner }: IntakeChoice, data: { readonly from: unknown }): string | null =>
  openedByPartner.find((each) => each.from === data.from)?.opens ?? null

type Told = { readonly role: RoleName; readonly key?: string; readonly name?: string }

export type PartnerUpdate = Told & {
  /** A partner and a kind of `partner-update.received`. */
  readonly from: string
  readonly kind?: string
}

const named = (name: string | undefined) => (name ? { name } : {})

/**
 * A partner told us of somebody who has not told us themselves. Where the landlord's policy says so it opens a case at once, for
 * audit and monitoring (PD-13.d); nothing in it asks anybody to contact the person.
 */
export const receivePartnerUpdate = (rowan: Rowan, token: string, update: PartnerUpdate): Promise<CaseBegun> =>
  beginCase(rowan, token, {
    action: 'act:receive-partner-update',
    request: update,
    key: update.key,
    role: update.role,
    with: ({ organisation }) => {
      const person = randomUUID()
      const { from, kind } = update
      const data = { from, person, ...(kind ? { kind } : {}) }
      const opens = openedBy(organisation.intake, data)
      return {
        caseKind: opens ?? 'concern',
        said: [
          { type: 'partner-update.received', data, happened: false },
          { type: 'person.added', data: { person, role: 'victim', ...named(update.name) }, happened: false },
          ...(opens ? [{ type: 'case.opened', data: { kind: opens, basis: 'partner-update' }, happened: false }] : []),
        ],
      }
    },
    name: (_index, field) => field,
  })

export type SignUp = Told & {
  /** What came of the question: abuse has affected them, or it was not safe to ask and has to be asked in private later. */
  readonly answer: 'yes' | 'not-safe'
  readonly othersPresent: boolean
}

/**
 * A new customer signed up, and abuse has affected them or it could not be asked safely (VIV-4.3.a1, MHA-4.2.9.a). A no, or no wish
 * to say, begins nothing: there is nothing to keep about them here.
 */
export const recordSignUp = (rowan: Rowan, token: string, signUp: SignUp): Promise<CaseBegun> =>
  beginCase(rowan, token, {
    action: 'act:record-sign-up',
    request: signUp,
    key: signUp.key,
    role: signUp.role,
    with: ({ organisation }) => {
      const person = randomUUID()
      const affected = signUp.answer === 'yes'
      const role = affected ? 'victim' : 'household-member'
      const said = [
        { type: 'sign-up.held', data: { person, othersPresent: signUp.othersPresent } },
        { type: 'person.added', data: { person, role, customerType: 'tenant', ...named(signUp.name) } },
        ...(affected ? [{ type: 'sign-up.asked', data: { person, affected: 'yes' } }] : []),
      ]
      // Somebody else in the room is the reason not to ask, not a reason to ask in front of them.
      const unsafe = affected && signUp.othersPresent
      return {
        caseKind: affected ? 'victim' : 'concern',
        said: said.map((each) => ({ ...each, happened: false })),
        problems: [
          ...(organisation.intake.signUp.asks ? [] : [{ field: '', problem: 'The policy asks nothing at sign-up' }]),
          ...(unsafe ? [{ field: 'answer', problem: 'was not private: somebody else was there' }] : []),
        ],
      }
    },
    name: (_index, field) => field,
  })
