/** Seals a case for named people alone, or opens it to its team again when two of them agree. See docs/decisions/0060. */
import { asActor, audit } from '../../store/database.ts'
import { findStream } from '../../store/queries/cases.ts'
import { sealCase as sealIt, unsealCase as unsealIt } from '../../store/queries/kept-apart.ts'
import { attempted } from '../attempted.ts'
import { isId } from '../new-entry.ts'
import { landlordOf, type Rowan } from '../rowan.ts'

export type Sealed = 'sealed' | 'asked' | 'open' | null

/** Neither is anybody's: looking for it takes what looking for another takes. */
const NOBODYS = '00000000-0000-4000-8000-000000000000'

const onCase = (
  rowan: Rowan,
  token: string,
  caseId: string,
  action: string,
  work: (
    stream: string,
    query: Parameters<typeof sealIt>[0],
    landlord: string,
    isOfColleague: boolean,
  ) => Promise<Sealed>,
): Promise<Sealed> =>
  asActor(rowan.database, token, async (query, actor) => {
    const stream = await findStream(query, caseId)
    const isCase = stream?.kind === 'case'
    const done = await work(isCase ? stream.stream : NOBODYS, query, actor.landlord, stream?.case_kind === 'colleague')
    await audit(query, {
      action,
      objectType: 'case',
      object: isCase ? stream.stream : attempted(caseId),
      basis: isCase ? 'member' : 'none',
      result: done === null ? 'not-found' : 'done',
    })
    return done
  })

/** For whoever leads the case, who is always among those named. Once sealed it names more. Null for everybody else. */
export const sealCase = (
  rowan: Rowan,
  token: string,
  sent: { readonly caseId: string; readonly named: readonly string[] },
): Promise<Sealed> =>
  onCase(rowan, token, sent.caseId, 'act:seal-case', async (stream, query) =>
    (await sealIt(query, stream, sent.named.filter(isId))) ? 'sealed' : null,
  )

/** `asked`: another of those named must agree. */
export const unsealCase = (rowan: Rowan, token: string, caseId: string): Promise<Sealed> =>
  onCase(rowan, token, caseId, 'act:unseal-case', (stream, query, landlord, isOfColleague) => {
    const { teamRoles, colleagueRoles } = landlordOf(rowan, landlord)
    return unsealIt(query, stream, isOfColleague ? colleagueRoles : teamRoles)
  })
