/** Reads the form of a concern: what was left empty is left out, and where it goes follows from how they know. */
import { randomUUID } from 'node:crypto'
import { broughtBy, type Concern, WAYS_OF_KNOWING, type WayOfKnowing } from '../../casework/raise-concern.ts'
import { recipientsOf } from '../../packs/intake-choice.ts'
import { withSafeContact } from '../../record/told-of-contact.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import type { PassingOn } from '../../views/read-passing-on.ts'
import { type Form, many, one } from '../kit/form.ts'

const SAID: Readonly<Record<WayOfKnowing, string>> = {
  'told-by-them': 'They told me themselves',
  'told-by-other': 'Somebody else told me',
  suspected: 'I suspect it',
  witnessed: 'I saw or heard it',
  pattern: 'A record made me think: repairs, noise, arrears, a visit',
}
export const WAYS = WAYS_OF_KNOWING.map((value) => ({ value, label: SAID[value] }))

/** Where somebody notices things who works at homes for us. */
const USUAL_PLACE: Readonly<Partial<Record<RoleName, string>>> = { contractor: 'contractor-visit', repairs: 'repair' }

const yesNo = (form: Form, name: string) => {
  const said = one(form, name)
  return said === 'yes' ? { [name]: true } : said === 'no' ? { [name]: false } : {}
}

/** `passedTo`: null where the sender saw no abuse, and nothing is passed on. */
export function readConcern(form: Form, role: RoleName, { intake }: PassingOn): Concern & { passedTo: string | null } {
  const how = WAYS_OF_KNOWING.find((each) => each === one(form, 'how')) ?? 'suspected'
  const ofColleague = one(form, 'colleague') === 'yes'
  const recipients: readonly string[] = recipientsOf(intake, broughtBy({ how, ofColleague }))
  // The question of whom is asked about one's own suspicion alone: for all else the landlord has one way.
  const to = recipients.length > 1 ? one(form, 'to') : (recipients[0] ?? '')
  const outcome = one(form, 'considered')
  const safe = one(form, 'safe')
  const reason = one(form, 'reason')
  const channel = one(form, 'channel')
  const noticedIn = one(form, 'noticedIn') || (USUAL_PLACE[role] ?? '')
  return {
    role,
    key: one(form, 'key') || randomUUID(),
    how,
    ofColleague,
    ...(to ? { to } : {}),
    ...(one(form, 'name') ? { name: one(form, 'name') } : {}),
    ...yesNo(form, 'imminentDanger'),
    ...yesNo(form, 'sourceAnonymous'),
    ...(channel ? { channel } : {}),
    ...(noticedIn ? { noticedIn } : {}),
    signs: many(form, 'signs'),
    summary: withSafeContact(one(form, 'summary'), safe),
    ...(outcome && how !== 'told-by-them' ? { considered: { outcome, ...(reason ? { reason } : {}) } } : {}),
    passedTo: how === 'pattern' && outcome === 'no-abuse-seen' ? null : to,
  }
}
