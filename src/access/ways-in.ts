/**
 * Who may come in by a route of either door. Every route names one of these ways; who may use it follows from the roles and the
 * relations of the access table, and from nothing else. The doors, the matrix of routes and the documentation are made from it. Pure.
 */
import type { RoleName } from '../record/vocabulary.ts'
import { type CaseStanding, isOnCase } from './oracle.ts'
import { onlyPassesOn } from './permissions.ts'
import {
  ACCOUNT_ROLES,
  AUDIT_ROLES,
  CASE_LEADS,
  COMPLAINT_ROLES,
  CONFLICT_ROLES,
  CONTACT_CHECK_ROLES,
  DATA_ANSWER_AGREERS,
  DATA_PROTECTION_ROLES,
  DOING_JOBS,
  EMERGENCY_ROLES,
  ERASING_AGREERS,
  ERASING_ROLES,
  KEEPERS_OF_LAST_RESORT,
  KEEPING_APART_ROLES,
  KEEPING_COLLEAGUES_APART,
  KEEPING_ROLES,
  LEAK_CLOSERS,
  LEAK_ROLES,
  LETTINGS_ROLES,
  LOOK_ROLES,
  LOOK_STAND_INS,
  PLANNING_JOBS,
  ROLE_GIVERS,
  SEARCHING_ROLES,
  SECOND_LOOK_ROLES,
  STEERING_ROLES,
  VAULT_ROLES,
} from './roles.ts'

/** What a landlord chose that decides who may come in: part of its organisation.yaml. */
export type LandlordChoice = {
  /** Roles that pass on what they are told and see nothing of it, beside those who do everywhere. */
  readonly stepsBack: readonly RoleName[]
  /** Who is asked about a colleague without a name. */
  readonly advisers: readonly RoleName[]
  readonly keepsRestrictedList: boolean
  readonly asksAtSignUp: boolean
}

/** Somebody who comes, and how they stand to what the address names. */
export type Caller = {
  readonly roles: readonly RoleName[]
  /** Their session is open and their account is not closed. */
  readonly isSignedIn: boolean
  readonly landlord: LandlordChoice
  /** What the address names is of their own landlord. */
  readonly isOurs: boolean
  /** To the case that the address names, or to which the thing in it belongs. */
  readonly standing: CaseStanding
  /** The job was given to them, the question or what was passed on is addressed to a role of theirs. */
  readonly isTheirs: boolean
}

export type WayIn = keyof typeof WAYS_IN

const holds = ({ roles }: Caller, which: readonly RoleName[]) => roles.some((role) => which.includes(role))
/** A thing of a case that they are not kept out of; they need not be on it. */
const isNotKeptOut = ({ isOurs, standing }: Caller) => isOurs && !standing.isKeptOut

/** False for those who see holds alone, and for those who only pass on what they were told. */
export const seesCases = (roles: readonly RoleName[], { stepsBack }: Pick<LandlordChoice, 'stepsBack'>): boolean =>
  !roles.every((role) => ACCOUNT_ROLES.includes(role) || onlyPassesOn([role]) || stepsBack.includes(role))

const sees = (caller: Caller) => seesCases(caller.roles, caller.landlord)
const isOn = (caller: Caller) => sees(caller) && caller.isOurs && isOnCase(caller.standing)
const actsOn = (caller: Caller) => isOn(caller) && caller.standing.membership !== 'emergency'

type Way = {
  /** In plain English, after "who may": it stands in the documentation. */
  readonly says: string
  /** What the door asks before anything is read. */
  readonly door: 'anyone' | 'token' | 'signed-in' | 'sees-cases'
  /** Whether somebody who is signed in may. */
  readonly may: (caller: Caller) => boolean
}

const open = (says: string, may: Way['may'] = () => true): Way => ({ says, door: 'signed-in', may })
const cases = (says: string, may: Way['may'] = () => true): Way => ({
  says,
  door: 'sees-cases',
  may: (caller) => sees(caller) && may(caller),
})

