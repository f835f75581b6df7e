/** The documents that can be made, whom each is for, and the parts that each may have. Anything not named here is in none. */

export const DOCUMENT_KINDS = ['letter', 'referral-pack', 'marac-referral', 'chronology', 'closure-summary'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export const SECTIONS = [
  'people',
  'connections',
  'request',
  'risk',
  'incidents',
  'contact',
  'needs',
  'agreement',
  'wishes',
  'done',
  'events',
] as const
export type Section = (typeof SECTIONS)[number]

/** `person`: to somebody on the case. `organisation`: to a partner. `file`: for our own use, such as a handover or a review. */
export type Reader = 'person' | 'organisation' | 'file'

export type KindOfDocument = {
  readonly name: string
  readonly use: string
  readonly reader: Reader
  /** What it may hold. The first ones are chosen before anybody chooses: `usual` says how many. */
  readonly sections: readonly Section[]
  readonly usual: number
}

export const KINDS: Readonly<Record<DocumentKind, KindOfDocument>> = {
  letter: {
    name: 'Letter',
    use: 'To one person, in discreet words',
    reader: 'person',
    sections: [],
    usual: 0,
  },
  'referral-pack': {
    name: 'Referral',
    use: 'To a service, with what it needs to help one person',
    reader: 'organisation',
    sections: ['people', 'request', 'contact', 'needs', 'agreement', 'risk', 'incidents', 'wishes', 'done'],
    usual: 5,
  },
  'marac-referral': {
    name: 'MARAC referral',
    use: 'What the meeting needs to know, and how the person can be reached safely',
    reader: 'organisation',
    sections: [
      'people',
      'connections',
      'request',
      'risk',
      'incidents',
      'contact',
      'agreement',
      'wishes',
      'done',
      'needs',
    ],
    usual: 9,
  },
  chronology: {
    name: 'Chronology',
    use: 'What happened and what was done, day by day, for an agency that has asked',
    reader: 'organisation',
    sections: ['events', 'people'],
    usual: 1,
  },
  'closure-summary': {
    name: 'Closing summary',
    use: 'What the case was about and what was done, for our own file',
    reader: 'file',
    sections: ['people', 'risk', 'done', 'agreement'],
    usual: 3,
  },
}

export const usualSections = (kind: DocumentKind): readonly Section[] =>
  KINDS[kind].sections.slice(0, KINDS[kind].usual)

export const SECTION_NAMES: Readonly<Record<Section, string>> = {
  people: 'The people',
  connections: 'How they are connected',
  request: 'What is asked for',
  risk: 'Risk',
  incidents: 'What happened',
  contact: 'Safe ways to make contact, without numbers or places',
  needs: 'Needs',
  agreement: 'Agreement to sharing',
  wishes: 'What the person wants',
  done: 'What was done',
  events: 'Events, day by day',
}
