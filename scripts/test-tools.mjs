// Gets what the tests need and Node does not bring: a browser and a PostgreSQL server. Says in a line what it could not get.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

export const findBrowser = () => [process.env.CHROMIUM, ...BROWSERS].find((path) => path && existsSync(path))

export function findPostgres() {
  const folder = '/usr/lib/postgresql'
  const majors = existsSync(folder) ? readdirSync(folder).filter((name) => Number(name) >= 15 && existsSync(`${folder}/${name}/bin/initdb`)) : []
  return majors.length > 0 ? `${folder}/${majors.toSorted().at(-1)}/bin` : undefined
}

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

function install(packages) {
  const options = { stdio: 'pipe', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 300_000 }
  try {
    execFileSync('apt-get', ['update', '-q'], options)
    execFileSync('apt-get', ['install', '-qy', '--no-install-recommends', ...packages], options)
  } catch {
    // said by the caller, who looks whether it is there now
  }
}

/** Finds or installs both. Returns the lines that say what is missing, and the environment for the tests. */
export function getTestTools(say) {
  const wanted = [findBrowser() ? null : 'chromium', findPostgres() ? null : 'postgresql-15'].filter(Boolean)
  if (wanted.length > 0 && isDebianRoot()) {
    say(`Getting ${wanted.join(' and ')} for the tests`)
    install(wanted)
  }
  const browser = findBrowser()
  const postgres = findPostgres()
  if (!browser) say('No Chromium was found or could be installed: the tests in a browser are skipped. Set CHROMIUM to its path.')
  if (!postgres) say('No PostgreSQL 15 was found or could be installed: the store is tested on the embedded server alone.')
  return { ...(browser ? { CHROMIUM: browser } : {}), ...(postgres ? { ROWAN_TEST_POSTGRES_BIN: postgres } : {}) }
}
