// Gets what the tests need and Node does not bring: a browser and a PostgreSQL server. Says in a line what it could not get.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const POSTGRES = '/usr/lib/postgresql'

/** A file that is there may only be a pointer to a shop: it counts when it tells its version. */
const runs = (program) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore', timeout: 30_000 })
    return true
  } catch {
    return false
  }
}

export const findBrowser = () =>
  [process.env.CHROMIUM, ...BROWSERS].find((path) => path && existsSync(path) && runs(path))

/** Whether a server is installed. `src/store/server/binaries.ts` finds it in more places. */
const hasPostgres = () =>
  runs('pg_config') ||
  (existsSync(POSTGRES) &&
    readdirSync(POSTGRES).some((major) => Number(major) >= 15 && existsSync(`${POSTGRES}/${major}/bin/initdb`)))

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

function apt(...words) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', words, { stdio: 'pipe', env, timeout: 300_000 })
    return true
  } catch {
    return false // the caller looks whether it is there now, and says so
  }
}

const install = (name) => apt('install', '-qy', '--no-install-recommends', name)

/** Finds or installs both, and says what is missing. Returns the environment for the tests. */
export function getTestTools(say) {
  if (isDebianRoot() && !(findBrowser() && hasPostgres())) {
    say('Getting what the tests need: Chromium and PostgreSQL 15')
    apt('update', '-q')
    if (!hasPostgres()) install('postgresql-15') || install('postgresql')
    if (!findBrowser()) install('chromium')
  }
  const browser = findBrowser()
  if (!browser)
    say('No Chromium was found or could be installed: the tests in a browser are skipped. Set CHROMIUM to its path.')
  if (!hasPostgres())
    say('No PostgreSQL was found or could be installed: the store is tested on the embedded server alone.')
  return browser ? { CHROMIUM: browser } : {}
}
