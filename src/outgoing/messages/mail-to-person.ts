/** An e-mail to a person through the landlord's own mail server: plain text, and large print where they asked for it; nothing else in it. */
import { deliveryOf, type MailSettings } from '../mail.ts'
import { hostOfSender, mailTransport } from '../mail-transport.ts'
import type { SendToPerson } from './send-messages.ts'

/** How long a mail server may take, in milliseconds: within the time for which the case may be locked. */
const PATIENCE = { connectionTimeout: 3_000, greetingTimeout: 3_000, socketTimeout: 5_000, dnsTimeout: 3_000 }
const LARGE_POINTS = 18

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** The same text in large letters. It loads nothing, so that opening it tells nobody. */
const largePrint = (text: string, language: string): string =>
  `<!doctype html><html lang="${language}"><body style="font: ${LARGE_POINTS}pt/1.5 sans-serif">${text
    .split('\n\n')
    .map((each) => `<p>${escaped(each)}</p>`)
    .join('')}</body></html>`

export function mailToPerson({ server, from }: MailSettings): SendToPerson {
  const host = hostOfSender(from)
  const transport = mailTransport({ server, from }, PATIENCE)
  return async ({ address, id, subject, text, language, print }) => {
    try {
      await transport.sendMail({
        to: { name: '', address },
        subject,
        text,
        ...(print === 'large-print' ? { html: largePrint(text, language === 'welsh' ? 'cy' : 'en') } : {}),
        messageId: `<${id}@${host}>`,
        xMailer: false,
      })
      return 'sent'
    } catch (error) {
      return deliveryOf(error)
    }
  }
}
