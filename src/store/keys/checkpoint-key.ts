/** The key that signs checkpoints: never in a database. Whoever verifies has its public half, from elsewhere. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { secretIn } from '../secret-file.ts'

const fresh = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url')

/** `ROWAN_CHECKPOINT_KEY`, else a file of the data folder. Throws one plain line where that is no such key. */
export function checkpointKey(
  folder: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): KeyObject {
  const text = env.ROWAN_CHECKPOINT_KEY || secretIn(join(folder, 'secrets', 'checkpoint.key'), fresh)
  try {
    const key = createPrivateKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'pkcs8' })
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {}
  throw new Error('The key of checkpoints must be an Ed25519 key: PKCS #8 in DER, in base64')
}
