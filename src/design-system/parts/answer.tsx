/** What came of something that was just done, set apart above the page: good news, or a stop. */
import type { ComponentChildren } from 'preact'
import { classNames } from '../govuk/content.ts'

export type AnswerProps = {
  /** `stop`: it was not done. Said in words too, never by colour alone. */
  readonly tone?: 'stop' | undefined
  /** Read out at once, and given the focus where the client script runs. */
  readonly alert?: boolean | undefined
  readonly children?: ComponentChildren
}

export const Answer = ({ tone, alert, children }: AnswerProps) => (
  <div
    class={classNames('app-answer', tone === 'stop' && 'app-answer--stop')}
    {...(alert ? { role: 'alert' as const, 'data-focus': '', tabIndex: -1 } : { role: 'status' as const })}
  >
    {children}
  </div>
)
