/** A home that the person harmed shares with whoever causes harm, and a legal step there that is ready for somebody's yes. */
import { type Member, someId } from './opened-landlord.ts'

export async function sharedHome(officer: Member, holds: { victim?: string; other?: string } = {}) {
  const [victim, other] = [someId(), someId()]
  const id = await officer.report(
    {},
    {
      people: [
        { person: victim, data: { role: 'victim', customerType: holds.victim ?? 'joint-tenant' } },
        { person: other, data: { role: 'perpetrator', customerType: holds.other ?? 'joint-tenant' } },
      ],
    },
  )
  return { id, victim, other }
}

export const WEIGHED = {
  wishes: 'She wants him out, and to stay.',
  safety: 'She stays with her sister.',
  repercussions: 'He may come to the school.',
  riskPlan: 'Locks first, the school told, the police told of the day.',
  safeToAct: true,
}
export const REVIEW = {
  options: ['Warning letter: ignored'],
  mentalCapacity: 'Not known, asked his GP',
  equalityAct: 'None known',
  homelessness: 'His brother has a room',
  preCourtProtocol: 'Letter before action sent',
}

/** A step at MHA that its team proposed, with all that comes before the yes. `more` is said of the proposal too. */
export async function readyStep(officer: Member, kind: string, more: Readonly<Record<string, unknown>> = {}) {
  const made = await sharedHome(officer)
  const action = someId()
  const step = { action, person: made.other, kind }
  await officer.act(made.id, 'legal-action.proposed', { ...step, ...more }, { by: 'community-safety-team' })
  await officer.act(made.id, 'victim-wishes.considered', { action, ...WEIGHED })
  await officer.act(made.id, 'proportionality-review.held', { action, ...REVIEW })
  return { ...made, action, step }
}
