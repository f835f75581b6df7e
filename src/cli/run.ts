/** Runs one command of `rowan`: finds it, shows its help, and turns what goes wrong into one clear line. */
import { BadPack } from '../packs/bad-pack.ts'
import { type Command, type Terminal, Unusable } from './command.ts'

const listing = (commands: readonly Command[]) =>
  `rowan: domestic abuse casework for social landlords\n\n${commands.map((each) => `  ${each.name.padEnd(10)} ${each.does}`).join('\n')}\n\nrowan COMMAND --help says more.`

/** Returns the exit code: 0 done, 1 something is amiss, 2 it could not be carried out. */
export async function run(commands: readonly Command[], words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words
  if (name === undefined || name === '--help' || name === 'help') {
    terminal.out(listing(commands))
    return 0
  }
  const command = commands.find((each) => each.name === name)
  if (!command) {
    terminal.error(`rowan: there is no command "${name}"; rowan --help lists them`)
    return 2
  }
  if (rest.includes('--help')) {
    terminal.out(`${command.does}.\n\n${command.usage}`)
    return 0
  }
  try {
    return await command.run(rest, terminal)
  } catch (error) {
    const isExpected = error instanceof Unusable || error instanceof BadPack
    const line = error instanceof Error ? error.message : String(error)
    terminal.error(isExpected || !(error instanceof Error) ? line : `rowan: ${line}`)
    if (!isExpected && terminal.explains && error instanceof Error) terminal.error(error.stack ?? '')
    return 2
  }
}
