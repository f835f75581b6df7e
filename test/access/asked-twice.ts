/** The pages and the API of one landlord, and a case that its asker may not see: what each route answers of it, and of nothing. */
import { randomUUID } from 'node:crypto'
import fastify, { type InjectOptions } from 'fastify'
import { buildApi } from '../../src/api/build-api.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { exampleAddress } from '../../src/web/example-address.ts'
import { formTokenOf } from '../../src/web/kit/form-token.ts'
import { FILE_ROUTES, PAGES } from '../../src/web/pages.ts'
import type { OpenedLandlord } from '../register/opened-landlord.ts'

export const HOST = 'rowan.example'
const EXAMPLE = 'R-4F7K'

export type Doors = Awaited<ReturnType<typeof doorsOf>>

/** Both doors of an opened landlord. `close` them. */
export async function doorsOf({ rowan }: OpenedLandlord) {
  const app = fastify()
  await app.register(buildApi(rowan), { prefix: '/api' })
  await app.register(
    buildWeb(deskOf(rowan), { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }),
  )
  const described = (await app.inject('/api/openapi.json')).json()
  return {
    app,
    api: Object.entries(described.paths as Record<string, Record<string, unknown>>),
    close: () => app.close(),
  }
}

/** One way to ask for a case: a route, with the id or reference put into it. */
export type Asking = { readonly name: string; readonly of: (reference: string, id: string) => InjectOptions }

/** Every route of both doors in whose address stands a case, or a thing of one. */
export function askings({ api }: Doors, token: string): readonly Asking[] {
  const headers = { host: HOST }
  const cookies = { s: token }
  const pages = [...PAGES, ...FILE_ROUTES].filter(({ path }) => /:(?!type$|landlord(\/next)?$)/.test(path))
  return [
    ...pages.flatMap(({ path, methods }) => {
      const url = (reference: string, id: string) =>
        exampleAddress(path)
          .replace(EXAMPLE, reference)
          .replaceAll(/:\w+|\b[a-z]-1$/g, id)
      return methods.map(
        (method): Asking => ({
          name: `${method} ${path}`,
          of: (reference, id) =>
            method === 'GET'
              ? { method, url: url(reference, id), headers, cookies }
              : {
                  method,
                  url: url(reference, id),
                  headers: {
                    ...headers,
                    origin: `http://${HOST}`,
                    'content-type': 'application/x-www-form-urlencoded',
                  },
                  cookies,
                  payload: new URLSearchParams({ token: formTokenOf(token), key: randomUUID() }).toString(),
                },
        }),
      )
    }),
    ...api
      .filter(([path]) => path.includes('{'))
      .flatMap(([path, methods]) =>
        Object.keys(methods).map(
          (method): Asking => ({
            name: `${method.toUpperCase()} /api${path}`,
            of: (_reference, id) => ({
              method: method === 'get' ? 'GET' : 'POST',
              url: `/api${path.replace(/^\/api/, '').replaceAll(/\{\w+\}/g, id)}`,
              headers: { authorization: `Bearer ${token}` },
              ...(method === 'get' ? {} : { payload: BODY }),
            }),
          }),
        ),
      ),
  ]
}

/** Goes past the schema of the route by which entries are written; other routes say alike what is missing. */
const BODY = { type: 'priority.set', by: 'housing-officer', data: { queue: 'case', level: 'top' } }

/** All that leaves: status, headers in their order, and body; without the day and the hour. */
export async function bytesOf({ app }: Doors, asked: InjectOptions): Promise<string> {
  const answer = await app.inject(asked)
  const headers = Object.entries(answer.headers).filter(([name]) => name !== 'date')
  return JSON.stringify([answer.statusCode, headers, answer.body])
}
