/** The routes that only read: what the pages show, as JSON. Times are civil time in London, as in every other answer. */
import { z } from 'zod'
import type { Declaration } from '../access/declared.ts'
import { ENTRY_TYPES } from '../record/vocabulary.ts'
import { PEOPLE_AREA } from '../views/areas/people.ts'
import { readEmergencies } from '../views/kept-apart/read-emergencies.ts'
import { readKeptApart } from '../views/kept-apart/read-kept-apart.ts'
import { listCases } from '../views/list-cases.ts'
import { readApprovals } from '../views/read-approvals.ts'
import { readArea } from '../views/read-area.ts'
import { readCasePage } from '../views/read-case.ts'
import { readHolds } from '../views/read-holds.ts'
import { readImplementation } from '../views/read-implementation.ts'
import { readJobs } from '../views/read-jobs.ts'
import { readMoves } from '../views/read-moves.ts'
import { readNotices } from '../views/read-notices.ts'
import { readPolicyPage } from '../views/read-policy.ts'
import { readQuestions } from '../views/read-questions.ts'
import { readRequests } from '../views/read-requests.ts'
import { readToday } from '../views/read-today.ts'
import { readTrailOfCase, readWhoLooked } from '../views/read-who-looked.ts'
import { type HttpAnswer, invalid, NOT_FOUND } from './answers.ts'
import { EmergenciesAnswer, KeptApartAnswer } from './kept-apart-schemas.ts'
import { MovesAnswer, QuestionLine } from './lettings-schemas.ts'
import { PeopleAnswer, peopleAnswer } from './people-schemas.ts'
import type { Route } from './route.ts'
import {
  ApprovalsAnswer,
  CaseAnswer,
  CaseLine,
  HoldLine,
  ImplementationAnswer,
  JobLine,
  Moment,
  NoticesAnswer,
  RequestsAnswer,
  TodayAnswer,
  WhoLookedAnswer,
} from './view-schemas.ts'

const AREAS_OF_WORK = [...new Set(ENTRY_TYPES.map((type) => type.area))]

const Filter = z.strictObject({
  whose: z.enum(['mine', 'team', 'all']).default('all'),
  show: z.enum(['everything', 'late', 'due-today', 'no-time-stated']).default('everything'),
  team: z.string().max(100).optional().describe('the id of a team: what its roles owe'),
  area: z.enum(AREAS_OF_WORK).optional().describe('an area of work: what its acts answer'),
})

const view = (
  path: string,
  { access, audit }: Declaration,
  summary: string,
  answers: z.ZodType,
  read: (asked: Parameters<Route['answer']>[0]) => Promise<unknown>,
): Route => ({
  method: 'GET',
  path,
  summary,
  access,
  audit,
  answers,
  answer: async (asked): Promise<HttpAnswer> => {
    const found = await read(asked)
    return found === null ? NOT_FOUND : { status: 200, body: answers.parse(found) }
  },
})

const today = view(
  '/today',
  { access: 'signed-in', audit: ['view:today'] },
  'What I owe and what my team owes: what goes before other work first, then what is late',
  TodayAnswer,
  ({ rowan, token, query }) => readToday(rowan, token, Filter.parse(query)),
)

