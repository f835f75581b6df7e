/** Steps of something long, drawn down a line: done, asked for now, lifted, or later. The state is said in words too. */
import type { ComponentChildren } from 'preact'
import { Status } from './status.tsx'

export type StepLineState = 'done' | 'asked' | 'open' | 'lifted' | 'later'

export type StepLineStep = {
  readonly id: string
  readonly what: ComponentChildren
  readonly state: StepLineState
  readonly note?: ComponentChildren
}

const SAYS: Readonly<Record<StepLineState, string>> = {
  done: 'Done',
  asked: 'Needed',
  open: 'May go ahead',
  lifted: 'Not needed here',
  later: 'Later',
}

export const StepLine = ({ steps }: { readonly steps: readonly StepLineStep[] }) => (
  <ol class="app-steps">
    {steps.map(({ id, what, state, note }) => (
      <li class={`app-steps__step app-steps__step--${state}`} key={id}>
        <p class="app-steps__what">
          {what} <Status tone={state === 'open' || state === 'done' ? 'good' : undefined}>{SAYS[state]}</Status>
        </p>
        {note && <div class="app-steps__note">{note}</div>}
      </li>
    ))}
  </ol>
)
