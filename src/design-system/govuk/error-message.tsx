/** What is wrong with the answer to one form field, and how to put it right. */
import { type Common, type Content, classNames, isContent } from './content.ts'

export type ErrorMessageOptions = Common & {
  readonly text: Content
  /** Said before the message to people who listen; "Error" unless told otherwise, '' for nothing. */
  readonly visuallyHiddenText?: string | undefined
}

/** An error as callers write it: its words alone, or its words with options. */
export type ErrorMessageProp = Content | ErrorMessageOptions

export type ErrorMessageProps = ErrorMessageOptions & { readonly id?: string | undefined }

export function ErrorMessage({ id, text, classes, attributes, visuallyHiddenText = 'Error' }: ErrorMessageProps) {
  return (
    <p id={id} class={classNames('govuk-error-message', classes)} {...attributes}>
      {visuallyHiddenText && (
        <>
          <span class="govuk-visually-hidden">{visuallyHiddenText}:</span>{' '}
        </>
      )}
      {text}
    </p>
  )
}

/** The options of an error however it was written. */
export const errorOptions = (error: ErrorMessageProp): ErrorMessageOptions =>
  isContent(error) ? { text: error } : error
