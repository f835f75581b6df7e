/** Where the stand-alone verifier begins. */
import { main } from './main.ts'

process.exitCode = await main(process.argv.slice(2))
