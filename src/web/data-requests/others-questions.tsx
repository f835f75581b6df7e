/** The three questions about other people, and why: of a whole answer, and of each part of it. */
import type { OthersAnswers } from '../../casework/data-requests/others-answers.ts'
import { Radios, WordsField, YesNo } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import type { Typed } from '../kit/typed.ts'
import { AGREE_CHOICES } from './data-request-words.ts'

type Asked = { readonly form: Form; readonly typed: Typed | null; readonly hint: string }

export const OthersQuestions = ({ hint, ...shared }: Asked) => (
  <>
    <YesNo
      {...shared}
      name="tellsOfOthers"
      label="1. Does it tell of anybody else, even by what the reader knows already?"
    />
    <Radios {...shared} name="othersAgree" label="2. If so: do they agree?" choices={AGREE_CHOICES} />
    <YesNo {...shared} name="reasonableWithout" label="3. If not: is it reasonable without?" />
    <WordsField {...shared} name="why" label="Why" hint={hint} rows={3} />
  </>
)

const yesNo = (text: string): boolean | null => (text === 'yes' ? true : text === 'no' ? false : null)

export const othersTyped = (form: Form): OthersAnswers => ({
  tellsOfOthers: yesNo(one(form, 'tellsOfOthers')),
  othersAgree: one(form, 'othersAgree'),
  reasonableWithout: yesNo(one(form, 'reasonableWithout')),
  why: one(form, 'why'),
})

export const OTHERS_PROBLEMS: Readonly<Record<string, string>> = {
  tellsOfOthers: 'Say whether it tells of anybody else',
  othersAgree: 'Say whether they agree',
  reasonableWithout: 'Say whether it is reasonable without their agreement',
  why: 'Write why',
}
