/** Questions that were put without a name: what is asked, and the way to answer. It says nothing of whom, where from, or by whom. */
import { Answer } from '../../design-system/parts/answer.tsx'
import type { Questions } from '../../views/read-questions.ts'
import { one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime, sayWhen } from '../kit/times.ts'

export const questionsPage = definePage<Questions>({
  path: paths.questions,
  access: 'questions',
  audit: 'read-questions',
  shows: ['view:questions'],
  load: (desk, visit) => desk.readQuestions(visit.token),
  view: ({ questions, now }, visit) => (
    <Frame title="Questions" visit={visit} section="questions" wide>
      {one(visit.query, 'noted') !== '' && (
        <Answer>
          <p class="govuk-body">
            <strong>Sent. Thank you.</strong> Whoever asked can read it now.
          </p>
        </Answer>
      )}
      <h1 class="govuk-heading-l">Questions</h1>
      <p class="govuk-body">Your knowledge is asked for, without a name. Do not try to find out whom it is about.</p>
      {questions.length === 0 && <p class="govuk-body">No question waits.</p>}
      <ul class="app-duties">
        {questions.map((question) => (
          <li class="app-duty" key={question.id}>
            <div class="app-duty__what">
              <a
                class="govuk-link govuk-link--no-visited-state app-duty__title"
                href={paths.question(question.id)}
              >{`Question ${question.number}`}</a>
              <p class="govuk-body govuk-!-margin-bottom-1">{question.asks}</p>
            </div>
            <span class="app-by">
              <strong>{`asked ${sayWhen(question.asked, now)}`}</strong>
              <span class="app-exact">{exactTime(question.asked)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Frame>
  ),
})
