/** E-mail through the landlord's own mail server. It says that something waits and where to sign in: no name, no case, no reason. */
import { hostOfSender, mailTransport } from './mail-transport.ts'
import type { Delivery, SendMail } from './tell-by-mail.ts'

export type MailSettings = {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  readonly server: string
  /** Who it comes from: an e-mail address, with a neutral name before it or none. */
  readonly from: string
  /** Where people reach Rowan: `https://rowan.landlord.example`. */
  readonly address: string
}

export const SUBJECT = 'Something is waiting for you'

/** Words that would give the service away to whoever sees a screen, in a sender's name or an address. */
const TELLING =
  /abus|violen|victim|surviv|perpetrat|domestic|safeguard|refuge|marac|idva|\bda\b|\bvawg\b|\bdv\b|\bharm|\brisk|police/i
const ADDRESS = /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/

/** What the mailer reads after the `?` of the address, and takes before what we ask of it. Only whom it greets, and as whom, may be said. */
const unseals = (server: string): boolean =>
  [...new URLSearchParams(server.split('?').slice(1).join('?')).keys()].some(
    (key) => !['name', 'tls.servername'].includes(key),
  )

/**
 * The settings from the environment; null where no mail server is named: then no e-mail is sent. Throws one plain line for what
 * cannot be used, and for a sender or an address that gives away what Rowan is for.
 */
export function readMailSettings(env: Readonly<Record<string, string | undefined>>): MailSettings | null {
  const server = env.ROWAN_SMTP_URL
  if (server === undefined || server === '') return null
  const { ROWAN_MAIL_FROM: from = '', ROWAN_ADDRESS: address = '' } = env
  if (!/^smtps?:\/\/[^\s]+$/.test(server)) throw new Error('ROWAN_SMTP_URL must begin with smtp:// or smtps://')
  if (unseals(server))
    throw new Error(
      'ROWAN_SMTP_URL must not say how it is sealed: mail leaves under seal, to whom the certificate names',
    )
  if (!ADDRESS.test(from)) throw new Error('ROWAN_MAIL_FROM must be an e-mail address when ROWAN_SMTP_URL is set')
  if (!/^https?:\/\/[^\s/]+(\/[^\s]*)?$/.test(address))
    throw new Error('ROWAN_ADDRESS must say where people reach Rowan (https://...) when ROWAN_SMTP_URL is set')
  for (const [name, value] of [
    ['ROWAN_MAIL_FROM', from],
    ['ROWAN_ADDRESS', address],
  ])
    if (value !== undefined && TELLING.test(value))
      throw new Error(`${name} gives away what Rowan is for: whoever sees the e-mail could read it. Use a neutral name`)
  return { server, from, address: address.replace(/\/+$/, '') }
}

/** The whole text: one sentence and the address of the page where people sign in. */
export const bodyOf = (address: string): string =>
  `Something is waiting for you. Sign in to see it:\n${address}/sign-in\n`

/** How long a mail server may take to answer, in milliseconds. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }

/** Answers that came before the server can have taken the message: it was surely not delivered. A connection that closed says nothing. */
const BEFORE_TAKING = ['ECONNREFUSED', 'EDNS', 'EAUTH', 'ENOTFOUND', 'EENVELOPE', 'ETLS', 'EOAUTH2']

/** A certificate that is not the server's, not trusted or over: Node's names of it. Nothing was said to whoever showed it. */
const OF_CERTIFICATE = /CERT|^UNABLE_TO_|^INVALID_(CA|PURPOSE)$|^PATH_LENGTH|^HOSTNAME_MISMATCH$/

/** What a failed handing over means: whether the server can have taken it. */
export function deliveryOf(error: unknown): Delivery {
  if (typeof error !== 'object' || error === null) return 'unknown'
  if ('responseCode' in error && typeof error.responseCode === 'number' && error.responseCode >= 400) return 'refused'
  if ('syscall' in error && error.syscall === 'connect') return 'refused'
  if ('originalCode' in error && OF_CERTIFICATE.test(String(error.originalCode))) return 'refused'
  return 'code' in error && BEFORE_TAKING.includes(String(error.code)) ? 'refused' : 'unknown'
}

/** Sends through that server. Never throws: a delivery that failed is an answer. */
export function mailThrough({ server, from, address }: MailSettings): SendMail {
  const host = hostOfSender(from)
  const transport = mailTransport({ server, from }, PATIENCE)
  return async ({ address: to, id }) => {
    try {
      await transport.sendMail({
        to,
        subject: SUBJECT,
        text: bodyOf(address),
        messageId: `<${id}@${host}>`,
        xMailer: false,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      })
      return 'sent'
    } catch (error) {
      return deliveryOf(error)
    }
  }
}
