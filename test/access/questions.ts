/**
 * Every function of the database that somebody could ask about a case: with the ids of a case, or with ids of nothing. What is not
 * listed here is in `ASKS_OF_NO_CASE`, with the reason; a test holds the two to the catalogue.
 */
import { idOf, type MadeUpCase, meetingOf } from './made-up-people.ts'

/** Ids under which a case could be asked for. */
export type Things = Readonly<Record<keyof ReturnType<typeof thingsOf>, string>>

export const thingsOf = (of: MadeUpCase) => ({
  stream: of.stream,
  reference: `R-${of.name}`,
  entry: idOf('entry', of.name),
  person: idOf('person', of.name),
  rent: `RENT-${of.name}`,
  job: idOf('job', of.name),
  move: idOf('move', of.name),
  complaint: idOf('complaint', 'of-nobody', of.name),
  meeting: meetingOf(of),
  file: idOf('file', null, of.name),
  sealed: idOf('export', of.name),
  address: idOf('address', of.name),
  hold: idOf('keeping-hold', of.name),
  erasure: idOf('erasure', of.name),
  message: idOf('message', of.name),
  exclusion: idOf('exclusion', of.name),
  glass: idOf('glass', of.name),
})

export const NOTHING: MadeUpCase = {
  name: 'nothing',
  state: 'open',
  isSealed: false,
  isElsewhere: false,
  stream: idOf('case', 'nothing'),
}

/** Somebody else of the landlord, and an id that is new. */
export type Others = { readonly colleague: string; readonly fresh: string }

const DAY = `'2026-04-01'`
const act = (type: string, more: object = {}) =>
  `'${JSON.stringify({ type, role: 'income-officer', at: 1, recordedAt: 2, id: idOf('act', type), codes: {}, ...more })}'`

/** A change to a record, as `sec.write` and its kin take it. */
const change = (stream: string, more: object = {}) =>
  `'${JSON.stringify({
    stream,
    seq: 1,
    head: '00',
    now: 1,
    entries: [
      {
        id: idOf('change', stream),
        seq: 2,
        type: 'priority.set',
        at: 1,
        recordedAt: 1,
        role: 'da-lead',
        codes: {},
        happened: false,
        previous: '00',
        hash: '01',
      },
    ],
    judged: {},
    ...more,
  })}'`

export const QUESTIONS: Readonly<Record<string, (of: Things, others: Others) => string>> = {
  act_as_facet: ({ rent }) =>
    `'account', '${rent}', ${act('income-court-action.started', { codes: { step: 'notice' } })}`,
  'act_as_facet job': ({ job }) => `'job', '${job}', ${act('repair.completed', { role: 'repairs' })}`,
  'act_as_facet handover': ({ stream, entry }) => `'handover', '${stream}', ${act('handover.accepted', { entry })}`,
  addresses_left_out: ({ stream }) => `'${stream}'`,
  agree_to_erasure: ({ erasure }) => `'${erasure}', 1`,
  break_glass: ({ reference }) => `'${reference}', 'danger-now'`,
  begin_export: ({ file }, { fresh }) => `'${fresh}', '${file}', 'words', 1, 1`,
  complaint_handlers: ({ complaint }) => `'${complaint}'`,
  complaints_near: ({ stream }) => `'${stream}'`,
  contact_check: ({ rent }) => `'${rent}', 'email', now()`,
  could_represent: ({ stream }) => `'${stream}'`,
  enqueue: ({ stream }) => `'${stream}', '[]'`,
  hold_keeping: ({ reference }, { fresh }) => `'${fresh}', '${reference}', 'child', '\\x00', 1`,
  keep_address: ({ stream, person }, { fresh }) => `'${fresh}', '${stream}', '${person}', '\\x00'`,
  keep_judged: ({ stream }) => `'${stream}', '{}'`,
  keep_minute: ({ meeting }, { fresh }) => `'${fresh}', '${meeting}', 'us', '\\x00', 1`,
  keep_out: ({ reference }, { colleague }) => `'${reference}', '${colleague}', 'friend'`,
  keep_restricted: ({ stream }) => `'${stream}', '{}', '[]'`,
  look_at_export: ({ sealed }) => `'${sealed}', 1`,
  let_in: ({ exclusion }) => `'${exclusion}'`,
  load: ({ stream }) => `'${stream}', null`,
  load_by_facet: ({ move }) => `'move', '${move}', null`,
  load_case_of_complaint: ({ complaint }) => `'${complaint}', null`,
  load_complaint: ({ complaint }) => `'${complaint}'`,
  load_complaint_of_case: ({ stream, complaint }) => `'${stream}', '${complaint}'`,
  may_send: ({ message }, { fresh }) => `'${message}', '${fresh}', now()`,
  meetings_on: ({ stream }) => `'${stream}'`,
  message_sent: ({ message }, { fresh }) => `'${message}', '${fresh}', '${fresh}', now()`,
  name_representative: ({ meeting }, { colleague }) => `'${meeting}', '${colleague}', 1, false`,
  named_on: ({ stream }) => `'${stream}'`,
  open_address: ({ address, stream }) => `'${address}', '${stream}', 'visit'`,
  open_meeting: ({ stream }, { fresh }) => `'${fresh}', '${stream}', ${DAY}, 1`,
  propose_erasure: ({ stream }, { fresh }) => `'${fresh}', '${stream}', 'case', ${DAY}, 1`,
  put_beside_case: ({ complaint, stream }) => `'${complaint}', '${stream}'`,
  queue_message: ({ stream, person }, { fresh }) =>
    `'${fresh}', '${stream}', '${person}', '${fresh}', 'da-lead', 'call-us', '\\x00', now(), now()`,
  reach_for_complaint: ({ complaint }) => `'${complaint}'`,
  read_complaint: ({ complaint }) => `'${complaint}'`,
  registry_on_case: ({ stream }) => `'${stream}'`,
  release_hold: ({ hold }) => `'${hold}', '\\x00', 1`,
  review_emergency: ({ glass }) => `'${glass}', 'right'`,
  say_why: ({ glass }) => `'${glass}', '\\x00'`,
  seal_case: ({ stream }, { colleague }) => `'${stream}', array['${colleague}']::uuid[]`,
  step_back: ({ stream }) => `'${stream}'`,
  stream_of_work_order: ({ job }) => `'${job}'`,
  take_export: ({ sealed, entry }) => `'${sealed}', '${entry}', 1`,
  unseal_case: ({ stream }) => `'${stream}', array['da-caseworker']`,
  who_looked: ({ reference }) => `'${reference}'`,
  withdraw_erasure: ({ erasure }) => `'${erasure}', 1`,
  withdraw_message: ({ stream, message }) => `'${stream}', '${message}', now()`,
  words_of_requests: ({ move }) => `'${move}'`,
  write: ({ stream }) => change(stream),
  'write by a move': ({ stream, move }) => change(stream, { move }),
  write_complaint: ({ complaint }) => change(complaint),
  'write_complaint of a case': ({ stream }, { fresh }) =>
    change(fresh, { case: stream, opens: { reference: 'C-NEW', at: 1 }, shown: {} }),
  write_for_complaint: ({ stream, complaint }) => change(stream, { complaint }),
}

