/** A landlord that tests of the register ask through its API, as another system or a page would: made-up staff, made-up cases. */
import { randomUUID } from 'node:crypto'
import fastify from 'fastify'
import { afterAll, beforeAll, expect } from 'vitest'
import { buildApi } from '../../src/api/build-api.ts'
import { eraseAgreedOn } from '../../src/casework/erase.ts'
import { importHomes, importPeople, indexKey } from '../../src/casework/import-registry.ts'
import { keepingRound } from '../../src/casework/keeping-list.ts'
import { testRowan } from '../../src/casework/test-rowan.ts'
import { verifyChain } from '../../src/casework/verify.ts'
import { idOfReference } from '../../src/people/blind-keys.ts'
import type { EntryTypeName, RoleName } from '../../src/record/vocabulary.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { openSessionFor } from '../../src/store/setting-up.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { formTokenOf } from '../../src/web/kit/form-token.ts'

type Data = Readonly<Record<string, unknown>>
export type Duty = {
  readonly norm: string
  readonly clauses: readonly string[]
  readonly state: string
  readonly due: string | null
  readonly late: boolean
}
export type Line = {
  readonly id: string
  readonly type: EntryTypeName
  readonly sentence: string
  readonly at: string
  readonly recordedAt: string
  readonly by: string
  readonly retracted: boolean
  readonly fields: readonly { readonly name: string; readonly value: string }[]
}
export type Answer = {
  readonly status: number
  readonly problems: readonly string[]
  readonly refusedBy: readonly string[]
  readonly missing: readonly string[]
  readonly caseId: string
  readonly entryId: string
}

export type Member = Awaited<ReturnType<OpenedLandlord['somebody']>>
export type OpenedLandlord = Awaited<ReturnType<typeof openLandlord>>

