/** A form about one thing that may have got out: asks, records, and keeps everything that was typed when it cannot. */
import { randomUUID } from 'node:crypto'
import type { VNode } from 'preact'
import type { AuditName } from '../../access/audited.ts'
import type { WayIn } from '../../access/ways-in.ts'
import type { LeakPage } from '../../views/leaks/read-leaks.ts'
import { Button, ErrorSummary } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type ServedPage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { ConflictNotice } from '../kit/refusals.tsx'
import type { Typed } from '../kit/typed.ts'

type Desk = Parameters<Parameters<typeof definePage<LeakPage>>[0]['load']>[0]

export type LeakForm = {
  readonly slug: string
  readonly title: string
  readonly why: string
  readonly access: WayIn
  readonly writes: readonly AuditName[]
  /** Whether there is anything to ask; where it is left out, while it is open. */
  readonly isThere?: (page: LeakPage) => boolean
  readonly questions: (page: LeakPage, form: Form, typed: Typed | null, visit: Visit) => VNode
  readonly send: (desk: Desk, visit: Visit, page: LeakPage, form: Form) => Promise<Sent>
  readonly button: string
}

/** In which of their roles the reader looks after it. */
export const roleIn = ({ asker }: Visit, page: LeakPage) =>
  asker.roles.find((role) => role === 'data-protection-officer') ??
  asker.roles.find((role) => role === 'safeguarding-lead' || role === 'da-lead') ??
  (page.closes ? 'data-protection-officer' : 'da-lead')

export const defineLeakForm = (made: LeakForm): ServedPage =>
  definePage<LeakPage>({
    path: `/got-out/:leak/${made.slug}`,
    access: made.access,
    audit: `got-out-${made.slug}`,
    shows: ['view:leak'],
    writes: made.writes,
    load: async (desk, visit) => {
      const page = await desk.readLeak(visit.token, visit.params.leak ?? '')
      const isThere = made.isThere ?? (({ state }: LeakPage) => state === 'open')
      return page && isThere(page) && (made.access !== 'closes-leak' || page.closes) ? page : null
    },
    view: (page, visit, typed) => {
      const form = typed?.form ?? {}
      return (
        <Frame title={page.reference} visit={visit} section="leaks" error={typed !== null}>
          <div class="app-form">
            <ErrorSummary typed={typed} />
            <ConflictNotice conflict={typed?.conflict ?? null} now={page.now} />
            <p class="govuk-body">
              <a class="govuk-back-link" href={paths.leak(page.reference)}>
                {`Back to ${page.reference}`}
              </a>
            </p>
            <h1 class="govuk-heading-l">{made.title}</h1>
            <p class="govuk-body-l">{made.why}</p>
            <form method="post" novalidate>
              <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
              <input type="hidden" name="key" value={one(form, 'key') || randomUUID()} />
              <input type="hidden" name="seq" value={typed?.conflict ? page.seq : one(form, 'seq') || page.seq} />
              {made.questions(page, form, typed, visit)}
              <Button>{made.button}</Button>
            </form>
          </div>
        </Frame>
      )
    },
    submit: (desk, visit, page, form) => made.send(desk, visit, page, form),
  })