export const VIEW_ROUTES: readonly Route[] = [
  {
    ...today,
    query: Filter,
    answer: async (asked) => {
      const filter = Filter.safeParse(asked.query)
      if (filter.success) return today.answer(asked)
      return invalid(filter.error.issues.map((issue) => ({ field: issue.path.join('.'), problem: issue.message })))
    },
  },
  view(
    '/notices',
    { access: 'signed-in', audit: ['view:notices'] },
    'What I was told because time passed, what I have not seen first',
    NoticesAnswer,
    ({ rowan, token }) => readNotices(rowan, token),
  ),
  view(
    '/approvals',
    { access: 'sees-cases', audit: ['view:approvals'] },
    'What waits for me to agree, and what waits for others, on the cases that I am on',
    ApprovalsAnswer,
    ({ rowan, token }) => readApprovals(rowan, token),
  ),
  view(
    '/requests',
    { access: 'sees-cases', audit: ['view:requests'] },
    'Changes of tenancy and moves that were asked for on my cases and wait: what goes first, then the longest waiting',
    RequestsAnswer,
    ({ rowan, token }) => readRequests(rowan, token),
  ),
  view(
    '/cases',
    { access: 'sees-cases', audit: ['view:cases'] },
    'The cases that I am on: what goes before other work first, then the newest change',
    z.strictObject({ cases: z.array(CaseLine) }),
    async ({ rowan, token }) => {
      const cases = await listCases(rowan, token)
      return cases && { cases }
    },
  ),
  view(
    '/cases/{id}',
    { access: 'on-case', audit: ['view:case'] },
    'One case: its people, duties, gates, holds, breaches and record',
    CaseAnswer,
    ({ rowan, token, params }) => readCasePage(rowan, token, params.id ?? ''),
  ),
  view(
    '/cases/{id}/looked',
    { access: 'on-case', audit: ['view:who-looked'] },
    'Who looked at a case and who tried, from the audit trail, for whoever is on it',
    WhoLookedAnswer,
    ({ rowan, token, params }) => readWhoLooked(rowan, token, params.id ?? '', 'team'),
  ),
  view(
    '/trail/{id}',
    { access: 'trail-of-case', audit: ['view:trail-of-case'] },
    'The same for those who read the audit trail and are on no case: nothing of the case but its reference',
    WhoLookedAnswer,
    ({ rowan, token, params }) => readTrailOfCase(rowan, token, params.id ?? ''),
  ),
  view(
    '/implementation',
    { access: 'oversees', audit: ['view:implementation'] },
    'How far the policy is carried out, in numbers and without a case, for those who answer for it',
    ImplementationAnswer,
    ({ rowan, token }) => readImplementation(rowan, token),
  ),
  view(
    '/cases/{id}/people',
    { access: 'on-case', audit: ['view:case:people'] },
    "Who a case concerns: each person by the landlord's rule, and what law and policy say of two of them",
    PeopleAnswer,
    async ({ rowan, token, params }) => {
      const found = await readArea(rowan, token, params.id ?? '', PEOPLE_AREA)
      return found && peopleAnswer(found.shows)
    },
  ),
  view(
    '/holds',
    { access: 'accounts', audit: ['view:holds'] },
    'The rent accounts that are held, for a role that sees accounts and no cases',
    z.strictObject({ holds: z.array(HoldLine) }),
    async ({ rowan, token }) => {
      const holds = await readHolds(rowan, token)
      return holds && { holds }
    },
  ),
  view(
    '/jobs',
    { access: 'jobs', audit: ['view:jobs'] },
    'The open jobs that I plan or do: where, what, how to call, and nothing of why',
    z.strictObject({ now: Moment, jobs: z.array(JobLine) }),
    ({ rowan, token }) => readJobs(rowan, token),
  ),
  view(
    '/moves',
    { access: 'moves', audit: ['view:moves'] },
    'The moves that lettings work on: what a home must be and where it must not be, and nothing of who, from where, or why',
    MovesAnswer,
    ({ rowan, token }) => readMoves(rowan, token),
  ),
  view(
    '/questions',
    { access: 'questions', audit: ['view:questions'] },
    'Questions that wait for my advice, without a name',
    z.strictObject({ now: Moment, questions: z.array(QuestionLine) }),
    ({ rowan, token }) => readQuestions(rowan, token),
  ),
  view(
    '/kept-apart',
    { access: 'keeps-apart', audit: ['view:conflicts'] },
    'Who is kept out of which case, and cases in which the same person is harmed in one and said to cause harm in another; for whoever looks after both',
    KeptApartAnswer,
    ({ rowan, token }) => readKeptApart(rowan, token),
  ),
  view(
    '/emergencies',
    { access: 'signed-in', audit: ['view:emergencies'] },
    'Cases that were opened in an emergency, for whoever looks at it afterwards',
    EmergenciesAnswer,
    ({ rowan, token }) => readEmergencies(rowan, token),
  ),
  view(
    '/policy',
    { access: 'sees-cases', audit: ['view:policy'] },
    "The landlord's policy, clause by clause: what executes it, its slips and readings, its live duties",
    z.looseObject({
      landlord: z.string(),
      editions: z
        .array(z.looseObject({ recorded: Moment }))
        .describe('each wording of a version that judged cases here'),
      sections: z.array(z.looseObject({ title: z.string(), clauses: z.array(z.looseObject({ id: z.string() })) })),
    }),
    ({ rowan, token }) => readPolicyPage(rowan, token),
  ),
]
