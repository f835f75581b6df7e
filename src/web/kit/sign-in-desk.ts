/** What the pages ask about signing in, about what somebody signs in with, and for whoever does not sign in. */
import type { CaseBegun } from '../../casework/begin-case.ts'
import type { ToldPublicly } from '../../casework/tell-publicly.ts'
import type { Changed, OwnSignIn } from '../../identity/own-sign-in.ts'
import type { ProofAsked, Proved } from '../../identity/prove.ts'
import type { Recoveries } from '../../identity/recovery.ts'
import type { SignedIn } from '../../identity/sign-in.ts'
import type { SecretShown, SignInStep, Stepped } from '../../identity/sign-in-step.ts'
import type { CameBack, Goer, Gone } from '../../identity/sign-on/sign-on.ts'
import type { Told } from '../../identity/telling.ts'
import type { PublicFormShown } from '../../views/public-form.ts'

export type { Changed, OwnSignIn } from '../../identity/own-sign-in.ts'
export type { ProofAsked, Proved } from '../../identity/prove.ts'
export type { Recoveries } from '../../identity/recovery.ts'
export type { SignedIn } from '../../identity/sign-in.ts'
export type { SecretShown, SignInStep, Stepped } from '../../identity/sign-in-step.ts'
export type { CameBack, Gone } from '../../identity/sign-on/sign-on.ts'
export type { PublicFormShown } from '../../views/public-form.ts'

/** A landlord whose people sign in through a provider of its own. */
export type SignOnPlace = { readonly landlord: string; readonly name: string }

export type SignInDesk = {
  readonly signIn: (typed: {
    readonly email: string
    readonly password: string
    readonly from: string
    readonly device: string
  }) => Promise<SignedIn>
  readonly signOut: (token: string) => Promise<void>
  /** What a landlord's public form says of itself; null where there is none. */
  readonly readPublicForm: (landlord: string) => PublicFormShown | null
  /** Passes on what somebody tells who does not sign in. `from` where is counted for an hour, and kept nowhere. */
  readonly tellPublicly: (landlord: string, told: ToldPublicly, from: string) => Promise<Told<CaseBegun>>
  /** What is asked between the password and the session; null where that is over. */
  readonly readStep: (step: string) => Promise<SignInStep | null>
  readonly answerCode: (sent: {
    readonly step: string
    readonly code: string
    readonly from: string
  }) => Promise<Stepped>
  readonly answerPassword: (sent: { readonly step: string; readonly password: string }) => Promise<Stepped>
  /** What the forms of a session carried that ran out by itself; null for any other. */
  readonly ranOut: (token: string) => Promise<{ readonly formToken: string | null } | null>
  /** Whether that session ran out, and was of whoever holds this one. */
  readonly isSameHolder: (ranOut: string, token: string) => Promise<boolean>
  readonly readOwnSignIn: (token: string) => Promise<OwnSignIn | null>
  /** Ends one session of one's own; all but this where no id is given. */
  readonly endSessions: (token: string, id: string | null) => Promise<boolean>
  readonly changePassword: (
    token: string,
    sent: { readonly password: string; readonly fresh: string; readonly from: string },
  ) => Promise<Changed>
  readonly readNewSecret: (token: string) => Promise<SecretShown | null>
  readonly setUpOwnCode: (token: string, sent: { readonly code: string; readonly from: string }) => Promise<Changed>
  /** By what its holder shows again who they are. */
  readonly proofAsked: (token: string) => Promise<ProofAsked | null>
  readonly prove: (
    token: string,
    sent: { readonly proof: string; readonly from: string; readonly formToken: string },
  ) => Promise<Proved>
  readonly signOnPlaces: readonly SignOnPlace[]
  /** To the provider of that landlord, to sign in. */
  readonly goToProvider: (landlord: string, goer: Goer) => Promise<Gone>
  /** To the provider that let the holder of a session in, to show again who they are. */
  readonly goToConfirm: (goer: Goer) => Promise<Gone>
  readonly comeBack: (sent: {
    readonly landlord: string
    readonly query: string
    readonly browser: string
  }) => Promise<CameBack>
  /** The provider says that somebody is signed out there. False where its token is none. */
  readonly endAtProvider: (landlord: string, token: string) => Promise<boolean>
  /** Colleagues who lost what they sign in with. */
  readonly readRecoveries: (token: string) => Promise<Recoveries | null>
  readonly askForRecovery: (token: string, account: string) => Promise<string | null>
  /** The password made for them, to be told in person; null where it is not for this one to agree. */
  readonly agreeToRecovery: (token: string, id: string) => Promise<string | null>
}
