/** Where passkeys can be used: they belong to one name of a machine, and answer to no other page in the world. */
import { isIP } from 'node:net'
import { tellingWords } from '../record/telling-words.ts'

export type PasskeySite = {
  /** `https://rowan.landlord.example`: what the browser says where it asks. */
  readonly origin: string
  /** `rowan.landlord.example`: the name to which they belong. Devices show it. */
  readonly host: string
}

/** Those of this machine, by which browsers trust plain http. */
const OUR_OWN = /(?:^|\.)localhost$/
const LOOPBACK = /^(?:127(?:\.\d+){3}|\[::1\])$/

/**
 * Of the address at which people reach Rowan. Null where passkeys cannot be used there: browsers want https, or this machine itself, and a
 * name, no number. The number of this machine is taken for its name. Throws one plain line for a name that gives away what Rowan is for.
 */
export function passkeySite(address: string): PasskeySite | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (LOOPBACK.test(url.hostname)) url.hostname = 'localhost'
  const { protocol, hostname, origin } = url
  const isTrusted = protocol === 'https:' || (protocol === 'http:' && OUR_OWN.test(hostname))
  if (!isTrusted || hostname.startsWith('[') || isIP(hostname) !== 0) return null
  if (hostname.split(/[.-]/).some((part) => tellingWords(part).length > 0))
    throw new Error(
      'ROWAN_ADDRESS gives away what Rowan is for: devices show the name to which a passkey belongs. Use a neutral name',
    )
  return { origin, host: hostname }
}
