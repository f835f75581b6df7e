/** Sentences about the record, in neutral plain English: what an act asks somebody to do, and what took place. */
import type { Where } from '../policy/model.ts'
import type { Codes, CodeValue } from '../record/entry.ts'
import { entryType } from '../record/entry-type.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'

/**
 * For each entry type, the act as somebody is asked to do it, and what is said once it took place. `{field}` is the field's
 * value; a part in square brackets is left out where its field is empty, and what stands after a bar is said instead.
 */
const SENTENCES: Readonly<Record<EntryTypeName, readonly [asked: string, happened: string]>> = {
  'report.received': ['Take a report', 'A report came in[ from {source}][ by {channel}][ about {person}]'],
  'concern.raised': ['Note a concern', 'A concern was noticed in {noticedIn}'],
  'concern.considered': ['Consider whether this is abuse', 'The concern was considered: {outcome}'],
  'handover.made': ['Pass this on[ to {to}]', 'Passed to {to}'],
  'case.opened': ['Open a case', 'A case was opened: {kind}'],
  'priority.set': [
    'Set the priority[ in the {queue} queue][ to {level}]',
    'Priority set in the {queue} queue: {level}',
  ],
  'person.added': ['Record who is affected', '{person} was added: {role}'],
  'person.updated': ['Bring the facts about {person} up to date', 'Facts about {person} changed'],
  'relationship.recorded': ['Record how they are connected', '{from} and {to}: {relation}'],
  'abuse.classified': ['Apply the definition of abuse', 'The definition was applied: {outcome}'],
  'sign-up.held': ['Hold the sign-up', 'A sign-up was held[ with {person}]'],
  'sign-up.asked': ['Ask {person} privately at sign-up', '{person} was asked privately at sign-up: {affected}'],
  'safe-contact.agreed': ['Agree safe ways to contact {person}', 'Safe contact was agreed with {person}[: {channels}]'],
  'interview.offered': ['Offer {person} an interview', 'An interview was offered to {person}: {outcome}'],
  'needs.assessed': ['Consider the needs of {person}[ for {for}]', 'The needs of {person} were considered'],
  'victim.contact-attempted': ['Try to reach {person}', 'Tried to reach {person} by {channel}: {outcome}'],
  'victim.contacted': ['Contact {person}', 'Contacted {person} by {channel}'],
  'report.acknowledged': ['Acknowledge the report', 'The report was acknowledged[ to {person}] by {channel}'],
  'victim.updated': ['Tell {person} [about {topic}|how things stand]', '{person} was told about {topic} by {channel}'],
  'message.sent': ['Write to {person}[ about {purpose}]', 'A message went to {person} by {channel}'],
  'victim-choice.recorded': ['Record what {person} chooses', '{person} chose: {choice}'],
  'options.discussed': [
    'Talk through [{topics}|the options] with {person}',
    'Options were talked through with {person}: {topics}',
  ],
  'victim-wishes.considered': [
    'Consider wishes and safety before acting',
    'Wishes and safety were considered before acting',
  ],
  'advice.given': ['Give {person} advice[ about {topics}]', 'Advice to {person} about {topics}: {outcome}'],
  'visit.planned': ['Plan a visit', 'A visit was planned[ to {person}]: {place}'],
  'visit.made': ['Visit[ {person}]', 'A visit was made[ to {person}]'],
  'feedback.considered': [
    'Consider whether to ask {person} for feedback',
    'Considered whether asking {person} for feedback is safe: {safe}',
  ],
  'feedback.asked': ['Ask {person} for feedback', '{person} was asked for feedback by {channel}'],
  'feedback.received': ['Receive feedback', 'Feedback came in[ from {person}]'],
  'incident.recorded': ['Record the incident', 'An incident was recorded[: {abuse}]'],
  'risk.other-agency-checked': [
    "Check for another agency's risk assessment",
    "Checked for another agency's risk assessment: {found}",
  ],
  'risk.assessed': ['Assess the risk[ with {instrument}]', 'Risk was assessed as {level}[ with {instrument}]'],
  'safety-plan.agreed': ['Agree a safety plan with {person}', 'A safety plan was agreed with {person}'],
  'police.advised': ['Advise {person} about the police', '{person} was advised: {about}'],
  'police.called': ['Call the police', 'The police were called'],
  'police-report.decided': ['Decide whether to tell the police', 'Decision about the police: {decision}'],
  'risk-reduction.assessed': [
    'Judge whether enough is done to lower the risk',
    'Judged whether enough is done to lower the risk: {adequate}',
  ],
  'stay-or-move.assessed': [
    'Assess whether {person} can stay safely',
    'Assessed whether {person} can stay: safe {safe}, practical {practical}',
  ],
  'consent.discussed': [
    'Discuss consent with {person}[ for {scope}]',
    'Consent for {scope} was discussed with {person}: {answer}',
  ],
  'legal-requirement.recorded': ['Record what the law requires', 'A legal requirement was recorded'],
  'information.shared': ['Share information[ with {with}]', 'Information was shared with {with}: {what}'],
  'information.share-refused': ['Decide not to share', 'Sharing with {with} was refused'],
  'data-request.received': ['Log a request for data', '{person} asked for data'],
  'referral.made': ['Refer {person}[ to {to}]', '{person} was referred to {to}'],
  'referral.not-made': ['Record why {person} was not referred', '{person} was not referred to {to}'],
  'signpost.given': ['Tell {person} of [{to}|a service]', '{person} was told of {to}'],
  'partner-update.received': ["Receive a partner's update", 'An update came from {from}'],
  'partner.contacted': ['Contact [{partner}|the partner][ about {purpose}]', '{partner} was contacted about {purpose}'],
  'advice.sought': ['Seek advice[ from {from}]', 'Advice was sought from {from}'],
  'marac.listed': ['List {person} for MARAC', '{person} was listed for MARAC on {meetingOn}'],
  'marac.heard': ['Attend MARAC for {person}', 'MARAC heard about {person}'],
  'marac.action-completed': ['Complete the MARAC action', 'A MARAC action for {person} was completed'],
  'safeguarding-concern.identified': [
    'Raise the safeguarding concern[: {kind}]',
    'A safeguarding concern was identified for {person}: {kind}',
  ],
  'slavery-concern.identified': ['Raise the slavery concern', 'Signs of slavery were identified for {person}'],
  'security.offered': ['Offer {person} [{measures}|security measures]', 'Security was offered to {person}: {outcome}'],
  'security.ordered': ['Order [{measure}|security] for {person}', '{measure} was ordered for {person}'],
  'security.fitted': ['Fit [{measure}|the security measure]', '{measure} was fitted for {person}'],
  'security.reviewed': ['Review security for {person}', 'Security for {person} was reviewed: {why}'],
  'repair.reported': ['Report the repair', 'A repair was reported: {kind}'],
  'repair.ordered': ['Order the repair[ as {priority}]', 'The repair was ordered: {priority}'],
  'repair.completed': ['Complete the repair', 'The repair was completed'],
  'recharge.raised': ['Raise a charge', 'A charge was raised for {payer}: {cause}'],
  'recharge.cancelled': ['Cancel the charge', 'A charge was cancelled'],
  'temporary-accommodation.arranged': [
    'Arrange somewhere to stay for {person}',
    'Somewhere to stay was arranged for {person}: {kind}',
  ],
  'tenancy-change.requested': [
    'Take the request to change the tenancy',
    '{person} asked for a change of tenancy: {kind}',
  ],
  'tenancy-change.decided': ['Decide on the tenancy', 'The change of tenancy for {person} was decided: {outcome}'],
  'mediation.offered': ['Consider mediation', 'Mediation was considered: {outcome}'],
  'rehousing.requested': ['Take the request to move', '{person} asked to move'],
  'rehousing.assessed': ['Assess the move', 'The move was assessed'],
  'rehousing.decided': ['Decide on the move', 'The move was decided: {outcome}'],
  'rehousing.offered': ['Offer a home', 'A home was offered'],
  'rehousing.answered': ['Record the answer to the offer', 'The offer of a home was answered: {outcome}'],
  'victim.moved': ['Record the move', '{person} moved'],
  'income-court-action.started': ['Start court action for rent', 'Court action for rent was started[: {step}]'],
  'breathing-space.set': ['Set the pause in court action', 'Court action was paused for {months} months'],
  'breathing-space.declined': ['Record that the pause was declined', '{person} declined the pause in court action'],
  'support.offered': ['Offer {person} [{kind}|support]', 'Support was offered to {person}, {kind}: {outcome}'],
  'support.provided': ['Provide [{kind}|support]', 'Support was provided[ to {person}]: {kind}'],
  'cost.recorded': ['Record the cost', 'A cost was recorded: {kind}'],
  'perpetrator-action.considered': [
    '[Consider {options} for {person}|Consider action about {person}]',
    'Action about {person} was considered: {decision}',
  ],
  'legal-action.proposed': ['Propose legal action', 'Legal action was proposed: {kind}'],
  'proportionality-review.held': ['Review ways to stay out of court', 'Ways to stay out of court were reviewed'],
  'extreme-circumstances.recorded': ['Record extreme circumstances', 'Extreme circumstances were recorded'],
  'legal-action.authorised': ['Authorise legal action', 'Legal action was authorised'],
  'legal-action.started': ['Start legal action', 'Legal action was started: {kind}'],
  'court-hearing.fixed': ['Fix the hearing', 'A hearing was fixed for {hearingOn}'],
  'court-order.made': ['Record the court order', 'A court order was made: {kind}'],
  'court-costs.decided': ['Decide whether to seek costs', 'Seeking court costs was decided: {sought}'],
  'police-evidence.provided': ['Give the police evidence', 'Evidence was given to the police: {what}'],
  'restricted-access.assessed': [
    'Assess {person} for restricted access',
    '{person} was assessed for restricted access',
  ],
  'restricted-access.listed': ['List {person} for restricted access', '{person} was listed for restricted access'],
  'perpetrator-support.requested': ['Answer the request for support to change', '{person} asked for support to change'],
  'case.assigned': ['Give the case to [{to}|an owner]', 'The case was given to {to}'],
  'case.closed': ['Close the case', 'The case was closed: {reason}'],
  'case.reopened': ['Reopen the case', 'The case was reopened: {reason}'],
  'monitoring.safety-considered': [
    'Consider whether monitoring is safe',
    'Considered whether monitoring is safe: {safe}',
  ],
  'case.monitored': ['Check on the closed case', 'The closed case was checked: {how}'],
  'service.limited': ['Limit a service', 'A service was limited: {what}'],
  'complaint.received': ['Answer the complaint', 'A complaint came in'],
  'complaint.answered': ['Answer the complaint', 'The complaint was answered'],
  'duty.waived': ['Waive the duty', 'A duty was waived: {reason}'],
  'entry.retracted': ['Correct an entry', 'An entry was taken back'],
  'kpis.reported': ['Report the figures[ to {to}]', 'The figures were reported to {to}'],
  'policy.reviewed': ['Review the [{document}|policy]', 'Reviewed: {document}'],
  'equality-assessment.completed': [
    'Complete the equality assessment[: {kind}]',
    'An equality assessment was completed: {kind}',
  ],
  'compliance-audit.completed': ['Complete the compliance audit', 'A compliance audit was completed'],
  'recommendation.implemented': [
    'Carry out the recommendation[ from the {from}]',
    'A recommendation from {from} was carried out',
  ],
  'benchmark.completed': ['Compare with others', 'A comparison with others was completed'],
  'casework-review.completed': ['Review casework', 'Casework was reviewed'],
  'service-review.completed': ['Review the service[ from {sources}]', 'The service was reviewed from {sources}'],
  'training.completed': [
    'Complete the training[: {course}][ for {group}]',
    'Training was completed: {course}, {group}',
  ],
  'guidance.issued': ['Issue the guidance[ on {topic}]', 'Guidance was issued: {topic}'],
  'publicity.issued': ['Tell people about the service[: {topic}]', 'Publicity was issued by {medium}: {topic}'],
  'partnership.attended': ['Attend [{forum}|the partnership]', 'The partnership was attended: {forum}'],
  'authority-request.received': ["Answer the authority's request", 'A request came from {from}'],
  'accreditation.assessed': ['Have the service assessed[: {scheme}]', 'The service was assessed: {scheme}'],
  'staff-support.offered': ['Offer staff [{kind}|support]', 'Support was offered to staff: {kind}'],
  'role.assigned': ['Give the role', 'The role {role} was given'],
}

