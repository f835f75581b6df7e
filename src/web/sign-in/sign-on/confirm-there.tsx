/**
 * Before an act that does much harm in other hands: whom the landlord's provider let in shows it there who they are, in a tab of its own. What
 * they typed stays in this one, and is kept nowhere else.
 */
import { Button, ErrorSummary } from '../../kit/fields.tsx'
import type { Form } from '../../kit/form.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import { KeptFields } from '../../kit/kept-fields.tsx'
import { Frame } from '../../kit/layout.tsx'
import type { Shown, Visit } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import { typedWith } from '../../kit/typed.ts'
import { PROOF } from '../confirm.tsx'

/** `cameBack`: they say that they did, and it does not hold. */
export function confirmThere(form: Form, visit: Visit, cameBack: boolean): Shown {
  const text = 'It is not confirmed yet. Confirm it first at the sign-in of your organisation'
  const typed = cameBack ? typedWith({}, [{ field: PROOF, text }]) : null
  const view = (
    <Frame title="Confirm it is you" visit={visit} error={typed !== null}>
      <div class="app-narrow">
        <ErrorSummary typed={typed} kept="Nothing was done yet. Everything you typed is still here." />
        <h1 class="govuk-heading-l">Confirm it is you</h1>
        <p class="govuk-body">
          In other hands this could put somebody in danger, so your organisation asks once more who you are. Nothing was
          done yet.
        </p>
        <ol class="govuk-list govuk-list--number">
          <li>
            <a class="govuk-link" id={PROOF} href={paths.confirmAtProvider} target="_blank" rel="noopener">
              Confirm at the sign-in of your organisation (opens in a new tab)
            </a>
          </li>
          <li>Come back to this tab and go on, within five minutes.</li>
        </ol>
        <form method="post" action={visit.address} novalidate>
          <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
          <input type="hidden" name={PROOF} value="there" />
          <KeptFields form={form} />
          <Button>Go on</Button>
        </form>
        <p class="govuk-body">
          <a class="govuk-link" href={visit.address}>
            Go back and do nothing
          </a>
        </p>
      </div>
    </Frame>
  )
  return { view, status: cameBack ? 400 : 403 }
}