export const WAYS_IN = {
  anyone: { says: 'anybody, signed in or not', door: 'anyone', may: () => true },
  // By no session at all, so that nobody who holds one comes in by it: what comes is asked for a token that the provider signed.
  provider: {
    says: 'a landlord’s own provider of sign-in, by a token that it signed',
    door: 'token',
    may: () => false,
  },
  'signed-in': open('everybody who is signed in'),
  'in-a-role': open('everybody who works for the landlord, in a role that they hold', ({ roles }) => roles.length > 0),
  'sees-cases': cases('everybody who sees cases at all'),
  'on-case': cases('who is on the case now, and nobody else', isOn),
  'acts-on-case': cases('who is on the case now, and does not only read it in an emergency', actsOn),
  'leads-case': cases(
    'who leads the case: the officer to whom it is assigned, or somebody on it who leads cases',
    (caller) => actsOn(caller) && holds(caller, CASE_LEADS),
  ),
  'opens-vault': cases(
    'who is on the case and opens addresses that are kept apart: its officer, or who safeguards',
    (caller) => actsOn(caller) && holds(caller, VAULT_ROLES),
  ),
  'second-look': cases(
    'who is on the case, looks at what others send, and did not make it',
    (caller) => actsOn(caller) && holds(caller, SECOND_LOOK_ROLES),
  ),
  'keeps-out': open(
    'who is on the case, or keeps people apart and is not kept out of it',
    (caller) => isNotKeptOut(caller) && (isOnCase(caller.standing) || holds(caller, KEEPING_APART_ROLES)),
  ),
  'keeps-apart': open('who keeps people apart from cases, or stands in for them', (caller) =>
    holds(caller, [...KEEPING_APART_ROLES, ...CONFLICT_ROLES, ...KEEPING_COLLEAGUES_APART, ...KEEPERS_OF_LAST_RESORT]),
  ),
  'lets-in': open(
    'who keeps people apart and is not kept out of that case',
    (caller) => isNotKeptOut(caller) && holds(caller, KEEPING_APART_ROLES),
  ),
  emergency: cases(
    'who answers for danger to people, is not on the case, and is not kept out of it',
    (caller) => isNotKeptOut(caller) && !isOnCase(caller.standing) && holds(caller, EMERGENCY_ROLES),
  ),
  'reviews-emergency': open(
    'who keeps people apart or leads that case, and did not open it themselves',
    (caller) =>
      isNotKeptOut(caller) &&
      (holds(caller, KEEPING_APART_ROLES) || (isOnCase(caller.standing) && holds(caller, CASE_LEADS))),
  ),
  accounts: open('who sees rent accounts, and no case', (caller) => holds(caller, ACCOUNT_ROLES)),
  'checks-contact': open('who asks for another system whether somebody may be written to', (caller) =>
    holds(caller, CONTACT_CHECK_ROLES),
  ),
  jobs: open('who plans jobs, or does them', (caller) => holds(caller, [...PLANNING_JOBS, ...DOING_JOBS])),
  job: open(
    'who plans jobs, or does this one',
    (caller) =>
      isNotKeptOut(caller) && (holds(caller, PLANNING_JOBS) || (holds(caller, DOING_JOBS) && caller.isTheirs)),
  ),
  moves: open('who lets homes', (caller) => holds(caller, LETTINGS_ROLES)),
  move: open(
    'who lets homes, unless kept out of its case',
    (caller) => isNotKeptOut(caller) && holds(caller, LETTINGS_ROLES),
  ),
  'restricted-list': open(
    'who lets homes, at a landlord that keeps a restricted access list',
    (caller) => holds(caller, LETTINGS_ROLES) && caller.landlord.keepsRestrictedList,
  ),
  questions: open('who is asked about a colleague without a name', (caller) => holds(caller, caller.landlord.advisers)),
  question: open('the role to which the question was put', (caller) => caller.isOurs && caller.isTheirs),
  'passed-on': open(
    'the role to which it was passed, unless kept out of the case',
    (caller) => isNotKeptOut(caller) && caller.isTheirs,
  ),
  complaints: open('who handles complaints', (caller) => holds(caller, COMPLAINT_ROLES)),
  complaint: open(
    'who handles complaints, unless it is about their own work or they are kept out of its case',
    (caller) => isNotKeptOut(caller) && holds(caller, COMPLAINT_ROLES),
  ),
  'complaint-part': open(
    'who handles complaints, or protects data and reads a part as a second person, unless it is about their own work or they are kept out of its case',
    (caller) => isNotKeptOut(caller) && holds(caller, [...COMPLAINT_ROLES, ...DATA_PROTECTION_ROLES]),
  ),
  searches: open('who looks people up in the landlord’s records', (caller) => holds(caller, SEARCHING_ROLES)),
  'searches-for-report': cases('who sees cases and looks people up in the landlord’s records', (caller) =>
    holds(caller, SEARCHING_ROLES),
  ),
  'asks-at-sign-up': cases(
    'who sees cases, at a landlord that asks new customers',
    ({ landlord }) => landlord.asksAtSignUp,
  ),
  keeping: open('who sees what is due to be erased and what is held', (caller) => holds(caller, KEEPING_ROLES)),
  'holds-case': open(
    'who sees what is due to be erased, unless kept out of that case',
    (caller) => isNotKeptOut(caller) && holds(caller, KEEPING_ROLES),
  ),
  erases: open(
    'who proposes that something is erased, unless kept out of that case',
    (caller) => isNotKeptOut(caller) && holds(caller, ERASING_ROLES),
  ),
  'agrees-to-erase': open(
    'who agrees to what somebody else proposed to erase, unless kept out of that case',
    (caller) => isNotKeptOut(caller) && holds(caller, ERASING_AGREERS),
  ),
  'data-requests': open('who handles requests for data, or agrees to the answers', (caller) =>
    holds(caller, [...DATA_PROTECTION_ROLES, ...DATA_ANSWER_AGREERS]),
  ),
  'data-request': open(
    'who handles requests for data, or agrees to the answers; kept out of a case, as if no part of it stood there',
    (caller) => holds(caller, [...DATA_PROTECTION_ROLES, ...DATA_ANSWER_AGREERS]),
  ),
  'protects-data': open(
    'who handles requests for data; kept out of a case, as if no part of it stood there',
    (caller) => holds(caller, DATA_PROTECTION_ROLES),
  ),
  'agrees-to-answer': open(
    'who agrees to who asks for data, or to the answer, and did not prepare it; kept out of a case, as if no part of it stood there',
    (caller) => holds(caller, DATA_ANSWER_AGREERS),
  ),
  looks: open(
    'who looks every week at a sample of what was looked at, never at what they did themselves; or stands in for whoever looks alone',
    (caller) => holds(caller, [...LOOK_ROLES, ...LOOK_STAND_INS]),
  ),
  leaks: open('who looks after what may have got out', (caller) => holds(caller, LEAK_ROLES)),
  leak: open(
    'who looks after what may have got out, unless kept out of a case that it is about',
    (caller) => isNotKeptOut(caller) && holds(caller, LEAK_ROLES),
  ),
  'closes-leak': open(
    'who closes what may have got out, unless kept out of a case that it is about',
    (caller) => isNotKeptOut(caller) && holds(caller, LEAK_CLOSERS),
  ),
  trail: cases('who reads the audit trail', (caller) => holds(caller, AUDIT_ROLES)),
  'trail-of-case': cases(
    'who reads the audit trail, unless kept out of that case',
    (caller) => isNotKeptOut(caller) && holds(caller, AUDIT_ROLES),
  ),
  oversees: cases('who answers for how the policy is carried out', (caller) => holds(caller, STEERING_ROLES)),
  'gives-roles': open('who gives roles, and lets colleagues sign in again', (caller) => holds(caller, ROLE_GIVERS)),
} as const satisfies Readonly<Record<string, Way>>

/** Whether somebody may come in by that way. */
export const mayComeIn = (way: WayIn, caller: Caller): boolean =>
  way === 'anyone' || (caller.isSignedIn && WAYS_IN[way].may(caller))
