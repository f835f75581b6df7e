/** Signing in at the made-up desk: the password is `right`, the code 123456. */
import { HOUR, MINUTE } from '../record/london-time.ts'
import type { PasskeyDesk } from './kit/passkey-desk.ts'
import type { PublicFormShown, SignInDesk } from './kit/sign-in-desk.ts'
import { NOW } from './made-up-duties.ts'

const SECRET = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  address:
    'otpauth://totp/Rowan:Rowan?issuer=Rowan&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30',
}

const MADE_UP_PUBLIC_FORM: PublicFormShown = {
  landlord: 'vivid',
  name: 'VIVID',
  goesTo: { usual: 'da-caseworker', ofColleague: 'people-team' },
  titles: {},
  hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', until: '17:00' },
  hasWelsh: true,
  phone: '01632 960010',
  helplines: [{ name: 'A made-up helpline', phone: '0808 157 0000' }],
}

export const MADE_UP_SIGN_IN: SignInDesk = {
  signIn: async ({ password }) =>
    password === 'right'
      ? { ok: true, token: 'officer' }
      : password === 'half'
        ? { ok: false, reason: 'more', step: 'step', asks: 'code' }
        : { ok: false, reason: 'wrong' },
  signOut: async () => undefined,
  readStep: async (step) =>
    step === 'own'
      ? { asks: 'password' }
      : step === 'new'
        ? { asks: 'set-up', ...SECRET }
        : { asks: 'code', byPasskey: false },
  answerCode: async ({ code }) => (code === '123456' ? { outcome: 'in', token: 'officer' } : { outcome: 'wrong' }),
  answerPassword: async () => ({ outcome: 'in', token: 'officer' }),
  ranOut: async (token) => (token === 'tired' ? { formToken: null } : null),
  isSameHolder: async (before, token) => before === 'tired' && token === 'officer',
  readOwnSignIn: async () => ({
    sessions: [
      { id: 's-1', device: 'Firefox on Windows', began: NOW - HOUR, seen: NOW - MINUTE, here: true },
      { id: 's-2', device: 'Safari on iPhone', began: NOW - 3 * HOUR, seen: NOW - 10 * MINUTE, here: false },
    ],
    hasCode: false,
    needed: true,
    madeUp: true,
    ownMeans: true,
  }),
  endSessions: async () => true,
  changePassword: async (_token, { password }) => ({ outcome: password === 'right' ? 'done' : 'wrong' }),
  readNewSecret: async () => SECRET,
  setUpOwnCode: async (_token, { code }) => ({ outcome: code === '123456' ? 'done' : 'wrong' }),
  proofAsked: async () => ({ typed: 'password', byPasskey: false, atProvider: false }),
  prove: async (token, { proof }) => (proof === 'right' ? { outcome: 'proved', token } : { outcome: 'wrong' }),
  signOnPlaces: [{ landlord: 'vivid', name: 'VIVID' }],
  readPublicForm: (landlord) => (landlord === 'vivid' ? MADE_UP_PUBLIC_FORM : null),
  tellPublicly: async () => ({
    outcome: 'told',
    came: { outcome: 'recorded', caseId: 'c-1', reference: 'R-4F7K', seq: 3 },
  }),
  goToProvider: async () => ({ outcome: 'go', to: 'https://sign-in.landlord.example/auth', browser: 'browser' }),
  goToConfirm: async () => ({ outcome: 'down' }),
  comeBack: async ({ query }) =>
    query === 'code=wrong' ? { outcome: 'wrong', proves: false } : { outcome: 'in', token: 'officer', goesBack: true },
  endAtProvider: async () => false,
  readRecoveries: async () => ({
    waiting: [
      { id: 'r-1', name: 'Lou Example', askedBy: 'Una Example', asked: NOW - HOUR, byMe: false },
      { id: 'r-2', name: 'Ola Example', askedBy: 'Olu Example', asked: NOW - HOUR, byMe: true },
    ],
    colleagues: [{ account: 'a-1', name: 'Owen Example' }],
  }),
  askForRecovery: async () => 'r-1',
  agreeToRecovery: async () => 'made-by-chance-0123',
}

/** Passkeys at the made-up desk: the answer is `right`. */
export const MADE_UP_PASSKEYS: PasskeyDesk = {
  askForPasskey: async () => ({ challenge: 'AAAA' }),
  signInByPasskey: async ({ answer }) =>
    answer === 'right' ? { ok: true, token: 'officer' } : { ok: false, reason: 'wrong' },
  answerByPasskey: async ({ answer }) =>
    answer === 'right' ? { outcome: 'in', token: 'officer' } : { outcome: 'wrong' },
  proveByPasskey: async (token, { answer }) =>
    answer === 'right' ? { outcome: 'proved', token } : { outcome: 'wrong' },
  readOwnPasskeys: async () => ({
    hasCode: false,
    passkeys: [
      { id: 'k-1', name: 'Work laptop', synced: false, made: NOW - 30 * HOUR, used: NOW - HOUR },
      { id: 'k-2', name: 'Telephone', synced: true, made: NOW - 2 * HOUR, used: null },
    ],
  }),
  addPasskey: async (_token, { answer }) => (answer === 'right' ? 'done' : 'wrong'),
  removePasskey: async (_token, id) => (id === 'k-1' ? 'done' : 'needed'),
}
