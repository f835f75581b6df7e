/** Prints what is measured. `--small` only shows that it works. */
import { benchJudging } from './judging.ts'

const small = process.argv.includes('--small')
console.log(`Rowan's measures, Node ${process.version}${small ? ', a small run that says nothing of speed' : ''}\n`)
for (const line of benchJudging(small)) console.log(line)
