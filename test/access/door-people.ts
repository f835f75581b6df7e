/** Everybody who could come to a door: each role alone, none and all, in each way of standing to the one case. Nothing here is a person. */
import type pg from 'pg'
import { type CaseStanding, STRANGER } from '../../src/access/oracle.ts'
import { ROLES, type RoleName } from '../../src/record/vocabulary.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { type DoorWorld, OURS, THEIRS } from './door-world.ts'
import { idOf } from './made-up-people.ts'

type Way = {
  readonly standing: CaseStanding
  readonly on?: 'this' | 'elsewhere' | 'abroad'
  readonly session?: 'ended' | 'disabled'
}

/** How somebody stands to the case whose things are asked for. */
export const DOOR_WAYS = {
  on: { standing: { ...STRANGER, membership: 'member' }, on: 'this' },
  'on-another': { standing: STRANGER, on: 'elsewhere' },
  'kept-out': { standing: { ...STRANGER, membership: 'member', isKeptOut: true }, on: 'this' },
  'other-landlord': { standing: STRANGER, on: 'abroad' },
  'signed-out': { standing: { ...STRANGER, membership: 'member' }, on: 'this', session: 'ended' },
  'account-closed': { standing: { ...STRANGER, membership: 'member' }, on: 'this', session: 'disabled' },
} as const satisfies Readonly<Record<string, Way>>
export type DoorWay = keyof typeof DOOR_WAYS

export type Comer = {
  readonly name: string
  readonly way: DoorWay
  readonly landlord: string
  readonly roles: readonly RoleName[]
  readonly token: string
  readonly account: string
  readonly standing: CaseStanding
  readonly isSignedIn: boolean
}

const ROLE_SETS: readonly (readonly [string, readonly RoleName[]])[] = [
  ...ROLES.map((role) => [role, [role]] as const),
  ['no-role', []],
  ['every-role', ROLES],
]

export const COMERS: readonly Comer[] = ROLE_SETS.flatMap(([roleName, roles]) =>
  Object.entries(DOOR_WAYS).map(([wayName, made]) => {
    const way: Way = made
    const name = `${roleName} ${wayName}`
    return {
      name,
      way: wayName as DoorWay,
      landlord: way.on === 'abroad' ? THEIRS : OURS,
      roles,
      token: idOf('door token', name),
      account: idOf('door account', name),
      standing: way.standing,
      isSignedIn: way.session === undefined,
    }
  }),
)

/** Writes accounts, roles, sessions and how they stand, as the owner alone could. */
export async function letThemCome(world: DoorWorld): Promise<void> {
  await withClient(world.tested.tested.owner, async (client) => {
    await client.query('set session_replication_role = replica')
    for (const comer of COMERS) await comes(client, world, comer)
    await client.query('analyze')
  })
}

async function comes(client: pg.Client, world: DoorWorld, { name, way, landlord, account, roles, token }: Comer) {
  const { on, session, standing }: Way = DOOR_WAYS[way]
  await client.query(
    "insert into rowan.account (landlord, account, username, name, password_hash, disabled) values ($1, $2, $3, $3, '!', $4)",
    [landlord, account, name, session === 'disabled'],
  )
  await client.query('insert into rowan.staff_role select $1, $2, unnest($3::text[])', [landlord, account, roles])
  await client.query(
    `insert into rowan.session (landlord, token_hash, account, began, idle_until, absolute_until, ended, proved)
     values ($1, sha256(convert_to($2, 'UTF8')), $3, now(), now() + interval '15 minutes', now() + interval '8 hours', $4, now())`,
    [landlord, token, account, session === 'ended' ? new Date() : null],
  )
  const streams = { this: world.things.stream, elsewhere: world.elsewhere, abroad: world.abroad }
  if (on)
    await client.query(
      "insert into rowan.membership (landlord, stream, account, purpose, member_from) values ($1, $2, $3, 'team', now() - interval '1 day')",
      [landlord, streams[on], account],
    )
  if (standing.isKeptOut)
    await client.query(
      "insert into rowan.exclusion (landlord, id, stream, account, why) values ($1, gen_random_uuid(), $2, $3, 'friend')",
      [landlord, streams.this, account],
    )
}

/** Sessions go on while everybody asks: they are as if their holders had just done something, and had just shown who they are. */
export const keepThemOn = (world: DoorWorld): Promise<unknown> =>
  withClient(world.tested.tested.owner, (client) =>
    client.query(
      "update rowan.session set idle_until = now() + interval '15 minutes', proved = now() where ended is null",
    ),
  )
