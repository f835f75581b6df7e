/** The landlord's homes and people as they come in: codes, and words that are sealed under a key of their own. */

export type HomeWords = {
  /** The landlord's own reference. */
  readonly reference: string
  /** Without the postcode. */
  readonly address: string
  /** Normalised: `SO991AA`. */
  readonly postcode: string
}

export type HomeRow = HomeWords & {
  /** The landlord's neighbourhood or patch. */
  readonly area: string | null
  readonly tenure: string | null
  readonly nation: 'england' | 'wales'
}

export type PersonWords = {
  readonly reference: string
  readonly forenames: string
  readonly surname: string
  /** YYYY-MM-DD. */
  readonly dateOfBirth: string | null
  readonly phone: string | null
}

/** A holder is a tenant or contract-holder; the household lives there and holds nothing. */
export type Part = 'holder' | 'household'

export type TenancyRow = {
  /** The landlord's own references of the tenancy, its home and the person. */
  readonly tenancy: string
  readonly home: string
  readonly person: string
  readonly part: Part
  readonly from: string | null
  readonly until: string | null
  readonly tenure: string | null
  /** The rent account, where the row has one. */
  readonly account: string | null
}

export const nameOf = (words: Pick<PersonWords, 'forenames' | 'surname'>): string =>
  [words.forenames, words.surname].filter((part) => part !== '').join(' ')
