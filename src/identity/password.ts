/** Passwords: argon2id, two hashes at a time at most, so that signing in is no way to stop the server. */
import { hash, verify } from '@node-rs/argon2'

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 2
export const SHORTEST_PASSWORD = 15

/** Lets so many pieces of work run at once; the others wait their turn. */
function turnstile(places: number) {
  const waiting: (() => void)[] = []
  let free = places
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free--
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}

const inTurn = turnstile(AT_ONCE)

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, COST))

/** A hash of nothing that anybody knows, of the same cost: so that an unknown name takes as long as a known one. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$nO7JDqJ/iFgjLPdRsdNVfQ$y7MvXbi3EZEUHgUYfMhUhl7C3JerPsDO/im+JSFcoAc'

export const isPassword = (password: string, stored: string | null): Promise<boolean> =>
  inTurn(async () => (await verify(stored ?? NOBODYS, password).catch(() => false)) && stored !== null)
