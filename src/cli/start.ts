/** `rowan start`: opens Rowan for people, and says where it is and how to sign in. */
import { type Command, readOptions, type Terminal } from './command.ts'

/** A Rowan that answers on an address until it is closed. */
export type Serving = {
  readonly address: string
  /** Lines that say who may sign in, and how. */
  readonly signIn: readonly string[]
  readonly close: () => Promise<void>
}

export type Serve = (terminal: Terminal, options: { readonly demo: boolean }) => Promise<Serving>

/** Resolves when somebody asks the program to end. */
const asked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })

/** The command, given what composes and serves Rowan: the door itself knows neither the store nor the pages. */
export const start = (serve: Serve): Command => ({
  name: 'start',
  does: 'Open Rowan for people, and say where it is and how to sign in',
  usage: `rowan start [--no-demo]

PORT         the port to listen on (3000, or the next that is free)
HOST         the address to listen on (127.0.0.1)
DATABASE_URL a PostgreSQL that somebody operates; otherwise Rowan runs one of its own
ROWAN_FOLDER where Rowan keeps its data (.rowan in the project's folder)
ROWAN_MASTER_KEY  the key that wraps all others; otherwise a file of the data folder. ROWAN_MASTER_KEY_BEFORE while one is turned
ROWAN_LEDGER      the folder of the ledger of erasures (ledger in the data folder); best on another machine's disk
ROWAN_BACKUP_KEY  the key that seals backups; otherwise a file of the data folder, to be kept elsewhere too
ROWAN_SMTP_URL  a mail server (smtp:// or smtps://): staff are then told by e-mail that something waits, and messages go to people
                by what they agreed
ROWAN_MAIL_FROM who those e-mails come from
ROWAN_ADDRESS   where people reach Rowan (https://...): for the link in them, and the site to which passkeys belong. Whoever changes its name
                makes every passkey useless
ROWAN_MADE_UP   anywhere: the made-up staff, whose password everybody knows, sign in from any machine. Otherwise from this one alone, and
                not at all where ROWAN_ADDRESS is elsewhere
ROWAN_SIGN_ON   a file (YAML or JSON) that says which landlords have a sign-in of their own, OpenID Connect; needs ROWAN_ADDRESS.
                providers: a list of landlord, issuer, client_id, secret_file; and, as wanted, allows_no_other (true: no passwords and
                passkeys there but those of reserve accounts), signed_with (RS256), second_factor: {acr: [...], amr: [...]}.
                It leads back to ROWAN_ADDRESS/sign-in/back/LANDLORD, and signs out at ROWAN_ADDRESS/sign-in/ended/LANDLORD
ROWAN_CHECKPOINTS      folders from the root on, with a colon between, where it is kept how far the audit and the records went: on disks
                       of other people, where files can be made and not changed (checkpoints in the data folder)
ROWAN_CHECKPOINT_MAIL  e-mail addresses, with a comma between, to which the newest of an hour goes
ROWAN_CHECKPOINT_KEY   the key that signs them (Ed25519, PKCS #8, base64); else a file of the data folder
--no-demo    do not load made-up people and cases into an empty database of its own

An operated database never gets made-up people by itself: rowan demo loads them, rowan user adds real ones.`,
  async run(words, terminal) {
    const { flags } = readOptions(words, ['--no-demo'])
    const serving = await serve(terminal, { demo: !flags.has('--no-demo') })
    terminal.out(`\nRowan is open at ${serving.address}\n`)
    for (const line of serving.signIn) terminal.out(line)
    terminal.out('\nCtrl-C closes it.')
    await asked()
    terminal.out('\nClosing.')
    await serving.close()
    return 0
  },
})