/** Opens one landlord at a time of day in London. `close` it. */
export async function openLandlord(landlord: string, start: string) {
  const tested = await testRowan([landlord], start)
  const app = fastify()
  const watched = new WeakSet<object>()
  await app.register(buildApi(tested.rowan), { prefix: '/api' })

  let pages: ReturnType<typeof openPages> | undefined
  /** The pages of the same Rowan, opened by the first test that looks at one. */
  async function openPages() {
    const web = fastify()
    const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
    await web.register(buildWeb(deskOf(tested.rowan), options))
    return web
  }
  const web = () => {
    pages ??= openPages()
    return pages
  }

  /** Somebody who holds these roles and does everything in the first of them, unless another is named. */
  async function somebody(name: string, ...roles: readonly [RoleName, ...RoleName[]]) {
    const { token, account } = await tested.staff(landlord, name, ...roles)
    return memberOf(token, account, roles[0])
  }

  /** Somebody of the staff, in one of their sessions. */
  function memberOf(token: string, account: string, by: RoleName) {
    const ask = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, as = token) => {
      const headers = { authorization: `Bearer ${as}` }
      const answer = await app.inject({ method, url: `/api${url}`, headers, ...(payload ? { payload } : {}) })
      return { status: answer.statusCode, body: answer.json() }
    }
    const answerOf = ({ status, body }: Awaited<ReturnType<typeof ask>>): Answer => ({
      status,
      problems: (body.problems ?? []).map((each: { field: string }) => each.field),
      refusedBy: (body.refusals ?? []).flatMap((each: { clauses: string[] }) => each.clauses),
      missing: (body.refusals ?? []).flatMap((each: { missing: string[] }) => each.missing),
      caseId: body.caseId ?? '',
      entryId: body.entryId ?? '',
    })
    /** Does one act on a case, and says what came of it. */
    const propose = async (caseId: string, type: EntryTypeName, data: Data, more: Data = {}): Promise<Answer> =>
      answerOf(await ask('POST', `/cases/${caseId}/entries`, { type, by, data, ...more }))

    return {
      token,
      account,
      /** The token of another session of theirs. */
      elsewhere: () => openSessionFor(tested.tested.owner, landlord, account),
      ask,
      propose,
      /** Does one act that has to succeed; gives the id of its entry. */
      act: async (caseId: string, type: EntryTypeName, data: Data, more: Data = {}): Promise<string> => {
        const answer = await propose(caseId, type, data, more)
        expect(answer, `${type} is refused by ${answer.refusedBy}: ${answer.missing}`).toMatchObject({ status: 201 })
        return answer.entryId
      },
      /** Takes a report: with nothing else said, a phone call of the victim's. Gives the id of the case. */
      report: async (said: Data = {}, more: Data = {}): Promise<string> => {
        const report = { channel: 'phone', source: 'victim', ...said }
        const answer = answerOf(await ask('POST', '/reports', { by, report, ...more }))
        expect(answer, JSON.stringify(report)).toMatchObject({ status: 201 })
        return answer.caseId
      },
      /** Begins a case with any one entry. */
      begin: async (type: EntryTypeName, data: Data): Promise<string> => {
        const answer = answerOf(await ask('POST', '/cases', { type, by, data }))
        expect(answer, type).toMatchObject({ status: 201 })
        return answer.caseId
      },
      /** What the policy asks of a case now: duties, offers and signs. */
      asked: async (caseId: string): Promise<readonly Duty[]> => {
        const { body } = await ask('GET', `/cases/${caseId}/judgement`)
        return [...body.duties, ...body.signs]
      },
      /** A page as it is sent, for where its links go. */
      markupOf: async (url: string): Promise<string> =>
        (await (await web()).inject({ url, cookies: { s: token } })).body,
      /** What a page says, without its markup; `url` as a reader would follow it. */
      see: async (url: string): Promise<string> =>
        textOf((await (await web()).inject({ url, cookies: { s: token } })).body),
      /** Sends a form as a browser does; gives the status and what the page then says. */
      send: async (url: string, form: Readonly<Record<string, string | readonly string[]>>) => {
        const fields = Object.entries({ token: formTokenOf(token), key: randomUUID(), ...form })
        const sent = fields.flatMap(([name, value]) => [value].flat().map((each) => [name, each] as [string, string]))
        const answer = await (await web()).inject({
          method: 'POST',
          url,
          cookies: { s: token },
          headers: {
            host: 'rowan.example',
            origin: 'http://rowan.example',
            'content-type': 'application/x-www-form-urlencoded',
          },
          payload: new URLSearchParams(sent).toString(),
        })
        return { status: answer.statusCode, says: textOf(answer.body), markup: answer.body }
      },
      /** The addresses of every question of the API that begins so and names nothing else: read from its own description. */
      questions: async (beginning: string): Promise<readonly string[]> => {
        const { paths } = (await ask('GET', '/openapi.json')).body as { paths: Record<string, object> }
        return Object.entries(paths).flatMap(([path, methods]) => {
          const asked = path.replace('/api', '')
          return 'get' in methods && asked.startsWith(beginning) && !asked.slice(beginning.length).includes('{')
            ? [asked]
            : []
        })
      },
      /** The page of a case, as JSON. */
      page: async (caseId: string) => (await ask('GET', `/cases/${caseId}`)).body,
      timeline: async (caseId: string): Promise<readonly Line[]> =>
        (await ask('GET', `/cases/${caseId}`)).body.timeline,
    }
  }

  return {
    at: tested.at,
    somebody,
    rowan: tested.rowan,
    /** The database as its owner: to look behind the policies. */
    owner: tested.tested.owner,
    /** Somebody new in the landlord's records; gives the id by which they are known there. */
    newCustomer: async (): Promise<string> => {
      const reference = randomUUID()
      const made = { reference, forenames: 'Zed', surname: 'Example', dateOfBirth: '1990-03-04', phone: null }
      await importPeople(tested.rowan, landlord, { people: [made], tenancies: [] })
      return idOfReference(await indexKey(tested.rowan, landlord), 'person', reference)
    },
    /** Somebody of the records who lives there. */
    newNeighbour: async (address: string, postcode: string, phone: string) => {
      const reference = randomUUID()
      const nation = 'england' as const
      await importHomes(tested.rowan, landlord, [{ reference, address, postcode, area: null, tenure: null, nation }])
      const made = { reference, forenames: 'Mina', surname: 'Sample', dateOfBirth: '1990-03-04', phone }
      await importPeople(tested.rowan, landlord, { people: [made], tenancies: [] })
      const index = await indexKey(tested.rowan, landlord)
      return { customer: idOfReference(index, 'person', reference), home: idOfReference(index, 'home', reference) }
    },
    /** The names of the statements that doors run from now on, in their order; `taken` gives them and begins anew. */
    statements: () => {
      let names: string[] = []
      const { pool } = tested.rowan.database
      pool.on('acquire', (client) => {
        if (watched.has(client)) return
        watched.add(client)
        const query = client.query.bind(client) as (...all: unknown[]) => unknown
        Object.assign(client, {
          query: (asked: unknown, ...rest: unknown[]) => {
            if (typeof asked === 'object' && asked !== null && 'name' in asked) names.push(String(asked.name))
            return query(asked, ...rest)
          },
        })
      })
      return {
        taken: (): readonly string[] => {
          const taken = names
          names = []
          return taken
        },
      }
    },
    /** What stands on the audit trail about a case or list, or with nothing named in all; oldest first: who, what, and how it ended. */
    audited: (object: string): Promise<readonly { actor: string; action: string; basis: string; result: string }[]> =>
      withClient(tested.tested.owner, async (client) => {
        const asked = `select actor, action, basis, result from rowan.audit where coalesce(object, '') like $1 order by seq`
        return (await client.query(asked, [`%${object}%`])).rows
      }),
    /** Of the keys of a case or a complaint, whether each is kept or destroyed. */
    keysOf: (subject: string): Promise<readonly string[]> =>
      withClient(tested.tested.keys, async (client) => {
        const asked = `select case when wrapped is null then 'destroyed' else 'kept' end as state from keyring.key where subject = $1`
        return (await client.query(asked, [subject])).rows.map(({ state }) => state)
      }),
    /** What the worker does at night: the list of what is due, and what two people agreed to erase. */
    atNight: async () => {
      await keepingRound(tested.rowan)
      await eraseAgreedOn(tested.rowan)
    },
    /** Whether every record and every audit is whole. */
    faults: () => verifyChain(tested.rowan),
    close: async () => {
      await app.close()
      if (pages) await (await pages).close()
      await tested.close()
    },
  }
}

/**
 * One landlord for all the tests of a group, on Wednesday 10 June 2026 at 11:00, with an officer who may do the usual work. The
 * group's tests read both when they run, not before.
 */
export function landlordFor(id: string, start = '2026-06-10T11:00') {
  let landlord: OpenedLandlord | undefined
  let officer: Member | undefined
  beforeAll(async () => {
    landlord = await openLandlord(id, start)
    officer = await landlord.somebody('Sam', 'da-caseworker', 'housing-officer', 'community-safety-team', 'manager')
  })
  afterAll(() => landlord?.close())
  const opened = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error(`${id} is not open`)
    return value
  }
  return {
    get landlord() {
      return opened(landlord)
    },
    get officer() {
      return opened(officer)
    },
  }
}

const textOf = (html: string): string =>
  html
    .replace(/<(style|script|head)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

/** A new opaque id, for a person, an action or a home. */
export const someId = (): string => randomUUID()

/** Only what has clauses that are open now, as their ids. */
export const clausesOf = (duties: readonly Duty[]): readonly string[] => [
  ...new Set(duties.flatMap((duty) => duty.clauses)),
]
