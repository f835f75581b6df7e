/** The frame of a page for whoever does not sign in: whose page it is, and the way out. Its title tells nothing of what it is about. */
import type { ComponentChildren } from 'preact'
import { SkipLink } from '../../design-system/govuk/skip-link.tsx'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Head } from '../kit/layout.tsx'
import type { Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'

type Props = {
  readonly title: string
  /** The landlord's name. */
  readonly name: string
  readonly visit: Visit
  readonly error?: boolean
  readonly children: ComponentChildren
}

export const PublicFrame = ({ title, name, visit, error = false, children }: Props) => (
  <html lang="en" class="govuk-template">
    <Head title={name === '' ? title : `${title} - ${name}`} error={error} />
    <body class="govuk-template__body">
      <SkipLink href="#main">Skip to main content</SkipLink>
      <header class="app-header app-header--stays">
        <div class="govuk-width-container app-header__row">
          <span class="app-header__name">{name}</span>
          <div class="app-header__me">
            {/* Where a session has to end first, the server is asked. */}
            <form
              method="post"
              action={paths.leave}
              data-leave
              data-once
              {...(visit.token === '' ? { 'data-away': visit.leaveTo } : {})}
            >
              <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
              <button class="app-header__button app-header__button--leave" type="submit">
                Leave now
                <span class="govuk-visually-hidden">: open a weather page</span>
              </button>
            </form>
          </div>
        </div>
      </header>
      <div class="govuk-width-container">
        <main class="govuk-main-wrapper app-main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <footer class="app-footer">
        <div class="govuk-width-container">
          <p>
            “Leave now”, at the top, opens a weather page at once. So does pressing Shift three times. It cannot take
            this page out of the history of the browser. Close the tab when you have finished.
          </p>
        </div>
      </footer>
    </body>
  </html>
)
