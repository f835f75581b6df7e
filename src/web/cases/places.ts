/** The parts of a case as its pages are laid out: one place for each kind of work, with neutral words in the address and the tab. */
import type { Area } from '../../record/vocabulary.ts'

export type Place = {
  /** In the address: it says nothing of why. */
  readonly slug: string
  /** The heading of the page. */
  readonly title: string
  /** In the menu of the case: one word, so that the menu is two rows on a phone. */
  readonly tab: string
  /** In the tab of the browser, where the word of the menu would tell what it is about. */
  readonly inBrowser?: string
  /** What of the vocabulary is done here. */
  readonly covers: readonly Area[]
}

export const PLACES = {
  people: { slug: 'people', title: 'People', tab: 'People', covers: ['intake'] },
  contact: { slug: 'contact', title: 'Contact', tab: 'Contact', covers: ['contact'] },
  risk: { slug: 'plans', title: 'Risk and safety', tab: 'Risk', inBrowser: 'Plans', covers: ['risk'] },
  partners: { slug: 'partners', title: 'Partners', tab: 'Partners', covers: ['partners'] },
  home: { slug: 'home', title: 'Home and repairs', tab: 'Home', covers: ['home'] },
  moving: { slug: 'tenancy', title: 'Tenancy and moving', tab: 'Tenancy', covers: ['tenancy'] },
  money: { slug: 'money', title: 'Money and support', tab: 'Money', covers: ['money'] },
  action: { slug: 'action', title: 'The person causing harm', tab: 'Action', covers: ['perpetrator'] },
  running: { slug: 'running', title: 'Running and closing', tab: 'Running', covers: ['case'] },
  documents: { slug: 'documents', title: 'Documents', tab: 'Documents', covers: [] },
} as const satisfies Readonly<Record<string, Place>>

export const placePath = (reference: string, place: Place): string =>
  `/cases/${encodeURIComponent(reference)}/${place.slug}`