/** Answers that name cases of themselves, and must not name one out of which the asker is kept. */
export const LISTS: Readonly<Record<string, string>> = {
  complaints: '',
  conflicts: '',
  emergencies: '',
  exclusions: '',
  implementation: '9999999999999',
  represented: '',
  represented_cases: '',
  trail: '9999, false, 200',
  visible: '',
  words_of_questions: '',
  words_of_work_orders: '',
}

/** What no case can be asked of, and why. */
export const ASKS_OF_NO_CASE: Readonly<Record<string, string>> = {
  account: 'the asker themselves',
  account_of: 'the landlord’s records of people, which know no case',
  add_file: 'an entry that the asker wrote in the same transaction',
  agree_data_request: 'a request for data, which stands on no case and under an id of its own',
  agree_recovery: 'how a colleague signs in',
  ask_identity: 'a request for data, which stands on no case and under an id of its own',
  ask_recovery: 'how a colleague signs in',
  audit: 'writes a line in the asker’s name, and reads nothing',
  audit_hash: 'works out a hash of what is given',
  begin_sign_in: 'signing in',
  change_password: 'what the asker signs in with',
  check_restricted: 'keyed hashes of a list that the landlord keeps for those who let homes',
  checkpoints_seen: 'how much of the audit is signed for',
  choose_delivery: 'a request for data, which stands on no case and under an id of its own',
  code_right: 'signing in',
  confirm_identity: 'a request for data, which stands on no case and under an id of its own',
  data_requests: 'a request for data, which stands on no case and under an id of its own',
  data_withheld: 'a request for data, which stands on no case and under an id of its own',
  does_jobs: 'the asker’s roles',
  end_my_sessions: 'the asker’s own sessions',
  enter: 'the asker’s session',
  handles_data: 'a request for data, which stands on no case and under an id of its own',
  keep_secret: 'what the asker signs in with',
  kept_out: 'policies read it',
  kept_out_objects: 'policies read it',
  known_person: 'the landlord’s records of people, which know no case',
  landlord: 'the asker themselves',
  match_registry: 'the landlord’s records of people, which know no case',
  my_sessions: 'the asker’s own sessions',
  my_sign_in: 'what the asker signs in with',
  note_search: 'counts the asker’s searches',
  only_read: 'policies read it',
  organisation: 'the landlord’s own stream',
  own_data: 'a request for data, which stands on no case and under an id of its own',
  plans_jobs: 'the asker’s roles',
  prove: 'what the asker signs in with',
  ran_out: 'a session that ran out',
  recall: 'what the asker was answered',
  receive_data_request: 'a request for data, which stands on no case and under an id of its own',
  recoveries: 'how a colleague signs in',
  release_data_request: 'a request for data, which stands on no case and under an id of its own',
  remember: 'what the asker was answered',
  review_data_request: 'a request for data, which stands on no case and under an id of its own',
  roles: 'the asker’s roles',
  see_notices: 'the asker’s own notices',
  sees_accounts: 'the asker’s roles',
  set_up_code: 'what the asker signs in with',
  sign_in_right: 'signing in',
  sign_in_step: 'signing in',
  sign_in_wrong: 'signing in',
  sign_out: 'the asker’s session',
  step_password: 'signing in',
  step_secret: 'signing in',
  step_set_up: 'signing in',
  try_code: 'signing in',
  try_proof: 'what the asker signs in with',
}
