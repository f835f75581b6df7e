/** Seals a case for named people alone, or opens it to its team again when two of them agree. See docs/decisions/0060. */
import { asActor, audit } from '../../store/database.ts'
import { findStream } from '../../store/queries/cases.ts'
import { sealCase as sealIt, unsealCase as unsealIt } from '../../store/queries/kept-apart.ts'
import { attempted } from '../attempted.ts'
import { isId } from '../new-entry.ts'
import { landlordOf, type Rowan } from '../rowan.ts'

export type Sealed = 'sealed' | 'alone' | 'asked' | 'open' | null

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
      result: done === null ? 'not-found' : done === 'alone' ? 'invalid' : 'done',
    })
    return done
  })

/**
 * For whoever leads the case, who is always among those named. Once sealed it names more. `alone`: nobody but them was named who could
 * open it again. Null for everybody else.
 */
export const sealCase = (
  rowan: Rowan,
  token: string,
  sent: { readonly caseId: string; readonly named: readonly string[] },
): Promise<Sealed> =>
  onCase(rowan, token, sent.caseId, 'act:seal-case', (stream, query) => sealIt(query, stream, sent.named.filter(isId)))

/** `asked`: another of those named must agree. */
export const unsealCase = (rowan: Rowan, token: string, caseId: string): Promise<Sealed> =>
  onCase(rowan, token, caseId, 'act:unseal-case', (stream, query, landlord, isOfColleague) => {
    const { teamRoles, colleagueRoles } = landlordOf(rowan, landlord)
    return unsealIt(query, stream, isOfColleague ? colleagueRoles : teamRoles)
  })

/**
 * As that, for whoever looks after a sealed case and is not named on it: the first of two asks, the second agrees within a week. Null for
 * everybody else, and where there is no such case.
 */
export const undoSeal = (rowan: Rowan, token: string, stream: string): Promise<Sealed> =>
  asActor(rowan.database, token, async (query, actor) => {
    const { teamRoles, colleagueRoles } = landlordOf(rowan, actor.landlord)
    const done = isId(stream) ? await unsealIt(query, stream, [...teamRoles, ...colleagueRoles]) : null
    await audit(query, {
      action: 'act:undo-seal',
      objectType: 'case',
      object: done === null ? null : stream,
      basis: done === null ? 'none' : 'staff',
      result: done === null ? 'not-found' : 'done',
    })
    return done
  })
