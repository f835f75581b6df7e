/** What a reader is told when a page cannot be shown: what happened, that nothing is lost or done by halves, and what to do next. */
import { Button } from './fields.tsx'
import type { KeptForm } from './kept-form.ts'
import { Frame } from './layout.tsx'
import type { Visit } from './page.ts'
import { paths } from './paths.ts'

type Told = { readonly title: string; readonly lines: readonly string[] }

export const ERROR_PAGES = {
  /** The same for what does not exist and for what the asker may not see. */
  404: {
    title: 'Page not found',
    lines: [
      'There is no page at this address for you.',
      'If you typed the address, check it. If you need a case that you cannot find, ask the lead.',
    ],
  },
  403: {
    title: 'Send it again from the page',
    lines: [
      'This form was too old, or did not come from this site. Nothing was recorded.',
      'Go back, reload the page and send it again.',
    ],
  },
  413: {
    title: 'That is too much text',
    lines: [
      'Nothing was recorded. Go back: what you typed should still be there.',
      'One box holds up to 20,000 characters. Shorten the text, or record it in parts.',
    ],
  },
  429: {
    title: 'Wait before you look further',
    lines: [
      'You looked at very much in a short time, so this was not shown. What you recorded stays recorded.',
      'Wait an hour. Tell your lead why you need to look at so many: whoever looks after this was told that you were stopped.',
      'If someone is in danger now, call 999.',
    ],
  },
  'too-fast': {
    title: 'Wait a moment',
    lines: [
      'Very much was asked for in a very short time, so this was not shown. If you sent something, it was not recorded.',
      'Go back: what you typed should still be there. Wait a minute, then try again.',
      'If someone is in danger now, call 999.',
    ],
  },
  500: {
    title: 'Something went wrong',
    lines: [
      'Nothing was half done: what you sent is either recorded in full or not at all.',
      'Go back and try again. If it happens again, give your support the number below.',
    ],
  },
  503: {
    title: 'Rowan cannot answer just now',
    lines: [
      'Go back: what you typed should still be there. Wait a minute, then send it again.',
      'If someone is in danger now, call 999.',
    ],
  },
} as const satisfies Readonly<Record<number | 'too-fast', Told>>

export type ErrorStatus = keyof typeof ERROR_PAGES

/** In place of the lines of 503, where what was sent is kept on the page itself. */
const KEPT_LINES = [
  'What you typed is kept on this page. Wait a minute, then send it again: it is recorded once, also if you press twice.',
  'Do not close this page before that. If someone is in danger now, call 999.',
]

const SendAgain = ({ action, fields }: KeptForm) => (
  <form method="post" action={action}>
    {fields.map(([name, value], index) => (
      <input type="hidden" name={name} value={value} key={`${index} ${name}`} />
    ))}
    <Button>Send it again</Button>
  </form>
)

export const ErrorPage = ({
  status,
  visit,
  reference,
  kept,
}: {
  readonly status: ErrorStatus
  readonly visit: Visit
  readonly reference?: string
  readonly kept?: KeptForm
}) => {
  const told: Told = ERROR_PAGES[status]
  const lines = kept ? KEPT_LINES : told.lines
  return (
    <Frame title={told.title} visit={visit}>
      <h1 class="govuk-heading-l">{told.title}</h1>
      {lines.map((line) => (
        <p class="govuk-body" key={line}>
          {line}
        </p>
      ))}
      {kept && <SendAgain {...kept} />}
      {reference && <p class="govuk-body">Reference: {reference}</p>}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.today}>
          Go to Today
        </a>
      </p>
    </Frame>
  )
}
