/** The way to the landlord's mail server: sealed wherever it leaves this machine, and to nobody but whom the certificate names. */
import type { SendMailOptions } from 'nodemailer'

/** Milliseconds. */
export type Patience = {
  readonly connectionTimeout: number
  readonly greetingTimeout: number
  readonly socketTimeout: number
  readonly dnsTimeout: number
}

/** Throws where the server does not take it. */
export type MailTransport = { readonly sendMail: (mail: SendMailOptions) => Promise<void> }

const isHere = (server: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(server.replace(/^smtps?:/, 'http:')).hostname)

/**
 * With `smtp://` to another machine the server must offer to seal the connection (STARTTLS), or nothing is said to it; its certificate is
 * checked. The mailer is read when the first mail goes. Source: OWASP ASVS 5.0, 12.3.1 and 12.3.2.
 */
export const mailTransport = (
  { server, from }: { readonly server: string; readonly from: string },
  patience: Patience,
): MailTransport => {
  const open = async () =>
    (await import('nodemailer')).createTransport(
      { url: server, ...patience, requireTLS: !isHere(server), disableFileAccess: true, disableUrlAccess: true },
      { from },
    )
  let opened: ReturnType<typeof open> | undefined
  return {
    sendMail: async (mail) => {
      // What could not be read is tried again with the next mail.
      opened ??= open().catch((error: unknown) => {
        opened = undefined
        throw error
      })
      await (await opened).sendMail(mail)
    },
  }
}

/** The host after the @ of a sender, for the ids of messages. */
export const hostOfSender = (from: string): string => /@([^\s<>@]+?)>?$/.exec(from)?.[1] ?? 'localhost'
