/** A route of the API, as data: what it is called, what it takes, what it answers, and what answers it. */
import type { z } from 'zod'
import type { Declaration } from '../access/declared.ts'
import type { Rowan } from '../casework/rowan.ts'
import type { HttpAnswer } from './answers.ts'

/** One request, read. `body` has passed the route's schema. */
export type Asked<Body> = {
  readonly rowan: Rowan
  readonly token: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: Body
  readonly key?: string
  readonly from: string
}

export type Route<Body = unknown> = Declaration & {
  readonly method: 'GET' | 'POST'
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: string
  readonly summary: string
  /** The most that its body may hold, in bytes; a megabyte unless told otherwise. */
  readonly largest?: number
  /** Whether it does much harm in other hands: then its sender showed who they are within the last five minutes. */
  readonly stepUp?: true | ((body: Body) => boolean)
  /** True for a question that is sent as a body, so that nothing of it stands in an address. */
  readonly reads?: boolean
  readonly body?: z.ZodType<Body>
  readonly query?: z.ZodType
  /** Which entry types the body may be: published one by one. */
  readonly entries?: 'case' | 'organisation'
  readonly answers: z.ZodType
  readonly answer: (asked: Asked<Body>) => Promise<HttpAnswer>
}

/** Keeps the type of a body between its schema and what answers it. */
export const route = <Body>({ stepUp, ...made }: Route<Body>): Route => ({
  ...made,
  ...(stepUp === undefined
    ? {}
    : { stepUp: stepUp === true ? true : (body: unknown) => (made.body ? stepUp(made.body.parse(body)) : true) }),
  answer: (asked) => {
    const body = made.body ? made.body.parse(asked.body) : (undefined as Body)
    return made.answer({ ...asked, body })
  },
})
