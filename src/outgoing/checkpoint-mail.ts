/** A mailbox as a place of checkpoints: the newest of an hour, to people who keep it outside the landlord's database. No names, no cases. */
import { createHash } from 'node:crypto'
import type { CheckpointPlace } from '../store/keys/checkpoint-folder.ts'
import type { MailSettings } from './mail.ts'
import { hostOfSender, mailTransport } from './mail-transport.ts'

export const CHECKPOINT_SUBJECT = 'To keep: a checkpoint'

const bodyOf = (text: string): string =>
  `Keep this message as it is, in a folder of your own. It is for whoever verifies later.\n\n${text}`

/** `ROWAN_CHECKPOINT_MAIL`: addresses with a comma between. Throws one plain line for what is none. */
export function checkpointAddresses(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const given = (env.ROWAN_CHECKPOINT_MAIL ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
  const wrong = given.find((each) => !/^[^\s<>@,]+@[^\s<>@,]+$/.test(each))
  if (wrong !== undefined) throw new Error(`ROWAN_CHECKPOINT_MAIL needs e-mail addresses: "${wrong}" is none`)
  return given
}

/** Milliseconds. A server that does not answer is a place out of reach. */
const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000, dnsTimeout: 5_000 }

export function checkpointMail(
  { server, from }: Pick<MailSettings, 'server' | 'from'>,
  addresses: readonly string[],
): CheckpointPlace {
  const transport = mailTransport({ server, from }, PATIENCE)
  const host = hostOfSender(from)
  return {
    id: `mail ${createHash('sha256').update(addresses.join(',')).digest('hex').slice(0, 6)}`,
    keepsEach: false,
    async keep({ landlord, n, text }) {
      for (const to of addresses)
        await transport.sendMail({
          to,
          subject: CHECKPOINT_SUBJECT,
          text: bodyOf(text),
          messageId: `<checkpoint.${landlord}.${n}@${host}>`,
          xMailer: false,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
    },
  }
}
