/** Where the stand-alone verifier begins. */
import { main } from './main.ts'

// Nobody reads the rest, as with "| head": it ends without a word, with what a shell says of any such program.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(141)
})
process.exitCode = await main(process.argv.slice(2))
