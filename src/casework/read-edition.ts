/** An earlier edition of a landlord's policy, read by an operator at the command line. */
import { packOfEdition } from '../policy/edition.ts'
import type { Pack } from '../policy/model.ts'
import { editionsOf } from '../store/pack-editions.ts'
import { asOwner, auditBySystem } from '../store/setting-up.ts'
import type { Rowan } from './rowan.ts'

export type EditionRead =
  | { readonly outcome: 'read'; readonly pack: Pack }
  | { readonly outcome: 'unknown'; readonly known: readonly string[] }
  /** Recorded by a release whose language of policy was another one. */
  | { readonly outcome: 'unreadable' }

/** The edition of that number: of a version that is named, else of the newest. The audit has its line, also where there is none such. */
export const readEdition = (
  { owner }: Pick<Rowan, 'owner'>,
  landlord: string,
  edition: number,
  version: string | null = null,
): Promise<EditionRead> =>
  asOwner(owner, async (client) => {
    const rows = await editionsOf(client, landlord)
    const wanted = version ?? rows[0]?.version
    const row = rows.find((each) => each.version === wanted && each.edition === edition)
    if (!row) {
      const asked = `${wanted === undefined ? '' : `${wanted} `}edition ${edition}`
      await auditBySystem(client, landlord, 'read:policy', asked, 'policy', 'not-found')
      return { outcome: 'unknown', known: rows.map((each) => `${each.version}@${each.edition}`) }
    }
    await auditBySystem(client, landlord, 'read:policy', `${row.pack} ${row.version} edition ${row.edition}`, 'policy')
    const pack = packOfEdition(row.text)
    return pack ? { outcome: 'read', pack } : { outcome: 'unreadable' }
  })
