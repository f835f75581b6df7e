/** One question that was put without a name, and the answer to it. Nothing else is on the page. Source: PD-10.c1. */
import { randomUUID } from 'node:crypto'
import type { QuestionLine } from '../../views/read-questions.ts'
import { Button, ErrorSummary, WordsField } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { typedWith } from '../kit/typed.ts'

export const questionPage = definePage<QuestionLine>({
  path: '/questions/:id',
  access: 'question',
  audit: 'answer-a-question',
  shows: ['view:questions'],
  writes: ['act:advice.answered'],
  load: async (desk, visit) => {
    const found = await desk.readQuestions(visit.token)
    return found?.questions.find((each) => each.id === visit.params.id) ?? null
  },
  view: (question, visit, typed) => {
    const form = typed?.form ?? {}
    return (
      <Frame title={`Question ${question.number}`} visit={visit} section="questions" error={typed !== null}>
        <div class="app-form">
          <ErrorSummary typed={typed} kept="Nothing was sent yet. Everything you typed is still here." />
          <h1 class="govuk-heading-l">{`Question ${question.number}`}</h1>
          <p class="govuk-body-l">{question.asks}</p>
          <form method="post" novalidate>
            <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
            <input type="hidden" name="key" value={one(form, 'key') || randomUUID()} />
            <WordsField
              name="answer"
              label="What do you advise?"
              hint="Ask nothing back that would say who it is. Whoever asked can put another question."
              rows={6}
              form={form}
              typed={typed}
            />
            <p class="govuk-body">Once it is sent the question leaves your list.</p>
            <Button>Send the answer</Button>
          </form>
        </div>
      </Frame>
    )
  },
  submit: async (desk, visit, question, form): Promise<Sent> => {
    const answer = one(form, 'answer')
    if (answer === '')
      return { again: typedWith(form, [{ field: 'answer', text: 'Write what you advise' }]), status: 400 }
    const answered = await desk.answerQuestion(visit.token, {
      id: question.id,
      type: 'advice.answered',
      data: { answer },
      role: question.role,
      key: one(form, 'key') || randomUUID(),
    })
    if (answered.outcome === 'recorded') return { goTo: `${paths.questions}?noted=yes` }
    if (answered.outcome === 'not-found') return 'not-found'
    const text = 'It could not be sent now. Try again in a moment'
    return { again: typedWith(form, [{ field: 'answer', text }]), status: 400 }
  },
})
