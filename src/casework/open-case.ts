/** Begins a case with one entry of any kind that a case may hold: a sign that was noticed, an incident, somebody added. */
import { entryType, findEntryType } from '../record/entry-type.ts'
import type { Act } from './act.ts'
import { beginCase, type CaseBegun } from './begin-case.ts'
import { isColleague } from './take-report.ts'

/** The answer is that of a report taken: expected refusals are values, and then there is no case. */
export function openCase(rowan: Parameters<typeof beginCase>[0], token: string, act: Omit<Act, 'target' | 'seq'>) {
  const type = findEntryType(act.type)
  const isOfCase = type !== undefined && entryType(type.name).scope !== 'organisation'
  return beginCase(rowan, token, {
    action: 'act:open-case',
    request: { opens: true, ...act },
    key: act.key,
    role: act.role,
    at: act.at,
    recordedAt: act.recordedAt,
    with: () => ({
      caseKind: caseKindOf(act),
      said: [{ type: act.type, data: act.data, happened: act.happened ?? false }],
      problems: isOfCase ? [] : [{ field: 'type', problem: 'is no entry of a case' }],
    }),
    name: (_index, field) => field,
  }) satisfies Promise<CaseBegun>
}

/** What kind of case the first entry makes it: a colleague's is closed to everybody else from its first moment. */
function caseKindOf({ type, data }: Pick<Act, 'type' | 'data'>): string {
  if (type === 'case.opened' && typeof data.kind === 'string') return data.kind
  if (type === 'report.received' && isColleague(data.victimIs)) return 'colleague'
  return type === 'concern.raised' ? 'concern' : 'victim'
}
