/** What a browser says that it is, in a few words, so that people know their own sign-ins again. Nothing else of it is kept. */
const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['CriOS/', 'Chrome'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const

const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['CrOS', 'Chromebook'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'Mac'],
  ['Linux', 'Linux'],
] as const

const named = (told: string, names: readonly (readonly [string, string])[]): string | undefined =>
  names.find(([mark]) => told.includes(mark))?.[1]

/** `Firefox on Windows`; empty where it says nothing that we know. */
export function deviceOf(userAgent: string | undefined): string {
  const told = (userAgent ?? '').slice(0, 500)
  const browser = named(told, BROWSERS)
  const system = named(told, SYSTEMS)
  return browser && system ? `${browser} on ${system}` : (browser ?? system ?? '')
}
