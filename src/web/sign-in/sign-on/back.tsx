/** Back from a landlord's own provider of sign-in. Whatever is wrong gets the same answer, to the byte. */
import type { ComponentChildren } from 'preact'
import { Frame } from '../../kit/layout.tsx'
import type { ServedPage, Shown, Visit } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import type { CameBack, SignOnPlace } from '../../kit/sign-in-desk.ts'
import { placeOf } from './go.tsx'
import { Onward } from './onward.tsx'

const Told = ({
  title,
  visit,
  error = false,
  children,
}: {
  readonly title: string
  readonly visit: Visit
  readonly error?: boolean
  readonly children: ComponentChildren
}) => (
  <Frame title="Sign in" visit={visit} error={error}>
    <div class="app-narrow">
      <h1 class="govuk-heading-l">{title}</h1>
      {children}
    </div>
  </Frame>
)

const Failed = ({ place, visit, isDown }: { place: SignOnPlace; visit: Visit; isDown: boolean }) => (
  <Told title="You are not signed in" visit={visit} error>
    <p class="govuk-body">
      {isDown
        ? `The sign-in of ${place.name} does not answer as it should just now. Try again in a minute.`
        : `What came back from ${place.name} lets nobody in here. Try once more. If that does not help, ask whoever looks after accounts in Rowan: they connect your account with the sign-in of ${place.name}.`}
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href={paths.signOn(place.landlord)}>
        Try again
      </a>
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href={paths.signIn}>
        Sign in with a password, if you may
      </a>
    </p>
  </Told>
)

const NotConfirmed = ({ place, visit, isDown }: { place: SignOnPlace; visit: Visit; isDown: boolean }) => (
  <Told title="It was not confirmed" visit={visit} error>
    <p class="govuk-body">
      {isDown
        ? `The sign-in of ${place.name} does not answer as it should just now. Try again in a minute.`
        : `${place.name} did not say that it is you who signed in to Rowan, or did not ask you anew.`}{' '}
      Nothing was done. What you typed still waits in the other tab.
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href={paths.confirmAtProvider}>
        Try again
      </a>
    </p>
  </Told>
)

const GoBack = ({ title, visit }: { readonly title: string; readonly visit: Visit }) => (
  <Told title={title} visit={visit}>
    <p class="govuk-body">Close this tab and go on in the other one. What you typed waits there.</p>
  </Told>
)

function shownAfter(came: CameBack, place: SignOnPlace, visit: Visit): Shown {
  const over = { atProvider: null }
  switch (came.outcome) {
    case 'in':
      return {
        view: came.goesBack ? (
          <GoBack title="You are signed in again" visit={visit} />
        ) : (
          <Onward to={paths.today} title="Signed in">
            Go on
          </Onward>
        ),
        status: 200,
        session: came.token,
        ...over,
      }
    case 'more':
      return {
        view: (
          <Onward to={paths.signInStep} title="Sign in">
            Go on
          </Onward>
        ),
        status: 200,
        step: came.step,
        ...over,
      }
    case 'proved':
      return {
        view: <GoBack title="It is confirmed" visit={visit} />,
        status: 200,
        session: came.token,
        ...over,
      }
    case 'again':
      return { goTo: paths.signOn(place.landlord, true), ...over }
    case 'wrong':
    case 'down': {
      const isDown = came.outcome === 'down'
      const view = came.proves ? (
        <NotConfirmed place={place} visit={visit} isDown={isDown} />
      ) : (
        <Failed place={place} visit={visit} isDown={isDown} />
      )
      return { view, status: isDown ? 503 : 400, ...over }
    }
    default:
      return came satisfies never
  }
}

export const signOnBackPage: ServedPage = {
  path: '/sign-in/back/:landlord',
  access: 'anyone',
  audit: 'sign-on-back',
  shows: [],
  mayShow: ['sign-in', 'prove'],
  methods: ['GET'],
  get: async (desk, visit) => {
    const place = placeOf(desk, visit)
    if (!place) return 'not-found'
    const [, query = ''] = visit.address.split('?')
    const came = await desk.comeBack({ landlord: place.landlord, query, browser: visit.atProvider })
    return shownAfter(came, place, visit)
  },
  again: async () => 'not-found',
  post: async () => 'not-found',
}
