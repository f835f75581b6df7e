/** Prints what is measured. `--small` only shows that it works; `--judging`, `--replay` or `--at-work` measures that alone. */
import { benchAtWork } from './at-work.ts'
import { benchJudging } from './judging.ts'
import { benchReplay } from './replay.ts'

const words = process.argv.slice(2)
const small = words.includes('--small')
const chosen = words.filter((word) => word !== '--small')
console.log(`Rowan's measures, Node ${process.version}${small ? ', a small run that says nothing of speed' : ''}\n`)
if (chosen.length === 0 || chosen.includes('--judging')) for (const line of benchJudging(small)) console.log(line)
if (chosen.length === 0) console.log()
if (chosen.length === 0 || chosen.includes('--replay')) for (const line of benchReplay(small)) console.log(line)
if (chosen.length === 0) console.log()
if (chosen.length === 0 || chosen.includes('--at-work')) for (const line of await benchAtWork(small)) console.log(line)
