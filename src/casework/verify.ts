/** Whether every record and every audit is whole: each entry and line as it was written, none missing. */
import { asOwner } from '../store/setting-up.ts'
import { auditFaults, type Fault, recordFaults } from '../store/verify.ts'
import type { Rowan } from './rowan.ts'

export type { Fault }

/** The places where a chain breaks; none when all is whole. What an administrator rewrote whole only an anchor elsewhere shows. */
export const verifyChain = (rowan: Rowan): Promise<readonly Fault[]> =>
  asOwner(rowan.owner, async (client) => {
    const faults: Fault[] = []
    for (const landlord of rowan.landlords.keys())
      faults.push(...(await recordFaults(client, landlord)), ...(await auditFaults(client, landlord)))
    return faults
  })
