/** What people are called on pages: by the word that they chose, else by the landlord's (PD-1.c, VIV-2.n). */
import type { Labels, PersonOnCase } from '../../views/case-page.ts'
import { sayValue, sayValueInside } from '../kit/words.ts'

const HARMED: Readonly<Record<Labels['victim'], string>> = {
  victim: 'Victim',
  survivor: 'Survivor',
  'victim-survivor': 'Victim or survivor',
}

/** The part of somebody in a case. Who wants no word is the person harmed. */
export function sayPart(labels: Labels, { role, calledAs }: Pick<PersonOnCase, 'role' | 'calledAs'>): string {
  if (role !== 'victim') return sayValue(role)
  if (calledAs === undefined) return HARMED[labels.victim]
  return calledAs === '' ? sayValue('victim') : calledAs.charAt(0).toUpperCase() + calledAs.slice(1)
}

const CONTRACTS: Readonly<Record<string, string>> = {
  tenant: 'contract-holder',
  'joint-tenant': 'joint contract-holder',
  'former-tenant': 'former contract-holder',
}

/** What somebody is to the landlord, in the words of its nation. */
export const sayCustomerType = (labels: Labels, customerType: string): string =>
  (labels.home === 'contract-holder' && CONTRACTS[customerType]) || sayValueInside(customerType)
