/**
 * Signing in through a landlord's provider, and showing there again who one is. Whatever is wrong with what came back gets one answer, in
 * steps of time; that the provider itself fails is said plainly. Source: docs/decisions/0077.
 */
import type { Rowan } from '../../casework/rowan.ts'
import { transaction } from '../../store/database.ts'
import { atDoor } from '../../store/queries/own-sign-in.ts'
import { beginSignOn, endSignOn, type Leaving, signOnRight, takeSignOn } from '../../store/queries/sign-on.ts'
import { inSteadyTime } from '../steady-time.ts'
import { hashOfToken, newToken } from '../token.ts'
import { type Asked, freshlyAsked, type Provider } from './provider.ts'

/** What single sign-on needs of a running Rowan. */
export type SignOnDoor = Pick<Rowan, 'door' | 'providers'>

/** Who goes, and from where. */
export type Goer = {
  /** The token of their session, where they show again who they are; else empty. */
  readonly token: string
  /** The token of a session that ran out in that browser; else empty. */
  readonly ranOut: string
  /** What the forms of either carry. */
  readonly formToken: string
  readonly from: string
  readonly device: string
  /** True after signing out by hand: the provider's own memory of them is not enough. */
  readonly again?: boolean
}

/** `browser`: the token for a cookie of the browser, without which nobody comes back. */
export type Gone =
  | { readonly outcome: 'go'; readonly to: string; readonly browser: string }
  | { readonly outcome: 'down' | 'too-many' | 'not-found' }

export type CameBack =
  | { readonly outcome: 'in'; readonly token: string; readonly goesBack: boolean }
  /** Something else is asked: `step` is the token of that. */
  | { readonly outcome: 'more'; readonly step: string }
  | { readonly outcome: 'proved'; readonly token: string }
  /** They signed out by hand since: the provider has to ask them again. */
  | { readonly outcome: 'again' }
  | { readonly outcome: 'wrong' | 'down'; readonly proves: boolean }

const goneWith = (provider: Provider, { state, nonce, verifier }: Asked, goer: Goer, browser: string): Leaving => ({
  landlord: provider.landlord,
  state: hashOfToken(state),
  browser: hashOfToken(browser),
  nonce,
  verifier,
  from: goer.from,
  device: goer.device,
  proves: goer.token !== '',
  ranOut: goer.ranOut,
  formToken: goer.formToken,
})

/** Sends somebody to the provider of that landlord. */
export async function goToProvider({ door, providers }: SignOnDoor, landlord: string, goer: Goer): Promise<Gone> {
  const provider = providers.get(landlord)
  if (!provider) return { outcome: 'not-found' }
  const asked = await freshlyAsked()
  const to = await provider.addressFor(asked, goer.token !== '' || goer.again === true)
  if (to === null) return { outcome: 'down' }
  const browser = newToken()
  const leaving = goneWith(provider, asked, goer, browser)
  const begun =
    goer.token === ''
      ? await transaction(door, (query) => beginSignOn(query, leaving))
      : await atDoor(door, goer.token, (query) => beginSignOn(query, leaving))
  if (begun === null) return { outcome: 'not-found' }
  return begun ? { outcome: 'go', to: to.href, browser } : { outcome: 'too-many' }
}

/** Sends the holder of a session to the provider that let them in, to show it again who they are. */
export async function goToConfirm(at: SignOnDoor, goer: Goer): Promise<Gone> {
  const landlord = await atDoor(at.door, goer.token, async (_query, holder) => holder.landlord)
  return landlord === null ? { outcome: 'not-found' } : goToProvider(at, landlord, goer)
}

/** Milliseconds. Longer than the database needs for somebody whom it knows. */
const STEP = 120

/** Somebody came back from the provider. `query`: everything after the question mark. `browser`: what their cookie holds. */
export async function comeBack(
  { door, providers }: SignOnDoor,
  sent: { readonly landlord: string; readonly query: string; readonly browser: string },
): Promise<CameBack> {
  const provider = providers.get(sent.landlord)
  const state = new URLSearchParams(sent.query).get('state') ?? ''
  if (!provider) return { outcome: 'wrong', proves: false }
  return inSteadyTime(async (): Promise<CameBack> => {
    const taken = await transaction(door, (query) =>
      takeSignOn(query, provider.landlord, hashOfToken(state), hashOfToken(sent.browser)),
    )
    if (taken?.issuer !== provider.issuer) return { outcome: 'wrong', proves: taken?.proves ?? false }
    const { nonce, verifier, proves } = taken
    const shown = await provider.shown(sent.query, { state, nonce, verifier })
    if (shown.outcome !== 'shown') return { outcome: shown.outcome, proves }
    const token = newToken()
    const { next, goes_back: goesBack } = await transaction(door, (query) =>
      signOnRight(query, provider.landlord, hashOfToken(state), shown, hashOfToken(token)),
    )
    if (next === 'wrong') return { outcome: 'wrong', proves }
    if (next === 'again') return { outcome: 'again' }
    if (next === 'proved') return { outcome: 'proved', token }
    return next === 'in' ? { outcome: 'in', token, goesBack } : { outcome: 'more', step: token }
  }, STEP)
}

/** The provider says that somebody is signed out there. False where its token is none, or was taken before. */
export async function endAtProvider(
  { door, providers }: SignOnDoor,
  landlord: string,
  token: string,
): Promise<boolean> {
  const provider = providers.get(landlord)
  const ended = await provider?.ended(token)
  if (!provider || !ended) return false
  return (await transaction(door, (query) => endSignOn(query, provider, ended))) !== null
}
