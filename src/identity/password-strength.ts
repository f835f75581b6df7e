/**
 * How many tries a password outlasts, worked out in a thread of its own: unfolding the lists of words takes a second of a processor and some
 * 30 MB, and whoever else is served meanwhile must not wait. Most days nobody chooses a password, so the thread ends when it was not asked for a while.
 */
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

/** Milliseconds without a question after which the thread ends, and its memory with it. */
const IDLE = 30_000

/** The thread's program. It is handed where the two packages lie, as it has no folder of its own to look from. */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads')
const { ZxcvbnFactory } = require(workerData.core)
const { dictionary, adjacencyGraphs } = require(workerData.words)
const strength = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
parentPort.on('message', (text) => parentPort.postMessage(strength.check(text).guessesLog10))
`

type Thread = { readonly ask: (text: string) => Promise<number> }
type Asked = { readonly answer: (tries: number) => void; readonly fail: (error: Error) => void }

let running: Thread | undefined

function startThread(): Thread {
  const { resolve } = createRequire(import.meta.url)
  const places = { core: resolve('@zxcvbn-ts/core'), words: resolve('@zxcvbn-ts/language-common') }
  const worker = new Worker(PROGRAM, { eval: true, workerData: places })
  // Questions are answered in their order.
  const asked: Asked[] = []
  let idle: NodeJS.Timeout | undefined
  const thread: Thread = {
    ask: (text) =>
      new Promise((answer, fail) => {
        clearTimeout(idle)
        // It keeps the process from ending while somebody waits for its answer, and no longer.
        worker.ref()
        asked.push({ answer, fail })
        worker.postMessage(text)
      }),
  }
  const end = (error: Error) => {
    if (running === thread) running = undefined
    for (const each of asked.splice(0)) each.fail(error)
  }
  worker.on('message', (tries: number) => {
    asked.shift()?.answer(tries)
    if (asked.length > 0) return
    worker.unref()
    idle = setTimeout(() => {
      if (running === thread) running = undefined
      void worker.terminate()
    }, IDLE)
    idle.unref()
  })
  worker.on('error', end)
  worker.on('exit', () => end(new Error('The thread that weighs passwords ended')))
  return thread
}

/** The tries that a password outlasts, as a power of ten. Throws where the thread cannot be run; the next question starts another. */
export function triesToGuess(text: string): Promise<number> {
  running ??= startThread()
  return running.ask(text)
}
