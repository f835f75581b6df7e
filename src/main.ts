/** Composes Rowan and runs its command line: the only file that knows everything. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import fastify from 'fastify'
import { loadDemo, waysIn } from '../demo/load-demo.ts'
import { refuseUndeclared } from './access/declared.ts'
import { buildApi } from './api/build-api.ts'
import { readiness } from './api/ready.ts'
import type { Rowan } from './casework/rowan.ts'
import { administration } from './cli/administer.ts'
import { backup, restoring } from './cli/backup.ts'
import { type Terminal, Unusable } from './cli/command.ts'
import { importing } from './cli/import.ts'
import { keys } from './cli/keys.ts'
import { policy } from './cli/policy.ts'
import { claimable, isTaken, readHost, readPort } from './cli/port.ts'
import { progressOn } from './cli/progress.ts'
import { endsWithReader, READER_LEFT, whenReaderLeaves } from './cli/reader.ts'
import { retention } from './cli/retention.ts'
import { run } from './cli/run.ts'
import { lastResort, serverLog } from './cli/server-log.ts'
import { simulate } from './cli/simulate.ts'
import { type Serving, start } from './cli/start.ts'
import { openSystem, restoreSystem, type System } from './compose.ts'
import { madeUpFrom } from './identity/made-up.ts'
import { paceOf } from './identity/pace.ts'
import { passkeySite } from './identity/passkey-site.ts'
import { readSignOn } from './identity/sign-on/settings.ts'
import { checkpointAddresses, checkpointMail } from './outgoing/checkpoint-mail.ts'
import { mailThrough, readMailSettings } from './outgoing/mail.ts'
import { mailToPerson } from './outgoing/messages/mail-to-person.ts'
import { projectRoot } from './packs/project-root.ts'
import { backupKey } from './store/keys/backup-key.ts'
import { newMasterIn } from './store/keys/turning.ts'
import { landlordsInUse } from './store/setting-up.ts'
import { sayPublicForms } from './views/public-form.ts'
import { buildWeb } from './web/build-web.ts'
import { deskOf } from './web/desk-of-rowan.ts'
import { framing } from './web/framing.ts'
import { paths } from './web/kit/paths.ts'
import { startWorker } from './worker/worker.ts'

const FIRST_PORT = 3000
/** How many ports are tried, where the first is taken and none was asked for. */
const PORTS = 20
/** Where "Leave now" goes: a page that anybody might be looking at. */
const LEAVE_TO = 'https://www.bbc.co.uk/weather'
const LARGEST_BODY = 1_000_000

const root = projectRoot()
const { env } = process

function mailIn() {
  try {
    const mail = readMailSettings(env)
    const keepers = checkpointAddresses(env)
    if (keepers.length > 0 && mail === null) throw new Error('ROWAN_CHECKPOINT_MAIL needs ROWAN_SMTP_URL')
    return { mail, places: mail && keepers.length > 0 ? [checkpointMail(mail, keepers)] : [] }
  } catch (error) {
    throw new Unusable(error instanceof Error ? error.message : String(error))
  }
}

function signOnIn(landlords: readonly string[]) {
  try {
    return readSignOn(env, landlords)
  } catch (error) {
    throw new Unusable(error instanceof Error ? error.message : String(error))
  }
}

function madeUpIn() {
  try {
    return madeUpFrom(env)
  } catch (error) {
    throw new Unusable(error instanceof Error ? error.message : String(error))
  }
}

const dataFolder = (): string => env.ROWAN_FOLDER ?? join(root, '.rowan')

/** Opens the database beside whoever serves people from it, for the time of some work. */
async function visit<T>(terminal: Terminal, work: (rowan: Rowan) => Promise<T>): Promise<T> {
  const system = await openSystem({ root, data: dataFolder(), say: terminal.error, alone: false })
  try {
    return await work(system.rowan)
  } finally {
    await system.close()
  }
}

/** Loads the made-up people and cases, or closes everything and says what to do. */
async function fillWithDemo(system: System, data: string): Promise<void> {
  try {
    await loadDemo(system.rowan, progressOn(process.stdout))
  } catch (error) {
    await system.close()
    const why = error instanceof Error ? error.message : String(error)
    throw new Unusable(
      `The made-up cases could not be loaded: ${why}\nDelete the folder ${data} and start again, or start without them: npm start -- --no-demo`,
    )
  }
}

/** By hand: never beside anybody real. */
async function demoOf(rowan: Rowan): Promise<number> {
  const inUse = await landlordsInUse(rowan.owner)
  if (inUse.length > 0)
    throw new Unusable(
      `Somebody real works here, or is on record, with ${inUse.join(', ')}: made-up people, whose password everybody knows, are loaded into a database of their own`,
    )
  return loadDemo(rowan, progressOn(process.stderr))
}

