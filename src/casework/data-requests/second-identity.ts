/**
 * A second person agrees to who asks for their data, or sends it back and it is said anew. Before their yes nothing is looked for, whoever
 * it is: one person alone must not learn of anybody that there is something. See docs/decisions/0085.
 */
import { agreeIdentity, sendBackIdentity } from '../../store/queries/data-identity.ts'
import { isId } from '../new-entry.ts'
import type { Rowan } from '../rowan.ts'
import { type DataRequestDone, step } from './data-step.ts'

/** `said` names what they read; once it is said anew it is another. */
export type IdentityRead = { readonly id: string; readonly said: string }

/** Not by whoever said it, nor to anything but what they read. */
export const agreeWhoItIs = (rowan: Rowan, token: string, { id, said }: IdentityRead): Promise<DataRequestDone> =>
  step(
    rowan,
    token,
    'agree-identity',
    id,
    async (query) => isId(said) && (await agreeIdentity(query, { request: id, said, at: rowan.clock() })),
  )

/** It is not sure, or it is somebody else: whoever protects data says it anew, and what followed from it is done anew. */
export const sendBackWhoItIs = (rowan: Rowan, token: string, { id, said }: IdentityRead): Promise<DataRequestDone> =>
  step(
    rowan,
    token,
    'send-back-identity',
    id,
    async (query) => isId(said) && (await sendBackIdentity(query, { request: id, said, at: rowan.clock() })),
  )
