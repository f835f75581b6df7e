/** Signing in and out, and showing again who one is. */
import { z } from 'zod'
import { prove } from '../identity/prove.ts'
import { signIn, signOut } from '../identity/sign-in.ts'
import { answerCode } from '../identity/sign-in-step.ts'
import type { HttpAnswer } from './answers.ts'
import { type Route, route } from './route.ts'

const SignIn = z.strictObject({
  username: z.string().max(200),
  password: z.string().max(1000),
  code: z.string().max(20).optional().describe('the code of the phone, for whoever has one'),
})

const WRONG: HttpAnswer = {
  status: 401,
  body: { error: 'not-signed-in', says: 'The name, the password or the code is wrong.' },
}
const TOO_MANY: HttpAnswer = {
  status: 429,
  body: { error: 'too-many-attempts', says: 'Too many attempts: wait a little.' },
}
const CODE_NEEDED: HttpAnswer = {
  status: 401,
  body: { error: 'code-needed', says: 'Send the code of the phone along with the name and the password.' },
}
const ON_THE_PAGE: HttpAnswer = {
  status: 403,
  body: {
    error: 'set-up-needed',
    says: 'Sign in on the page first: a password of your own or a second factor is asked there.',
  },
}
export const SIGN_IN_ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/sign-in',
    summary: 'Sign in; the token goes into the header Authorization: Bearer of every other request',
    access: 'anyone',
    audit: [],
    mayAudit: ['sign-in'],
    body: SignIn,
    answers: z.strictObject({ token: z.string() }),
    answer: async ({ rowan, body: { code, ...typed }, from }) => {
      const signed = await signIn(rowan.door, { ...typed, from, madeUp: rowan.madeUpFrom(from) })
      if (signed.ok) return { status: 200, body: { token: signed.token } }
      if (signed.reason !== 'more') return signed.reason === 'wrong' ? WRONG : TOO_MANY
      if (signed.asks !== 'code') return ON_THE_PAGE
      if (code === undefined) return CODE_NEEDED
      const coded = await answerCode(rowan, { step: signed.step, code, from })
      if (coded.outcome === 'in') return { status: 200, body: { token: coded.token } }
      return coded.outcome === 'more' ? ON_THE_PAGE : coded.outcome === 'too-many' ? TOO_MANY : WRONG
    },
  }),
  route({
    method: 'POST',
    path: '/prove',
    summary: 'Show again who you are, for five minutes: the session goes on under the token that is answered',
    access: 'signed-in',
    audit: [],
    mayAudit: ['prove'],
    body: z.strictObject({
      proof: z.string().max(1000).describe('the code of the phone where there is one, else the password'),
    }),
    answers: z.strictObject({ token: z.string() }),
    answer: async ({ rowan, token, body, from }) => {
      const proved = await prove(rowan, token, { proof: body.proof, from, formToken: null })
      if (proved.outcome === 'proved') return { status: 200, body: { token: proved.token } }
      return proved.outcome === 'too-many' ? TOO_MANY : WRONG
    },
  }),
  route({
    method: 'POST',
    path: '/sign-out',
    summary: 'End the session',
    access: 'signed-in',
    audit: ['sign-out'],
    answers: z.strictObject({ outcome: z.literal('signed-out') }),
    answer: async ({ rowan, token }) => {
      await signOut(rowan.database, token)
      return { status: 200, body: { outcome: 'signed-out' } }
    },
  }),
]
