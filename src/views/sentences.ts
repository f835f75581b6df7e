/** Sentences about the record, in neutral plain English: what an act asks somebody to do, and what took place. */
import type { Where } from '../policy/model.ts'
import type { Codes, CodeValue } from '../record/entry.ts'
import { entryType } from '../record/entry-type.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import { ACT_SENTENCES } from './act-sentences.ts'

const SPELT: Readonly<Record<string, string>> = {
  idva: 'IDVA',
  marac: 'MARAC',
  gp: 'GP',
  fgm: 'FGM',
  dvpn: 'DVPN',
  dvpo: 'DVPO',
  dapn: 'DAPN',
  dapo: 'DAPO',
  mappa: 'MAPPA',
  dash: 'DASH',
  asb: 'ASB',
  cctv: 'CCTV',
  da: 'domestic abuse',
  kpis: 'figures',
  rhw29: 'RHW29',
  rhw30: 'RHW30',
  rhw32: 'RHW32',
  rhw33: 'RHW33',
}

/** Codes that need more than their own words inside a sentence. */
export const PHRASES: Readonly<Record<string, string>> = {
  'landlord-can-and-cannot': 'what we can and cannot do',
  'attend-court': 'attending court',
  'independent-advice': 'where to get independent advice',
  'keep-informed': 'how things stand',
  'align-action': 'acting together',
  'childrens-social-care': "children's social care",
  'homelessness-application': 'applying as homeless',
  'homelessness-other-area': 'applying as homeless in another area',
  'rehousing-requirements': 'what a move asks of both sides',
  'rehousing-warning': 'what may happen after a move',
  'dso-assessment': "the safeguarding officer's assessment",
  'reporting-to-police': 'help to report to the police',
  'support-available': 'the support there is',
  'target-hardening': 'making the home more secure',
  'document-format': 'documents in another format',
  'routine-and-online-safety': 'safety in daily life and online',
  'in-depth': 'in depth',
  victim: 'the person harmed',
  'claims-to-be-the-victim': 'somebody who says that they are the person harmed',
  perpetrator: 'the person causing harm',
  colleague: 'a colleague',
  'colleague-manager': 'the manager of a colleague',
  'through-professional': 'through another professional',
  concern: 'a concern',
  'non-molestation': 'non-molestation',
  police: 'the police',
  board: 'the board',
  'senior-management-team': 'the senior management team',
  'contact-details-safe': 'the safe way to reach the person harmed',
  'victim-address': 'the address of the person harmed',
  'victim-contact-details': 'the telephone number and e-mail of the person harmed',
  'victim-account': 'what the person harmed told us',
  'requesters-own-data': 'what is held about whoever asks',
  'home-used-illegally': 'a home used by others for crime',
  'forced-money-handover': 'money that is handed over by force',
  'end-tenancy': 'ending the tenancy',
  'temporary-exclusion': 'a temporary exclusion',
  tenancy: 'the tenancy',
  'joint-tenancy': 'the joint tenancy',
  '18-or-over': '18 or over',
  '16-17': '16 or 17',
  'psychological-emotional-other': 'psychological, emotional or other',
  'honour-based': 'so-called honour-based',
  'stalking-harassment': 'stalking or harassment',
  'technology-facilitated': 'through phones, cameras or accounts',
  'image-based': 'with intimate pictures',
  'adolescent-to-parent': 'by a young person to a parent',
  'remove-other-contract-holder': 'their own application to take the other holder off the contract',
}

/** A kebab-case code in plain words. */
export const plainly = (code: string): string =>
  PHRASES[code] ??
  code
    .split('-')
    .map((word) => SPELT[word] ?? word)
    .join(' ')

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const list = new Intl.ListFormat('en-GB')

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** A day as people say it, anything else in plain words. */
const sayCode = (value: string): string => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? []
  return year && month && day ? `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}` : plainly(value)
}

function sayValue(value: CodeValue, join: Intl.ListFormat): string {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? sayCode(value) : join.format(value.map(sayCode))
}

/** The name of somebody or something by its id; null where it has none that may be shown. */
export type NameOf = (id: string) => string | null

function fill(template: string, type: EntryTypeName, codes: Codes, nameOf: NameOf, join = list): string {
  const say = (field: string): string | null => {
    const value = codes[field]
    const isRef = entryType(type).fields.find((each) => each.name === field)?.type === 'ref'
    if (isRef || field === 'person') return typeof value === 'string' ? nameOf(value) : null
    return value === undefined ? null : sayValue(value, join)
  }
  const whole = template.replace(
    /\[([^[\]|]*)(?:\|([^[\]]*))?\]/g,
    (_part, inside: string, otherwise: string | undefined) => {
      const field = /\{(\w+)\}/.exec(inside)?.[1] ?? ''
      return say(field) === null ? (otherwise ?? '') : inside
    },
  )
  const said = whole.replace(
    /\{(\w+)\}/g,
    (_part, field: string) => say(field) ?? (isSomebody(field) ? 'the person' : 'not said'),
  )
  // Somebody is reached by telephone, but in person, and through an interpreter.
  const plain = said.replaceAll(/\bby (in person|through )/g, '$1')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

const isSomebody = (field: string): boolean => field === 'person' || field === 'from' || field === 'to'

/** Who wrote on a form on the web is who they say they are, until somebody has spoken to them. */
const claimed = (type: EntryTypeName, codes: Codes): Codes =>
  type === 'report.received' && codes.channel === 'web-form' && codes.source === 'victim'
    ? { ...codes, source: 'claims-to-be-the-victim' }
    : codes

/** What took place, as the timeline says it. */
export const sentenceOf = (type: EntryTypeName, codes: Codes, nameOf: NameOf): string =>
  fill(ACT_SENTENCES[type][1], type, claimed(type, codes), nameOf)

/** What to do, verb first, as far as a norm says it: for whom, about what, to which service. */
export function askedOf(type: EntryTypeName, person: string | null, where: Where = {}): string {
  const asked: Record<string, CodeValue> = {}
  for (const [field, wanted] of Object.entries(where)) {
    if (wanted === '?' || typeof wanted === 'boolean') continue
    const values = (Array.isArray(wanted) ? wanted : [wanted]).filter((each) => each !== null)
    if (values.length > 0 && values.length <= 3) asked[field] = values.map(String)
  }
  return fill(ACT_SENTENCES[type][0], type, person === null ? asked : { ...asked, person }, (id) => id, either)
}

/** Where a name goes in a sentence that is kept without it. */
const NAME = '\u0000'
const asked = new WeakMap<object, { readonly ofNobody: string; readonly ofSomebody: string }>()

/** As `askedOf`, for a pattern of a policy in use: the sentence is made once, the name is put in each time and never kept. */
export function asksFor(
  pattern: { readonly event: EntryTypeName; readonly where?: Where },
  person: string | null,
): string {
  const { event, where } = pattern
  const known = asked.get(pattern) ?? { ofNobody: askedOf(event, null, where), ofSomebody: askedOf(event, NAME, where) }
  asked.set(pattern, known)
  if (person === null) return known.ofNobody
  const said = known.ofSomebody.replaceAll(NAME, () => person)
  return said.charAt(0).toUpperCase() + said.slice(1)
}
