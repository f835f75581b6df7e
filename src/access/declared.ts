/** No route is served that does not say who may come in by it and what it leaves on the audit trail. Pure. */
import { ACT_NAMED, AUDITED, type AuditName } from './audited.ts'
import { WAYS_IN, type WayIn } from './ways-in.ts'

/** What a route says of itself. */
export type Declaration = {
  readonly access: WayIn
  /** Every line that its answer always leaves; none where nothing is read. */
  readonly audit: readonly AuditName[]
  /** Lines that it can leave beside those, or in their place. */
  readonly mayAudit?: readonly AuditName[]
}

/** As a server is given a route: `config` is where the route says it. */
type Given = { readonly url: string; readonly method: string | readonly string[]; readonly config?: unknown }

const isName = (name: unknown): boolean =>
  typeof name === 'string' && (name in AUDITED || name === ACT_NAMED || /^act:[a-z-]+\.[a-z-]+$/.test(name))

/** Throws where a route does not say who may use it and what is audited, or says what there is not. */
export function refuseUndeclared({ url, method, config }: Given): void {
  const said = (typeof config === 'object' && config !== null ? config : {}) as Partial<
    Record<keyof Declaration, unknown>
  >
  const { access, audit, mayAudit = [] } = said
  const knowsWay = typeof access === 'string' && access in WAYS_IN
  const names = [audit, mayAudit].flat()
  if (!knowsWay || !Array.isArray(audit) || !names.every(isName))
    throw new Error(`The route ${[method].flat().join(', ')} ${url} does not say who may use it and what is audited`)
}
