/** The frame of every page: its title, the way in and out, and where the reader is. Titles carry no names. */

import type { ComponentChildren, VNode } from 'preact'
import { seesLeaks } from '../../access/permissions.ts'
import { ServiceNavigation } from '../../design-system/govuk/service-navigation.tsx'
import { SkipLink } from '../../design-system/govuk/skip-link.tsx'
import { FORM_TOKEN } from './form-token.ts'
import type { Visit } from './page.ts'
import { paths } from './paths.ts'

export type Section =
  | 'today'
  | 'jobs'
  | 'moves'
  | 'questions'
  | 'kept-apart'
  | 'complaints'
  | 'leaks'
  | 'notices'
  | 'report'
  | 'concern'
  | 'organisation'
  | 'policy'
  | 'none'

type FrameProps = {
  /** Neutral: `Today`, `Case R-4F7K`. */
  readonly title: string
  readonly visit: Visit
  readonly section?: Section
  readonly error?: boolean
  /** Stays in sight above the page while it scrolls. */
  readonly banner?: VNode
  readonly wide?: boolean
  readonly children: ComponentChildren
}

const Fresh = ({ count }: { readonly count: number }) => (
  <span class="app-navigation__count">
    {count}
    <span class="govuk-visually-hidden"> new</span>
  </span>
)

/** What is open every hour stands in the row of a phone too; the rest, and signing out, is behind "More" there. */
const OFTEN: ReadonlySet<Section> = new Set(['today', 'complaints', 'jobs', 'moves', 'notices', 'report', 'concern'])

const SignOut = ({ formToken }: { readonly formToken: string }) => (
  <form method="post" action={paths.signOut} class="app-header__out">
    <input type="hidden" name={FORM_TOKEN} value={formToken} />
    <button class="app-header__button" type="submit">
      Sign out
    </button>
  </form>
)

type Link = { readonly name: Section; readonly href: string; readonly label: string; readonly fresh?: number }

function linksOf({ asker }: Visit): readonly Link[] {
  return [
    { name: 'today', href: paths.today, label: 'Today' },
    ...(asker.seesComplaints ? [{ name: 'complaints' as const, href: paths.complaints, label: 'Complaints' }] : []),
    ...(seesLeaks(asker.roles) ? [{ name: 'leaks' as const, href: paths.leaks, label: 'What got out' }] : []),
    ...(asker.seesJobs ? [{ name: 'jobs' as const, href: paths.jobs, label: 'Jobs' }] : []),
    ...(asker.seesMoves ? [{ name: 'moves' as const, href: paths.moves, label: 'Lettings' }] : []),
    ...(asker.advises ? [{ name: 'questions' as const, href: paths.questions, label: 'Questions' }] : []),
    ...(asker.seesKeptApart ? [{ name: 'kept-apart' as const, href: paths.keptApart, label: 'Kept apart' }] : []),
    ...(asker.seesCases
      ? ([
          { name: 'notices', href: paths.notices, label: 'Notices', fresh: asker.unseenNotices },
          { name: 'report', href: paths.newReport, label: 'New report' },
          { name: 'organisation', href: paths.organisation, label: 'Organisation' },
          { name: 'policy', href: paths.policy, label: 'Policy' },
        ] as const)
      : [{ name: 'concern' as const, href: paths.concern, label: 'Raise a concern' }]),
  ]
}

/** On a phone alone, and without a script. */
const More = ({ visit, section }: { readonly visit: Visit; readonly section: Section }) => (
  <li class="app-navigation__more">
    <details>
      <summary>More</summary>
      <div class="app-navigation__box">
        {linksOf(visit)
          .filter(({ name }) => !OFTEN.has(name))
          .map(({ name, href, label }) => (
            <a class="govuk-link" href={href} aria-current={section === name ? 'page' : undefined} key={name}>
              {label}
            </a>
          ))}
        <a class="govuk-link" href={paths.ownSignIn}>
          {visit.asker.name}
          <span class="govuk-visually-hidden">: your sign-in</span>
        </a>
        <SignOut formToken={visit.formToken} />
      </div>
    </details>
  </li>
)

function Navigation({ visit, section }: { readonly visit: Visit; readonly section: Section }) {
  return (
    <ServiceNavigation
      classes="app-navigation"
      collapseNavigationOnMobile={false}
      slots={{ navigationEnd: <More visit={visit} section={section} /> }}
      navigation={linksOf(visit).map(({ name, href, label, fresh = 0 }) => ({
        text: fresh > 0 ? [label, ' ', <Fresh count={fresh} key="fresh" />] : label,
        href,
        current: section === name,
        ...(OFTEN.has(name) ? {} : { attributes: { 'data-later': '' } }),
      }))}
    />
  )
}

function Header({ visit, section }: { readonly visit: Visit; readonly section: Section }) {
  const { asker, formToken } = visit
  return (
    <header class="app-header">
      <div class="govuk-width-container app-header__row">
        <a class="app-header__name" href={paths.today}>
          Rowan
        </a>
        {visit.token !== '' && <span class="app-header__landlord">{asker.landlord}</span>}
        {visit.token !== '' && (
          <div class="app-header__me">
            <a class="app-header__person" href={paths.ownSignIn}>
              {asker.name}
              <span class="govuk-visually-hidden">: your sign-in</span>
            </a>
            <SignOut formToken={formToken} />
            <form method="post" action={paths.leave} data-leave>
              <input type="hidden" name={FORM_TOKEN} value={formToken} />
              <button class="app-header__button app-header__button--leave" type="submit">
                Leave now
                <span class="govuk-visually-hidden">
                  : sign out and open a weather page. Or press Shift three times
                </span>
              </button>
            </form>
          </div>
        )}
      </div>
      {visit.token !== '' && <Navigation visit={visit} section={section} />}
    </header>
  )
}

/** What every page says to the browser. `title` is neutral. */
export const Head = ({
  title,
  error,
  errorWord = 'Error',
}: {
  readonly title: string
  readonly error: boolean
  /** In the language of the page. */
  readonly errorWord?: string
}) => (
  <head>
    <meta charset="utf-8" />
    <title>{`${error ? `${errorWord}: ` : ''}${title}`}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="robots" content="noindex, nofollow" />
    <meta name="theme-color" content="#14532d" />
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/assets/rowan.css" />
    <script src="/assets/rowan.js" defer />
  </head>
)

export const Frame = ({
  title,
  visit,
  section = 'none',
  error = false,
  banner,
  wide = false,
  children,
}: FrameProps) => (
  <html lang="en" class="govuk-template">
    <Head title={`${title} - Rowan`} error={error} />
    <body class="govuk-template__body">
      <SkipLink href="#main">Skip to main content</SkipLink>
      <Header visit={visit} section={section} />
      {banner}
      <div class={`govuk-width-container${wide ? ' app-wide' : ''}`}>
        <main class="govuk-main-wrapper app-main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <footer class="app-footer">
        <div class="govuk-width-container">
          <p>
            If anyone is in danger now, call 999. Pages are not kept by this browser, but its history may show that
            Rowan was open.
          </p>
          {visit.token !== '' && visit.asker.roles.length > 0 && (
            <p>
              <a class="govuk-link" href={paths.newLeak}>
                Something may have got out
              </a>
            </p>
          )}
        </div>
      </footer>
    </body>
  </html>
)
