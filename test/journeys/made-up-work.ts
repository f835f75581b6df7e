/** Work that others did before a journey begins: a case, and entries on it, through the acts that every door uses. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { perform } from '../../src/casework/perform.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import type { EntryTypeName, RoleName } from '../../src/record/vocabulary.ts'
import type { Housed } from './browser.ts'

export type Worker = { readonly token: string; readonly account: string; readonly role: RoleName }
export type MadeUpCase = {
  readonly caseId: string
  readonly reference: string
  readonly victim: string
  readonly other: string
}
type Data = Readonly<Record<string, unknown>>

/** Somebody who works in one role; further roles are held and not used here. */
export const employed = async (
  house: Housed,
  landlord: string,
  name: string,
  role: RoleName,
  ...more: readonly RoleName[]
): Promise<Worker> => ({ ...(await house.staff(landlord, name, role, ...more)), role })

/** A reported case of two people with these names. */
export async function reported(
  house: Housed,
  who: Worker,
  names: { readonly victim: string; readonly other?: string },
  said: Data = {},
): Promise<MadeUpCase> {
  const [victim, other] = [randomUUID(), randomUUID()]
  const taken = await takeReport(house.rowan, who.token, {
    role: who.role,
    report: { channel: 'phone', source: 'victim', ...said },
    people: [
      { person: victim, data: { role: 'victim', name: names.victim, customerType: 'tenant' } },
      ...(names.other === undefined
        ? []
        : [{ person: other, data: { role: 'perpetrator', name: names.other, customerType: 'household-member' } }]),
    ],
    also: [],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  return { caseId: taken.caseId, reference: taken.reference, victim, other }
}

/** Puts one entry on a case; it has to succeed. */
export async function wrote(
  house: Housed,
  who: Worker,
  { caseId }: MadeUpCase,
  type: EntryTypeName,
  data: Data,
): Promise<void> {
  const done = await perform(house.rowan, who.token, { target: { on: 'case', caseId }, type, role: who.role, data })
  expect(done, type).toMatchObject({ outcome: 'recorded' })
}
