/** One request, and all that came of it: also of an answer that was cut in the middle. */
import { request } from 'node:http'

export type Came = {
  /** Null where no answer began. */
  readonly status: number | null
  /** How many bytes of the answer came. */
  readonly bytes: number
  /** What the answer says, where it came whole and is JSON. */
  readonly body: Readonly<Record<string, unknown>> | null
  readonly text: string
}

export type Asking = {
  readonly port: number
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** How long an answer is waited for, in milliseconds. */
  readonly patience?: number
}

export const askHttp = ({ port, method, path, headers = {}, body, patience = 30_000 }: Asking): Promise<Came> =>
  new Promise((resolve) => {
    let status: number | null = null
    const parts: Buffer[] = []
    const end = (isWhole: boolean) => {
      const all = Buffer.concat(parts)
      const text = all.toString('utf8')
      resolve({ status: isWhole ? status : null, bytes: all.length, body: isWhole ? asJson(text) : null, text })
    }
    const asked = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      status = answer.statusCode ?? null
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => end(answer.complete))
      answer.on('error', () => end(false))
      answer.on('aborted', () => end(false))
    })
    asked.on('error', () => end(false))
    asked.setTimeout(patience, () => asked.destroy())
    asked.end(body)
  })

function asJson(text: string): Came['body'] {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