/** A database that lets people see what this release does not let them see serves nobody. */
async function refuseChanged(system: System): Promise<void> {
  const found = await system.selfCheck.look()
  if (found.length === 0) return
  await system.close()
  throw new Unusable(
    `The database is not as this release of Rowan makes it, so nobody is served: ${found.length} differences, the first is "${found[0]}"`,
  )
}

/** Where passkeys belong: what its operator says, else where Rowan is open on this machine alone. */
function passkeysOf(host: string) {
  const said = env.ROWAN_ADDRESS ?? ''
  let open = ''
  try {
    passkeySite(said)
  } catch (error) {
    throw new Unusable(error instanceof Error ? error.message : String(error))
  }
  return {
    site: () => passkeySite(said || open),
    openOn: (port: number) => {
      open = `http://${host}:${port}`
    },
  }
}

/** The heap grows by three tenths before it is cleared, not to several times its size: see docs/decisions/0099. */
const SMALL_HEAP = '--heap-growing-percent=30'

async function serve(terminal: Terminal, options: { readonly demo: boolean }): Promise<Serving> {
  setFlagsFromString(SMALL_HEAP)
  const host = readHost(env)
  const asked = env.PORT === undefined ? null : readPort(env.PORT)
  if (asked !== null) await claimable(host, asked)
  const { mail, places } = mailIn()
  const passkeys = passkeysOf(host)
  const letsMadeUpIn = madeUpIn()
  const data = dataFolder()
  terminal.out(existsSync(data) ? 'Opening the database' : 'Making the database')
  const system = await openSystem({
    root,
    data,
    say: terminal.out,
    alone: true,
    sendsMessages: mail !== null,
    madeUpFrom: letsMadeUpIn,
    morePlaces: places,
    signOn: signOnIn,
  })
  await refuseChanged(system)
  // The made-up people's password is known to everybody: an operated database gets them only by `rowan demo`.
  const isDemo = options.demo && env.DATABASE_URL === undefined
  if (isDemo) await fillWithDemo(system, data)
  const log = serverLog(process.stderr)
  lastResort(process, log, () => process.exit(1))
  const app = fastify({ bodyLimit: LARGEST_BODY, trustProxy: false, loggerInstance: log, ...framing(log) })
  app.addHook('onRoute', refuseUndeclared)
  const pace = paceOf()
  await app.register(buildApi(system.rowan, { secure: env.ROWAN_HTTPS === 'yes', pace }), { prefix: '/api' })
  await app.register(readiness(system.selfCheck.lately))
  await app.register(
    buildWeb(deskOf(system.rowan, passkeys.site), {
      secure: env.ROWAN_HTTPS === 'yes',
      leaveTo: env.ROWAN_LEAVE_TO ?? LEAVE_TO,
      assets: join(root, 'dist', 'assets'),
      passkeysAt: () => passkeys.site()?.origin ?? null,
      pace,
    }),
  )

  for (let port = asked ?? FIRST_PORT; ; port++) {
    try {
      const address = await app.listen({ host, port })
      passkeys.openOn(port)
      const worker = startWorker(system.rowan, {
        sendMail: mail && mailThrough(mail),
        sendToPerson: mail && mailToPerson(mail),
        selfCheck: system.selfCheck,
        say: terminal.error,
      })
      return {
        address,
        signIn: [
          ...(isDemo ? waysIn([...system.rowan.landlords.keys()], letsMadeUpIn) : []),
          ...sayPublicForms(system.rowan, (landlord) => `${address}${paths.publicForm(landlord)}`),
          `Passkeys: ${passkeys.site()?.origin ?? 'none, as ROWAN_ADDRESS names no site of https'}`,
          `Database: ${system.database}`,
        ],
        close: async () => {
          await app.close()
          await worker.stop()
          await system.close()
        },
      }
    } catch (error) {
      if (!isTaken(error) || asked !== null || port >= FIRST_PORT + PORTS) {
        await system.close()
        throw error
      }
    }
  }
}

const terminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
  root,
  explains: env.ROWAN_EXPLAIN !== undefined,
}

const words = process.argv.slice(2)
const commands = [
  start(serve),
  simulate,
  policy(visit),
  ...administration(visit, demoOf),
  importing(visit),
  keys(visit, newMasterIn(dataFolder())),
  retention(visit),
  backup(visit, () => backupKey(dataFolder())),
  restoring((terminal, asked) => restoreSystem({ root, data: dataFolder(), say: terminal.error }, asked)),
]

whenReaderLeaves(process.stdout, () => {
  if (endsWithReader(commands, words)) process.exit(READER_LEFT)
})
whenReaderLeaves(process.stderr, () => {})

process.exitCode = await run(commands, words, terminal)