const SPELT: Readonly<Record<string, string>> = {
  idva: 'IDVA',
  marac: 'MARAC',
  mappa: 'MAPPA',
  dash: 'DASH',
  asb: 'ASB',
  cctv: 'CCTV',
  da: 'domestic abuse',
  kpis: 'figures',
}

/** Codes that need more than their own words inside a sentence. */
const PHRASES: Readonly<Record<string, string>> = {
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
  police: 'the police',
  board: 'the board',
  tenancy: 'the tenancy',
  'joint-tenancy': 'the joint tenancy',
  '18-or-over': '18 or over',
  '16-17': '16 or 17',
}

/** A kebab-case code in plain words. */
export const plainly = (code: string): string =>
  PHRASES[code] ??
  code
    .split('-')
    .map((word) => SPELT[word] ?? word)
    .join(' ')

const list = new Intl.ListFormat('en-GB')

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

function sayValue(value: CodeValue, join: Intl.ListFormat): string {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? plainly(value) : join.format(value.map(plainly))
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
  return said.charAt(0).toUpperCase() + said.slice(1)
}

const isSomebody = (field: string): boolean => field === 'person' || field === 'from' || field === 'to'

/** What took place, as the timeline says it. */
export const sentenceOf = (type: EntryTypeName, codes: Codes, nameOf: NameOf): string =>
  fill(SENTENCES[type][1], type, codes, nameOf)

/** What to do, verb first, as far as a norm says it: for whom, about what, to which service. */
export function askedOf(type: EntryTypeName, person: string | null, where: Where = {}): string {
  const asked: Record<string, CodeValue> = {}
  for (const [field, wanted] of Object.entries(where)) {
    if (wanted === '?' || typeof wanted === 'boolean') continue
    const values = (Array.isArray(wanted) ? wanted : [wanted]).filter((each) => each !== null)
    if (values.length > 0 && values.length <= 3) asked[field] = values.map(String)
  }
  return fill(SENTENCES[type][0], type, person === null ? asked : { ...asked, person }, (id) => id, either)
}
