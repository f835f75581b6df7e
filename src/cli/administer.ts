/** `rowan user | rebuild | verify | demo`: what an administrator does on a database, beside a running Rowan or without one. */
import { randomBytes } from 'node:crypto'
import { addUser, closeAccount } from '../casework/add-user.ts'
import { rebuild } from '../casework/rebuild.ts'
import type { Rowan } from '../casework/rowan.ts'
import { ROLES, type RoleName } from '../record/vocabulary.ts'
import { type Command, readOptions, type Terminal, Unusable } from './command.ts'
import { verifying } from './verify.ts'

/** Opens the database for the time of some work, and closes it whatever happens. */
export type Visit = <T>(terminal: Terminal, work: (rowan: Rowan) => Promise<T>) => Promise<T>

const isRole = (word: string): word is RoleName => ROLES.some((role) => role === word)

const user = (visit: Visit): Command => ({
  name: 'user',
  does: 'Make an account for somebody who works for a landlord, close it, or open it again',
  usage: `rowan user add LANDLORD EMAIL NAME ROLE ...
rowan user close EMAIL
rowan user open EMAIL

add: each role given is an entry on the organisation's own record. The password is made by chance and printed once; whoever uses it
chooses one of their own, and, in a role that gives roles, keeps people apart, reads the trail or agrees to erase, sets up a second factor.
close: for somebody who leaves or is suspended. Wherever they are signed in ends with their next click.
Whoever has lost their password or their phone is not helped here: two people who give roles do it together, at /me/colleagues.
For example: rowan user add vivid sam@vivid.example "Sam Example" da-caseworker`,
  async run(words, terminal) {
    const [act, email, ...more] = words
    if ((act === 'close' || act === 'open') && email && more.length === 0) {
      const found = await visit(terminal, (rowan) => closeAccount(rowan, email, act === 'close'))
      if (!found) throw new Unusable(`There is no account named ${email}`)
      terminal.out(`The account ${email} is ${act === 'close' ? 'closed' : 'open'}`)
      return 0
    }
    const [verb, landlord, username, name, ...roles] = readOptions(words, []).rest
    if (verb !== 'add' || !landlord || !username || !name || roles.length === 0)
      throw new Unusable('Say whom: rowan user add LANDLORD EMAIL NAME ROLE ..., or rowan user close EMAIL')
    if (!/^\S+@\S+$/.test(username)) throw new Unusable(`"${username}" is no e-mail address`)
    const unknown = roles.find((role) => !isRole(role))
    if (unknown) throw new Unusable(`There is no role "${unknown}"; known are ${ROLES.join(', ')}`)
    const password = randomBytes(15).toString('base64url')
    await visit(terminal, (rowan) => {
      if (!rowan.landlords.has(landlord))
        throw new Unusable(`There is no landlord "${landlord}"; known are ${[...rowan.landlords.keys()].join(', ')}`)
      return addUser(rowan, { landlord, username, name, password, roles: roles.filter(isRole) })
    })
    terminal.out(`${name} signs in as ${username} with the password ${password}`)
    return 0
  },
})

const rebuilding = (visit: Visit): Command => ({
  name: 'rebuild',
  does: 'Work out duties, holds and lists again from the records; the rows come out the same',
  usage: `rowan rebuild

Each landlord's rows are replaced in one transaction: nobody sees a list half made.`,
  async run(words, terminal) {
    if (readOptions(words, []).rest.length > 0) throw new Unusable('rowan rebuild takes nothing more')
    const streams = await visit(terminal, (rowan) =>
      rebuild(rowan, (done) => terminal.error(`${done} records judged again`)),
    )
    terminal.out(`${streams} records judged again`)
    return 0
  },
})

const demo = (visit: Visit, load: (rowan: Rowan) => Promise<number>): Command => ({
  name: 'demo',
  does: 'Fill landlords that have nobody yet with made-up people and cases',
  usage: `rowan demo

rowan start does this by itself on its first run. Landlords that have the made-up staff already are left as they are.`,
  async run(words, terminal) {
    if (readOptions(words, []).rest.length > 0) throw new Unusable('rowan demo takes nothing more')
    const filled = await visit(terminal, load)
    terminal.out(filled === 0 ? 'Every landlord has its made-up cases already' : `${filled} landlords filled`)
    return 0
  },
})

/** The administrator's commands, given what opens the database: the door itself does not know the store. */
export const administration = (visit: Visit, load: (rowan: Rowan) => Promise<number>): readonly Command[] => [
  user(visit),
  rebuilding(visit),
  verifying(visit),
  demo(visit, load),
]
