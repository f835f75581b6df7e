/** `rowan user | rebuild | verify | demo`: what an administrator does on a database, beside a running Rowan or without one. */
import { addUser, closeAccount, endSessionsOf } from '../casework/add-user.ts'
import { bindToProvider, reserve, unbindFromProvider } from '../casework/bind-user.ts'
import { rebuild } from '../casework/rebuild.ts'
import type { Rowan } from '../casework/rowan.ts'
import { chancePassword } from '../identity/token.ts'
import { ROLES, type RoleName } from '../record/vocabulary.ts'
import { type Command, readOptions, type Terminal, Unusable } from './command.ts'
import { verifying } from './verify.ts'

/** Opens the database for the time of some work, and closes it whatever happens. */
export type Visit = <T>(terminal: Terminal, work: (rowan: Rowan) => Promise<T>) => Promise<T>

const isRole = (word: string): word is RoleName => ROLES.some((role) => role === word)

/** False where it is none of these that is asked for. */
async function changeSignOn(
  visit: Visit,
  terminal: Terminal,
  act: string | undefined,
  email: string,
  [subject, ...more]: readonly string[],
): Promise<boolean> {
  if (act === 'bind' && subject && more.length === 0) {
    const issuer = await visit(terminal, (rowan) => bindToProvider(rowan, email, subject))
    terminal.out(`${email} signs in as "${subject}" of ${issuer}`)
  } else if (act === 'unbind' && subject === undefined) {
    await visit(terminal, (rowan) => unbindFromProvider(rowan, email))
    terminal.out(`${email} signs in through no provider any more`)
  } else if ((act === 'reserve' || act === 'unreserve') && subject === undefined) {
    const isReserve = act === 'reserve'
    await visit(terminal, (rowan) => reserve(rowan, email, isReserve))
    terminal.out(`${email} is ${isReserve ? 'a reserve account' : 'no reserve account any more'}`)
  } else return false
  return true
}

const user = (visit: Visit): Command => ({
  name: 'user',
  does: 'Make an account for somebody who works for a landlord, close it, open it again, or sign them out',
  usage: `rowan user add LANDLORD EMAIL NAME ROLE ...
rowan user close EMAIL
rowan user open EMAIL
rowan user out EMAIL
rowan user out everybody
rowan user bind EMAIL SUBJECT
rowan user unbind EMAIL
rowan user reserve EMAIL
rowan user unreserve EMAIL

add: each role given is an entry on the organisation's own record. The password is made by chance and printed once; whoever uses it
chooses one of their own and sets up a second factor, unless their only role is to tell what they noticed (other-employee, volunteer).
close: for somebody who leaves or is suspended. Wherever they are signed in ends with their next click.
out: wherever they are signed in ends with their next click, and they may sign in again; everybody: at every landlord.
Whoever has lost their password or their phone is not helped here: two people who give roles do it together, at /me/colleagues.
bind: they sign in through the landlord's own provider (ROWAN_SIGN_ON), which calls them SUBJECT: the "sub" of its tokens, never an e-mail
address. Nobody is bound by any other way.
unbind: they no longer do; where they are signed in by it ends.
reserve: at a landlord that allows its provider alone, this account still signs in with its password and a code, for the day on which the
provider fails. Two at most. Whoever gives roles is told each time one is used.
For example: rowan user add vivid sam@vivid.example "Sam Example" da-caseworker`,
  async run(words, terminal) {
    const [act, email, ...more] = words
    if ((act === 'close' || act === 'open') && email && more.length === 0) {
      const found = await visit(terminal, (rowan) => closeAccount(rowan, email, act === 'close'))
      if (!found) throw new Unusable(`There is no account named ${email}`)
      terminal.out(`The account ${email} is ${act === 'close' ? 'closed' : 'open'}`)
      return 0
    }
    if (act === 'out' && email && more.length === 0) {
      const ended = await visit(terminal, (rowan) => endSessionsOf(rowan, email === 'everybody' ? null : email))
      terminal.out(ended === 1 ? '1 session ended' : `${ended} sessions ended`)
      return 0
    }
    if (email && (await changeSignOn(visit, terminal, act, email, more))) return 0
    const [verb, landlord, username, name, ...roles] = readOptions(words, []).rest
    if (verb !== 'add' || !landlord || !username || !name || roles.length === 0)
      throw new Unusable('Say whom: rowan user add LANDLORD EMAIL NAME ROLE ..., or rowan user close EMAIL')
    if (!/^\S+@\S+$/.test(username)) throw new Unusable(`"${username}" is no e-mail address`)
    const unknown = roles.find((role) => !isRole(role))
    if (unknown) throw new Unusable(`There is no role "${unknown}"; known are ${ROLES.join(', ')}`)
    const password = chancePassword()
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

rowan start does this by itself on its first run. Landlords that have the made-up staff already are left as they are.
It refuses a database in which anybody real has an account, or people of a landlord's own records are.`,
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
