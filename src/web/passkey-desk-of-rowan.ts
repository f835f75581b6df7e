/** The part of the desk that knows passkeys, of a running Rowan. */
import type { Rowan } from '../casework/rowan.ts'
import { askToAdd, askToSign } from '../identity/ask-passkey.ts'
import { addPasskey, readOwnPasskeys, removePasskey } from '../identity/own-passkeys.ts'
import type { PasskeySite } from '../identity/passkey-site.ts'
import { answerByPasskey, proveByPasskey, signInByPasskey } from '../identity/use-passkey.ts'
import type { PasskeyDesk } from './kit/passkey-desk.ts'

/** `site` is asked each time: where Rowan is open is known only after its pages are made. Where there is none, no passkey is right. */
export const passkeyDeskOf = ({ door, database }: Rowan, site: () => PasskeySite | null): PasskeyDesk => ({
  askForPasskey: async (asker, from) => {
    const at = site()
    if (!at) return null
    return asker.purpose === 'add' ? askToAdd(door, at, asker.token, from) : askToSign(door, at, asker, from)
  },
  signInByPasskey: async (sent) => {
    const at = site()
    return at ? signInByPasskey(door, at, sent) : { ok: false, reason: 'wrong' }
  },
  answerByPasskey: async (sent) => {
    const at = site()
    return at ? answerByPasskey(door, at, sent) : { outcome: 'wrong' }
  },
  proveByPasskey: async (token, sent) => {
    const at = site()
    return at ? proveByPasskey(door, at, token, sent) : { outcome: 'wrong' }
  },
  readOwnPasskeys: (token) => readOwnPasskeys(database, token),
  addPasskey: async (token, sent) => {
    const at = site()
    return at ? addPasskey(door, at, token, sent) : 'wrong'
  },
  removePasskey: (token, id) => removePasskey(door, token, id),
})
