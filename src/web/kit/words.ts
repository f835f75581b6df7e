/** The casework's words for every act, field and value of the vocabulary: its names made readable, and a table where that is not enough. */

import { ORDER_NAMES } from '../../casework/order-words.ts'
import { type EntryType, type Field, findEntryType } from '../../record/entry-type.ts'
import type { Area, EntryTypeName, RoleName } from '../../record/vocabulary.ts'
import { PHRASES } from '../../views/sentences.ts'
import { ACT_TITLES } from './act-titles.ts'
import { CHOICES } from './field-choices.ts'
import { QUESTIONS } from './field-questions.ts'
import { PLAIN_QUESTIONS } from './plain-questions.ts'

const SPELT: Readonly<Record<string, string>> = {
  idva: 'IDVA',
  marac: 'MARAC',
  mappa: 'MAPPA',
  dash: 'DASH',
  dara: 'DARA',
  asb: 'ASB',
  cctv: 'CCTV',
  gp: 'GP',
  dvpn: 'DVPN',
  dvpo: 'DVPO',
  dapn: 'DAPN',
  dapo: 'DAPO',
  kpis: 'KPIs',
  fgm: 'FGM',
  rhw29: 'RHW29',
  rhw30: 'RHW30',
  rhw32: 'RHW32',
  rhw33: 'RHW33',
  pdf: 'PDF',
  docx: 'Word document',
  da: 'domestic abuse',
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

const VALUES: Readonly<Record<string, string>> = {
  '18-or-over': '18 or over',
  'closure-summary': 'Closing summary',
  '16-17': '16 or 17',
  'under-16': 'Under 16',
  'under-18': 'Under 18, not known how old',
  'not-known': 'Not known',
  'childrens-social-care': "Children's social care",
  'da-service': 'Domestic abuse service',
  'da-helpline': 'Domestic abuse helpline',
  'crime-and-disorder-act-115': 'Crime and Disorder Act 1998, section 115',
  'act-2021': 'Domestic Abuse Act 2021',
  'victim-died': 'The person has died',
  'no-report': 'It was no real report',
  'psychological-emotional-other': 'Psychological, emotional or other',
  'honour-based': 'So-called honour-based',
  'stalking-harassment': 'Stalking or harassment',
  'shouting-arguing': 'Shouting or arguing',
  'banging-slamming': 'Banging or slamming',
  'technology-facilitated': 'Through phones, cameras or accounts',
  'image-based': 'With intimate pictures',
  'adolescent-to-parent': 'By a young person to a parent',
  'colleague-manager': 'A colleague’s manager',
  'parental-relationship-same-child': 'Parents of the same child',
  'victim-fears-worst': 'They fear the worst',
  'remove-other-contract-holder': 'Their own application to take the other holder off the contract',
  'risk-at-property': 'Danger at the home',
  'through-professional': 'Through a worker they trust',
  'in-person': 'In person',
  board: 'The board',
  police: 'Police',
  tenancy: 'Tenancy',
  'joint-tenancy': 'Joint tenancy',
  colleague: 'Colleague',
  concern: 'Concern',
  minoritised: 'Belonging to a minoritised community',
  'perpetrator-is-carer': 'The person causing harm cares for them',
  'home-set-up': 'Setting up a home',
  'mental-ill-health': 'Mental ill-health',
  'same-sex-worker': 'A worker of the same sex',
  'child-needs': 'What a child needs',
  'not-sought': 'They were not asked',
  ...ORDER_NAMES,
  'non-occupation': 'Non-occupation',
  'secure-contract': 'Secure contract',
  'special-case': 'Agreed as a special case',
  perpetrator: 'Person causing harm',
  victim: 'Person harmed',
  'joint-to-sole': 'Joint to sole',
  'welsh-and-english': 'Welsh and English',
  'homelessness-other-area': 'Homelessness application to another council',
  'sole-to-joint': 'Sole to joint',
}

const FIELDS: Readonly<Record<string, string>> = {
  'report.received.channel': 'How did it reach us?',
  'report.received.source': 'Who told us?',
  person: 'Who is this about?',
  'tenancy-change.requested.person': 'Who asks for it?',
  'tenancy-change.decided.person': 'For whom?',
  imminentDanger: 'Are they in danger right now?',
  canCallPolice: 'Can they call the police themselves?',
  urgent: 'Do they need help immediately?',
  victimIs: 'What are they to us?',
  historic: 'Is the abuse in the past?',
  summary: 'What happened, in their words',
  abuse: 'What kinds of abuse?',
  neverChannels: 'Never use',
  placeKnown: 'May whoever causes harm know now where they are?',
  codeWord: 'Code word',
  from: 'From',
  until: 'Until',
  shareHome: 'Do they live together?',
  current: 'Is that still so?',
  ownWords: 'In their own words',
  canReturn: 'Can they return home?',
  'safe-contact.agreed.channels': 'Safe to use',
  'safe-contact.agreed.days': 'Days that are safe',
  'complaint.received.officer': 'Whose work is it about? They will not see it',
  officer: 'Member of staff',
  action: 'The step',
  rehousing: 'The move',
  repair: 'The repair',
  order: 'The job',
  incident: 'The incident',
  notice: 'The notice',
  alert: 'The alert',
  complaint: 'The complaint',
  reason: 'Why?',
  reasons: 'Why?',
  note: 'What else is there to say?',
  channel: 'How?',
  purpose: 'What for?',
  topic: 'About what?',
  kind: 'What kind?',
  outcome: 'What came of it?',
  account: 'What happened?',
  entry: 'Which entry?',
  place: 'Where?',
  language: 'In which language?',
  recipient: 'For whom?',
  stage: 'At which stage?',
  priority: 'How urgent is it?',
  workerGender: 'Who should make contact',
  crimeReference: 'Crime reference (not needed)',
  months: 'How many whole months?',
  careActTest: 'Adult at risk as the Care Act says?',
  safeRoute: 'Was the agreed safe route used?',
  revealsReport: 'Could it show that somebody reported abuse?',
  'person.added.name': 'Name',
  'person.added.role': 'Part in this case',
  ageGroup: 'Age',
  customerType: 'What are they to us?',
  ownHistory: 'Have they been abused themselves?',
  dateOfBirth: 'Date of birth',
  'case.assigned.to': 'Team or role',
  'case.transferred.to': 'To or from what?',
  'case.transferred.agreed': 'Do they agree?',
  on: 'On which day?',
  time: 'At what time?',
  expiresOn: 'Ends on',
  reviewOn: 'Look at it again on',
  dueOn: 'By when?',
  nextOn: 'Look at it again on',
  offersOpen: 'Are there offers still open?',
  noReport: 'Was it no real report?',
  areasToAvoid: 'Areas to avoid',
  safetyChecked: 'Was the safety of the person harmed weighed first?',
  reportedToPolice: 'Do the police know?',
  addressWithheld: 'Is it free of any new address, number or reason?',
  'attachment.added.location': 'Where does it lie?',
  'attachment.added.custodian': 'Who holds it, and can fetch it?',
  'attachment.added.reason': 'Why is it not kept here?',
  cleaned: 'Was hidden data taken out?',
  'death.recorded.relatedToAbuse': 'Is abuse suspected?',
  'death.recorded.toldBy': 'Who told us?',
  'advice.given.person': 'Who is advised?',
  withOther: 'Did every other holder sign it too?',
  pressureConsidered: 'Was it considered whether somebody was made to sign?',
  'tenancy-notice.received.person': 'From whom is it?',
  'tenancy-notice.received.form': 'What is it?',
  'tenancy-notice.received.expiresOn': 'When does it say that it takes effect?',
  'tenancy-notice.served.person': 'On whom was it served?',
  'mediation.offered.appropriate': 'Was it found to be suitable and safe?',
  'tenancy-change.decided.route': 'By which legal route?',
  endsRemainingHoldersTenure: 'Would somebody who stays lose the security of their home?',
  'marac.considered.criteria': 'Which criteria are met?',
  privacyChecked: 'Was the privacy of others weighed?',
  'work-order.placed.signs': 'Do signs go up with it?',
  'information.shared.with': 'With whom?',
  neededForSafety: 'Is it needed for somebody’s safety?',
  identifiesPerson: 'Can somebody be known by it?',
  'safe-contact.overridden.hours': 'For how many hours?',
}

export const AREAS: readonly { readonly area: Area; readonly title: string }[] = [
  { area: 'contact', title: 'Contact' },
  { area: 'risk', title: 'Risk and safety' },
  { area: 'home', title: 'Home and repairs' },
  { area: 'partners', title: 'Partners and sharing' },
  { area: 'tenancy', title: 'Tenancy and moving' },
  { area: 'money', title: 'Money and support' },
  { area: 'perpetrator', title: 'The person causing harm' },
  { area: 'intake', title: 'Reports and people' },
  { area: 'case', title: 'The case itself' },
  { area: 'organisation', title: 'The organisation' },
]

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** kebab-case or camelCase as plain words: `multiAgency` → `multi agency`, `idva-letter` → `IDVA letter`. */
export const plain = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-.]/)
    .map((word) => SPELT[word] ?? word)
    .join(' ')

