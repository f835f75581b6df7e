/** The part of the desk that signs people in, and takes what is told by those who do not sign in, of a running Rowan. */
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { tellPublicly } from '../casework/tell-publicly.ts'
import { type FewInAnHour, fewInAnHour } from '../identity/few-in-an-hour.ts'
import { changePassword, endSessions, readNewSecret, readOwnSignIn, setUpOwnCode } from '../identity/own-sign-in.ts'
import { proofAsked, prove } from '../identity/prove.ts'
import { isSameHolder, ranOut } from '../identity/ran-out.ts'
import { agreeToRecovery, askForRecovery, readRecoveries } from '../identity/recovery.ts'
import { signIn, signOut } from '../identity/sign-in.ts'
import { answerCode, answerPassword, readStep } from '../identity/sign-in-step.ts'
import { comeBack, endAtProvider, goToConfirm, goToProvider } from '../identity/sign-on/sign-on.ts'
import { telling } from '../identity/telling.ts'
import { readPublicForm } from '../views/public-form.ts'
import type { SignInDesk } from './kit/sign-in-desk.ts'

/** How many tell through the public forms in an hour from one network. */
const FROM_A_NETWORK = 20

export const signInDeskOf = (rowan: Rowan, lets: FewInAnHour = fewInAnHour(FROM_A_NETWORK)): SignInDesk => ({
  signIn: ({ email, ...typed }) =>
    signIn(rowan.door, { username: email, ...typed, madeUp: rowan.madeUpFrom(typed.from) }),
  signOut: (token) => signOut(rowan.database, token),
  readPublicForm: (landlord) => readPublicForm(rowan, landlord),
  tellPublicly: async (landlord, told, from) =>
    lets(from)
      ? telling(rowan.door, landlord, (token) => tellPublicly(rowan, token, told), {
          counts: ({ outcome }) => outcome === 'recorded',
        })
      : { outcome: 'too-many' },
  readStep: (step) => readStep(rowan, step),
  answerCode: (sent) => answerCode(rowan, sent),
  answerPassword: (sent) => answerPassword(rowan, sent),
  ranOut: (token) => ranOut(rowan.door, token),
  isSameHolder: (before, token) => isSameHolder(rowan.door, before, token),
  readOwnSignIn: (token) => readOwnSignIn(rowan.database, token),
  endSessions: (token, id) => endSessions(rowan.database, token, id),
  changePassword: (token, sent) => changePassword(rowan, token, sent),
  readNewSecret: (token) => readNewSecret(rowan, token),
  setUpOwnCode: (token, sent) => setUpOwnCode(rowan, token, sent),
  proofAsked: (token) => proofAsked(rowan.database, token),
  prove: (token, sent) => prove(rowan, token, sent),
  signOnPlaces: [...rowan.providers.keys()].map((landlord) => ({ landlord, name: landlordOf(rowan, landlord).name })),
  goToProvider: (landlord, goer) => goToProvider(rowan, landlord, goer),
  goToConfirm: (goer) => goToConfirm(rowan, goer),
  comeBack: (sent) => comeBack(rowan, sent),
  endAtProvider: (landlord, token) => endAtProvider(rowan, landlord, token),
  readRecoveries: (token) => readRecoveries(rowan.database, token),
  askForRecovery: (token, account) => askForRecovery(rowan.door, token, account),
  agreeToRecovery: (token, id) => agreeToRecovery(rowan.door, token, id),
})
