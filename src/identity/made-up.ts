/**
 * From where the made-up staff may sign in, whose password stands in the README: from this machine alone. A request comes from where its connection does; behind
 * something on this machine that passes requests on, everybody does, so that with an address elsewhere nobody made-up is let in at all.
 */
import { isIPv4 } from 'node:net'

/** Whether an address is this machine's own. */
export function isThisMachine(from: string): boolean {
  const plain = from.startsWith('::ffff:') ? from.slice('::ffff:'.length) : from
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'))
}

/** Whether an address of the web is one of this machine alone: any name under `localhost` is (RFC 6761). What is no address is not. */
function namesThisMachine(address: string): boolean {
  const host = URL.canParse(address) ? new URL(address).hostname.replace(/^\[|\]$/g, '') : ''
  return /(?:^|\.)localhost$/.test(host) || isThisMachine(host)
}

/** `ROWAN_MADE_UP` is `anywhere` or nothing; `ROWAN_ADDRESS` where people reach Rowan. Throws an Error where it is anything else. */
export function madeUpFrom(env: Readonly<Record<string, string | undefined>>): (from: string) => boolean {
  const { ROWAN_MADE_UP: said = '', ROWAN_ADDRESS: address = '' } = env
  if (said !== '' && said !== 'anywhere') throw new Error('ROWAN_MADE_UP is "anywhere", or left out')
  if (said === 'anywhere') return () => true
  return address === '' || namesThisMachine(address) ? isThisMachine : () => false
}
