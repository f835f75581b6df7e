/** The description of the API that others make their clients from, made from the same routes and schemas. */
import { z } from 'zod'
import { ENTRY_TYPES, VOCABULARY_VERSION } from '../record/vocabulary.ts'
import { ErrorAnswer } from './answers.ts'
import { entrySchema, typesFor } from './entry-schemas.ts'
import type { Route } from './route.ts'

type Json = Readonly<Record<string, unknown>>

/** A schema without the mark of its dialect: OpenAPI 3.1 says once which it is. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'input'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' })
  return rest
}

/** `report.received` as a name that makers of clients can use: `ReportReceived`. */
const nameOf = (type: string): string =>
  type
    .split(/[.-]/)
    .map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`)
    .join('')

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

const json = (schema: Json) => ({ 'application/json': { schema } })

function bodyOf(route: Route): Json {
  if (route.entries) {
    const types = typesFor(route.entries)
    return {
      oneOf: types.map((type) => ref(nameOf(type.name))),
      discriminator: {
        propertyName: 'type',
        mapping: Object.fromEntries(types.map((type) => [type.name, ref(nameOf(type.name)).$ref])),
      },
    }
  }
  return route.body ? schemaOf(route.body) : {}
}

function queryOf(route: Route): readonly Json[] {
  if (!route.query) return []
  const { properties } = schemaOf(route.query)
  return Object.entries(typeof properties === 'object' ? { ...properties } : {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema,
  }))
}

function operationOf(route: Route): Json {
  const params = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const idempotency =
    route.method === 'POST' && route.access !== 'anyone' && !route.reads
      ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }]
      : []
  const error = (description: string) => ({ description, content: json(ref('Error')) })
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replaceAll(/[/{}-]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: route.summary,
    ...(route.access !== 'anyone' ? {} : { security: [] }),
    parameters: [...params, ...queryOf(route), ...idempotency],
    ...(route.body ? { requestBody: { required: true, content: json(bodyOf(route)) } } : {}),
    responses: {
      [route.body && route.access !== 'anyone' && !route.reads ? '201' : '200']: {
        description: 'As asked',
        content: json(schemaOf(route.answers, 'output')),
      },
      '400': error('A field is wrong: nothing was written'),
      '401': error('Not signed in'),
      '403': error('You do not hold the role that you act in: nothing was written'),
      '404': error('Nothing here that you may see'),
      '409': error('Somebody else wrote first, or the key was used for another request'),
      '413': error('Too large'),
      '422': error('The policy refuses it: nothing was written'),
      '429': error('Too many attempts'),
    },
  }
}

export function openApi(routes: readonly Route[]): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const path = `/api${route.path}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rowan',
      version: VOCABULARY_VERSION,
      description:
        'Casework for people in social housing who answer domestic abuse. The same acts and views as the pages.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Error: schemaOf(ErrorAnswer, 'output'),
        ...Object.fromEntries(ENTRY_TYPES.map((type) => [nameOf(type.name), schemaOf(entrySchema(type))])),
      },
    },
  }
}