/** A value of an enumeration, as a label. */
export const sayValue = (value: string): string => VALUES[value] ?? capital(PHRASES[value] ?? plain(value))

/** A value as one chooses it in answer to the question of its field. */
export const sayChoice = (type: EntryTypeName, field: string, value: string): string =>
  CHOICES[`${type}.${field}.${value}`] ?? CHOICES[`${field}.${value}`] ?? sayValue(value)

/** By which way something came: by telephone, but in person, and through somebody. */
export function sayChannel(channel: string): string {
  const said = sayValueInside(channel)
  return /^(in person|through )/.test(said) ? said : `by ${said}`
}

/** The same inside a sentence: no capital, unless the word has its own. */
export function sayValueInside(value: string): string {
  const said = sayValue(value)
  return /^[A-Z][a-z ]/.test(said) && !/day$/.test(said) ? said.charAt(0).toLowerCase() + said.slice(1) : said
}

/** The act as its form is titled, verb first. */
export const actTitle = (name: EntryTypeName): string => ACT_TITLES[name]

/** What the act says took place: the noun and past verb of its name. */
export const actHappened = (name: EntryTypeName): string => capital(plain(name))

/** The label of one field of an act. */
export const fieldLabel = (type: EntryTypeName, field: string): string =>
  QUESTIONS[`${type}.${field}`] ??
  PLAIN_QUESTIONS[`${type}.${field}`] ??
  FIELDS[`${type}.${field}`] ??
  FIELDS[field] ??
  capital(plain(field))

