/** The form of one step on a request for data. */
import type { ComponentChildren } from 'preact'
import { FORM_TOKEN } from '../kit/form-token.ts'
import type { Visit } from '../kit/page.ts'

export const StepForm = ({ visit, does, children }: { visit: Visit; does: string; children: ComponentChildren }) => (
  <form method="post" novalidate class="app-form">
    <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
    <input type="hidden" name="does" value={does} />
    {children}
  </form>
)
