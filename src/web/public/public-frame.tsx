/** The frame of a page for whoever does not sign in: whose page it is, and the way out. Its title tells nothing of what it is about. */
import type { ComponentChildren } from 'preact'
import { SkipLink } from '../../design-system/govuk/skip-link.tsx'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Head } from '../kit/layout.tsx'
import type { Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import type { FormWords } from './english-form.ts'

type Props = {
  readonly title: string
  /** The landlord's name. */
  readonly name: string
  readonly visit: Visit
  readonly words: FormWords
  /** Where the same page is in the other language; null where there is none. */
  readonly other?: { readonly words: FormWords; readonly at: string } | null
  readonly error?: boolean
  readonly children: ComponentChildren
}

export const PublicFrame = ({ title, name, visit, words, other = null, error = false, children }: Props) => (
  <html lang={words.lang} class="govuk-template">
    <Head title={name === '' ? title : `${title} - ${name}`} error={error} errorWord={words.wrong.word} />
    <body class="govuk-template__body">
      <SkipLink href="#main">{words.skip}</SkipLink>
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
                {words.leave}
                <span class="govuk-visually-hidden">{words.leaveTo}</span>
              </button>
            </form>
          </div>
        </div>
      </header>
      <div class="govuk-width-container">
        <main class="govuk-main-wrapper app-main" id="main" tabIndex={-1}>
          {other && (
            <p class="govuk-body">
              <a class="govuk-link" href={other.at} lang={other.words.lang} hreflang={other.words.lang}>
                {other.words.called}
              </a>
            </p>
          )}
          {children}
        </main>
      </div>
      <footer class="app-footer">
        <div class="govuk-width-container">
          <p>{words.foot}</p>
        </div>
      </footer>
    </body>
  </html>
)