/** A question or a title inside a sentence: no capital, unless the word has its own, and no mark. */
export const asTopic = (label: string): string =>
  (/^[A-Z][a-z ]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label).replace(/\?$/, '')

/** Whether the field has a question of its own, which needs no explanation of a few words. */
const isAskedInFull = (type: EntryTypeName, field: string): boolean =>
  `${type}.${field}` in QUESTIONS || `${type}.${field}` in PLAIN_QUESTIONS || fieldLabel(type, field).endsWith('?')

/** Where what the vocabulary says of a field is said to whoever writes data, and not to whoever fills in a form. */
const HINTS: Readonly<Record<string, string>> = {
  'risk.other-agency-checked.awaitingReply': 'Asked, no answer yet. Until they answer it counts as none found',
  'person.matched.certain': 'Two facts agreed. Otherwise it is likely, and still to be checked',
  'risk.assessed.complete': 'Every question was asked. Stopped early never counts as low',
}

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z ]/g, '')

/** What stands under the question of a field: what the vocabulary says of it, where the question does not say it already. */
export function fieldHint({ name: type }: EntryType, { name, meaning }: Field): string | undefined {
  const said = HINTS[`${type}.${name}`] ?? meaning
  const isSaidAlready =
    said.length <= (isAskedInFull(type, name) ? 40 : 8) || bare(said) === bare(fieldLabel(type, name))
  return isSaidAlready ? undefined : capital(said)
}

/** The label of one field beside its answer, as the record shows it: without what only whoever fills it in needs. */
export const recordLabel = (type: EntryTypeName, field: string): string =>
  fieldLabel(type, field).replace(/ \([^)]*\)$/, '')

/** What is wrong with an answer, in a sentence that names its question: it stands in the summary, away from the question, too. */
export function sayProblem(type: EntryTypeName, field: string, problem: string): string {
  const label = fieldLabel(type, field)
  const isQuestion = label.endsWith('?')
  const isWritten = findEntryType(type)?.fields.find(({ name }) => name === field)?.type === 'text'
  if (problem === 'is required') return `${isWritten && !isQuestion ? 'Fill in' : 'Answer'} “${label}”`
  return isQuestion ? `${label} It ${problem}` : `${label} ${problem}`
}

/** One missing thing of a refusal: an act not yet on the record, or a field of this act. */
export function missingThing(
  type: EntryTypeName,
  name: string,
): { readonly label: string; readonly act: EntryType | null } {
  const act = findEntryType(name)
  return act ? { label: actTitle(act.name), act } : { label: fieldLabel(type, name), act: null }
}

/** A role as the landlord calls it, else by its plain name. */
export const sayRole = (role: RoleName, titles: Readonly<Partial<Record<RoleName, string>>>): string =>
  titles[role] ?? sayValueInside(role)
