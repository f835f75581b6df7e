/** Passwords: argon2id, two hashes at a time at most, so that signing in is no way to stop the server. */
import { hash, verify } from '@node-rs/argon2'
import { turnstile } from './turnstile.ts'

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 2
export const SHORTEST_PASSWORD = 15

/** Where every hash waits its turn. */
export const hashing = turnstile(AT_ONCE)

export const hashPassword = (password: string): Promise<string> => hashing(() => hash(password, COST))

/** A hash of nothing that anybody knows, of the same cost: so that an unknown name takes as long as a known one. */
export const NOBODYS =
  '$argon2id$v=19$m=19456,t=2,p=1$nO7JDqJ/iFgjLPdRsdNVfQ$y7MvXbi3EZEUHgUYfMhUhl7C3JerPsDO/im+JSFcoAc'

/** An account that nobody signs in to, the system's own, has no hash: it takes as long too. */
export const isPassword = (password: string, stored: string | null): Promise<boolean> =>
  hashing(async () => {
    const isHash = stored?.startsWith('$argon2') ?? false
    return (await verify(isHash && stored ? stored : NOBODYS, password).catch(() => false)) && isHash
  })
