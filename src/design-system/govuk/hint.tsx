/** Help for a form field, said before the answer. */
import { type Common, type Content, classNames, isContent } from './content.ts'

export type HintOptions = Common & { readonly text: Content }

/** A hint as callers write it: its words alone, or its words with options. */
export type HintProp = Content | HintOptions

export type HintProps = HintOptions & { readonly id?: string | undefined }

export function Hint({ id, text, classes, attributes }: HintProps) {
  return (
    <div id={id} class={classNames('govuk-hint', classes)} {...attributes}>
      {text}
    </div>
  )
}

/** The options of a hint however it was written. */
export const hintOptions = (hint: HintProp): HintOptions => (isContent(hint) ? { text: hint } : hint)
