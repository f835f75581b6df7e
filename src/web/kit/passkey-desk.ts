/** What the pages ask about passkeys. */
import type { PasskeyAsker } from '../../identity/ask-passkey.ts'
import type { Added, OwnPasskeys } from '../../identity/own-passkeys.ts'
import type { Proved } from '../../identity/prove.ts'
import type { SignedIn } from '../../identity/sign-in.ts'
import type { Stepped } from '../../identity/sign-in-step.ts'

export type { PasskeyAsker } from '../../identity/ask-passkey.ts'
export type { OwnPasskeys, PasskeyLine } from '../../identity/own-passkeys.ts'

export type PasskeyDesk = {
  /** What a browser needs to make a passkey or to use one; null where it may not be asked. */
  readonly askForPasskey: (asker: PasskeyAsker, from: string) => Promise<object | null>
  readonly signInByPasskey: (sent: {
    readonly answer: string
    readonly from: string
    readonly device: string
  }) => Promise<SignedIn>
  readonly answerByPasskey: (sent: {
    readonly step: string
    readonly answer: string
    readonly from: string
  }) => Promise<Stepped>
  readonly proveByPasskey: (
    token: string,
    sent: { readonly answer: string; readonly from: string; readonly formToken: string },
  ) => Promise<Proved>
  readonly readOwnPasskeys: (token: string) => Promise<OwnPasskeys | null>
  readonly addPasskey: (
    token: string,
    sent: { readonly answer: string; readonly name: string; readonly from: string },
  ) => Promise<Added>
  readonly removePasskey: (token: string, id: string) => Promise<'done' | 'needed' | 'not-found'>
}
