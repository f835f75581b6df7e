/** Every address of the pages, in one place: neutral words only, references and never names. */
import type { DocumentKind } from '../../outgoing/documents/document-kinds.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import { asQuery, codeOf, inAddress } from './address-code.ts'
import { OWN_FORMS } from './own-forms.ts'

const inLanguage = (lang: 'en' | 'cy'): string => asQuery({ lang: lang === 'en' ? null : lang })

export const paths = {
  signIn: '/sign-in',
  signInStep: '/sign-in/next',
  askPasskey: '/sign-in/passkey',
  signOn: (landlord: string, again = false) =>
    `/sign-in/at/${encodeURIComponent(landlord)}${asQuery({ again: again ? 'yes' : null })}`,
  confirmAtProvider: '/me/confirm',
  ownSignIn: '/me',
  ownPassword: '/me/password',
  ownCode: '/me/code',
  ownPasskeys: '/me/passkeys',
  askOwnPasskey: '/me/passkeys/ask',
  colleaguesSignIn: '/me/colleagues',
  signOut: '/sign-out',
  signedOut: '/signed-out',
  leave: '/leave',
  /** The form of that landlord for whoever does not sign in. */
  publicForm: (landlord: string, lang: 'en' | 'cy' = 'en') =>
    `/write/${encodeURIComponent(landlord)}${inLanguage(lang)}`,
  publicFormSent: (landlord: string, lang: 'en' | 'cy' = 'en') =>
    `/write/${encodeURIComponent(landlord)}/next${inLanguage(lang)}`,
  today: '/',
  beforeCourt: '/accounts/check',
  jobs: '/jobs',
  job: (id: string) => `/jobs/${encodeURIComponent(id)}`,
  moves: '/lettings',
  move: (id: string) => `/lettings/${encodeURIComponent(id)}`,
  applications: '/applications',
  questions: '/questions',
  question: (id: string) => `/questions/${encodeURIComponent(id)}`,
  keptApart: '/kept-apart',
  emergency: '/emergency',
  emergencies: '/emergencies',
  whoMaySee: (reference: string) => `/cases/${encodeURIComponent(reference)}/who`,
  leaks: '/got-out',
  newLeak: '/got-out/new',
  leak: (reference: string) => `/got-out/${encodeURIComponent(reference)}`,
  /** The form of one step alone. */
  leakStep: (reference: string, step: string) => `/got-out/${encodeURIComponent(reference)}/step${asQuery({ step })}`,
  /** A form of one: `step`, `case`, `close`. */
  leakForm: (reference: string, slug: string) => `/got-out/${encodeURIComponent(reference)}/${slug}`,
  complaints: '/complaints',
  newComplaint: (customer: string | null = null) => `/complaints/new${asQuery({ customer })}`,
  findComplainer: '/complaints/find',
  complaint: (reference: string) => `/complaints/${encodeURIComponent(reference)}`,
  /** A form of one complaint: `acknowledge`, `answer` ... */
  complaintForm: (reference: string, slug: string) => `/complaints/${encodeURIComponent(reference)}/${slug}`,
  /** Complaints of people who are on a case, for its lead. */
  caseComplaints: (reference: string) => `/cases/${encodeURIComponent(reference)}/running/complaints`,
  notices: '/notices',
  approvals: '/approvals',
  requests: '/requests',
  newReport: '/reports/new',
  concern: '/reports/pass-on',
  partnerUpdate: '/reports/partner',
  signUp: '/reports/sign-up',
  handovers: '/passed-on',
  findPerson: '/people/find',
  /** A report about somebody who was found in the records, by their opaque ids. */
  newReportAbout: (customer: string, home: string | null) => `/reports/new${asQuery({ customer, home })}`,
  matchPerson: (reference: string, person: string) =>
    `/cases/${encodeURIComponent(reference)}/people/${encodeURIComponent(person)}/match`,
  keptAddress: (reference: string, person: string) =>
    `/cases/${encodeURIComponent(reference)}/people/${encodeURIComponent(person)}/address`,
  case: (reference: string) => `/cases/${encodeURIComponent(reference)}`,
  asks: (reference: string) => `/cases/${encodeURIComponent(reference)}/asks`,
  acts: (reference: string) => `/cases/${encodeURIComponent(reference)}/acts`,
  act: (
    reference: string,
    type: EntryTypeName,
    prefill: {
      readonly person?: string | null
      readonly duty?: string | null
      readonly key?: string | null
      /** The number of an earlier entry that this one is about, and what it comes to. */
      readonly entry?: string | null
      readonly outcome?: string | null
    } = {},
  ) => `/cases/${encodeURIComponent(reference)}/${OWN_FORMS[type] ?? `acts/${inAddress(type)}`}${asQuery(prefill)}`,
  /** The form made from the vocabulary, which every act has. */
  plainAct: (reference: string, type: EntryTypeName) =>
    `/cases/${encodeURIComponent(reference)}/acts/${inAddress(type)}`,
  documents: (reference: string, made: { readonly made?: string } = {}) =>
    `/cases/${encodeURIComponent(reference)}/documents${asQuery(made)}`,
  /** The form that makes a document, with what is known already: any page can offer it. */
  makeDocument: (
    reference: string,
    kind: DocumentKind,
    prefill: {
      readonly person?: string | null
      readonly letter?: string | null
      readonly recipient?: string | null
    } = {},
  ) =>
    `/cases/${encodeURIComponent(reference)}/documents/make/${inAddress(kind)}${asQuery({ ...prefill, letter: prefill.letter ? codeOf(prefill.letter) : null })}`,
  /** Numbered papers for one kind of reader. */
  papers: (reference: string, reader: string) =>
    `/cases/${encodeURIComponent(reference)}/documents/papers/${inAddress(reader)}`,
  file: (reference: string, id: string) => `/cases/${encodeURIComponent(reference)}/files/${encodeURIComponent(id)}`,
  /** A copy of it with parts left out. */
  copy: (reference: string, id: string) =>
    `/cases/${encodeURIComponent(reference)}/files/${encodeURIComponent(id)}/copy`,
  /** How a document leaves for the partner that it was made for. */
  leaving: (reference: string, id: string) =>
    `/cases/${encodeURIComponent(reference)}/files/${encodeURIComponent(id)}/leaving`,
  trail: (asked: Readonly<Record<string, string>> = {}) => `/trail${asQuery(asked)}`,
  trailOfCase: (reference: string) => `/trail/${encodeURIComponent(reference)}`,
  looks: '/weekly-look',
  implementation: '/how-it-stands',
  looked: (reference: string) => `/cases/${encodeURIComponent(reference)}/looked`,
  lookedSheet: (reference: string) => `/cases/${encodeURIComponent(reference)}/looked/paper`,
  duty: (id: string) => `/asks/${encodeURIComponent(id)}`,
  meetings: (reference: string) => `/meetings/${encodeURIComponent(reference)}`,
  /** A page, saying what was just put on the record. */
  recorded: (path: string, types: readonly EntryTypeName[]) =>
    `${path}?${new URLSearchParams(types.map((type) => ['done', inAddress(type)])).toString()}`,
  organisation: '/organisation',
  keeping: '/keeping',
  partOfCase: (reference: string, part: string) =>
    `/cases/${encodeURIComponent(reference)}/data-parts/${encodeURIComponent(part)}`,
  partOfComplaint: (reference: string, part: string) =>
    `/complaints/${encodeURIComponent(reference)}/data-parts/${encodeURIComponent(part)}`,
  dataRequests: '/data-requests',
  newDataRequest: '/data-requests/new',
  dataRequest: (id: string) => `/data-requests/${encodeURIComponent(id)}`,
  /** Finds who asks in the housing records. */
  whoAsksForData: (id: string) => `/data-requests/${encodeURIComponent(id)}/who`,
  organisationAct: (type: EntryTypeName) => `/organisation/acts/${inAddress(type)}`,
  policy: '/policy',
  clause: (id: string) => `/policy#${id}`,
} as const
