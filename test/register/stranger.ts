/** Somebody without an account at a landlord's public form, as a browser that nobody signed in with asks and sends. */
import { randomUUID } from 'node:crypto'
import fastify from 'fastify'
import type { TestRowan } from '../../src/casework/test-rowan.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { formTokenOf } from '../../src/web/kit/form-token.ts'

export type Form = Readonly<Record<string, string | readonly string[]>>

export const SENT_FROM_HERE = {
  host: 'rowan.example',
  origin: 'http://rowan.example',
  'content-type': 'application/x-www-form-urlencoded',
}

/** A page's words alone. */
export const wordsOf = (body: string): string =>
  body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** The names of the questions of a page, in their order. */
export const askedOn = (body: string): readonly string[] => {
  const [, main = ''] = body.split('<main')
  const names = [...main.matchAll(/<(?:input|select|textarea)[^>]*>/g)].flatMap(([field]) =>
    field.includes('type="hidden"') ? [] : [/ name="([^"]+)"/.exec(field)?.[1] ?? ''],
  )
  return [...new Set(names)]
}

/** What a browser that nobody signed in with asks and sends. */
export async function stranger(tested: Pick<TestRowan, 'rowan'>) {
  const web = fastify()
  const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await web.register(buildWeb(deskOf(tested.rowan), options))
  const get = (url: string) => web.inject({ url })
  const post = (url: string, form: Form, key: string) =>
    web.inject({
      method: 'POST',
      url,
      headers: SENT_FROM_HERE,
      payload: new URLSearchParams(
        Object.entries({ token: formTokenOf(''), key, ...form }).flatMap(([name, value]) =>
          [value].flat().map((each) => [name, String(each)] as [string, string]),
        ),
      ).toString(),
    })
  return {
    get,
    /** As a browser does: on to the page that says that it came. */
    send: async (url: string, form: Form, key: string = randomUUID()) => {
      const sent = await post(url, form, key)
      return sent.statusCode === 303 ? get(String(sent.headers.location)) : sent
    },
  }
}
