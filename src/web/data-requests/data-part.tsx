/** What somebody who asked for their data may have of one case or complaint: put together by one who is there, read by another. */
import type { VNode } from 'preact'
import { Button as GovukButton } from '../../design-system/govuk/button.tsx'
import type { PartAsk, PartAt, PartDone, PartPage } from '../../outgoing/data-requests/gather-part.ts'
import { sayFound } from '../../outgoing/scanner/found-sentence.ts'
import { ExhibitQuestion } from '../cases/documents/paper-questions.tsx'
import type { Desk } from '../kit/desk.ts'
import { Checkboxes, ErrorSummary, WordsField } from '../kit/fields.tsx'
import { type Form, many, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type ServedPage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { longDate, sayDate } from '../kit/times.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { linesTyped } from '../kit/typed-lines.ts'
import { momentOf } from './moment-read.ts'
import { OTHERS_PROBLEMS, OthersQuestions, othersTyped } from './others-questions.tsx'
import { FilesDecided, FilesQuestions, filesTyped } from './part-files.tsx'

const readAsk = (form: Form, { choices, files }: PartPage): PartAsk => ({
  ...othersTyped(form),
  files: filesTyped(form, files),
  nothing: many(form, 'nothing').includes('yes'),
  items: choices
    .filter(({ entry }) => many(form, `give-${entry}`).includes('in'))
    .map(({ entry }) => ({
      entry,
      words: many(form, `give-${entry}`).includes('words'),
      read: one(form, `read-${entry}`) === 'yes',
      leaveOut: linesTyped(one(form, `out-${entry}`)),
    })),
})

type Shown = { readonly data: PartPage; readonly visit: Visit; readonly typed: Typed | null }

/** It is not to be given like this: whoever puts it together anew reads why. */
const SendBack = ({ data, visit, typed }: Shown) => (
  <details class="govuk-details" open={typed !== null && 'reason' in typed.form}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">It cannot be given like this</span>
    </summary>
    <form method="post" novalidate class="govuk-details__text">
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <input type="hidden" name="gathered" value={String(data.gathered)} />
      <WordsField
        form={typed?.form ?? {}}
        typed={typed}
        name="reason"
        label="Why not?"
        hint={
          data.isThere
            ? 'Read by those who handle this, and by nobody else.'
            : 'Whoever handles it reads this, and puts it together anew.'
        }
        rows={3}
      />
      <button class="govuk-button govuk-button--secondary" type="submit" name="does" value="back">
        Send it back
      </button>
    </form>
  </details>
)

/** Why it was sent back last. */
const WasSentBack = ({ data: { back, isBack } }: { readonly data: PartPage }) =>
  back === null ? null : (
    <div class="govuk-inset-text">
      <p class="govuk-body">
        {`${back.by} sent it back on ${longDate(back.at)}${isBack ? '. It is put together anew.' : ', before it was put together anew.'}`}
      </p>
      <p class="govuk-body">{`Why: ${back.reason}`}</p>
    </div>
  )

/** What was put together, to be read by somebody else. */
const Gathered = ({ data, visit, typed }: Shown) => (
  <section aria-labelledby="given">
    <h2 class="govuk-heading-m" id="given">
      What they are given
    </h2>
    <p class="govuk-body">{`${data.by ?? 'Somebody'} put it together${data.gathered === null ? '' : ` on ${longDate(data.gathered)}`}.`}</p>
    {data.items?.length === 0 && <p class="govuk-body">Nothing from here.</p>}
    <ul class="app-plain">
      {data.items?.map((item, index) => (
        <li class="app-card" key={`${index}${item.title}`}>
          <h3 class="govuk-heading-s">{`${item.title}, ${longDate(item.at)}`}</h3>
          {item.answers.map(([label, value]) => (
            <p class="govuk-body" key={label}>{`${label}: ${value}`}</p>
          ))}
          {item.words !== '' && <blockquote class="govuk-inset-text">{item.words}</blockquote>}
        </li>
      ))}
    </ul>
    <FilesDecided data={data} />
    {data.isThere && <p class="govuk-body">{`Why: ${data.why ?? ''}`}</p>}
    {data.agreed !== null && (
      <p class="govuk-body">{`${data.agreedBy ?? 'Somebody else'} read it on ${longDate(data.agreed)}.`}</p>
    )}
    {data.agreed === null && data.own === true && !data.isBack && (
      <p class="govuk-body">Somebody else who is here reads it next: it stands on their Today. Ask them.</p>
    )}
    {data.agreed === null && data.own !== true && !data.isBack && data.opensAll && (
      <form method="post">
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="gathered" value={String(data.gathered)} />
        <p class="govuk-body app-why">
          <strong>
            Read every word, and look at every picture, as somebody would who lives with them, and may find it.
          </strong>
        </p>
        <GovukButton name="does" value="agree">
          I have read it, and agree
        </GovukButton>
      </form>
    )}
    {data.own !== true && !data.isBack && !data.isAnswered && <SendBack data={data} visit={visit} typed={typed} />}
  </section>
)

const Gather = ({ data, visit, typed }: Shown) => {
  const shared = { form: typed?.form ?? {}, typed }
  return (
    <form method="post" novalidate class="app-form">
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <p class="govuk-body">
        Put in what is theirs. Leave out the words of others, and everything that tells where somebody is. Nobody else
        sees what you leave out: the answer says nothing of it.
      </p>
      <ul class="app-plain">
        {data.choices.map((exhibit) => (
          <ExhibitQuestion {...shared} exhibit={exhibit} key={exhibit.entry} />
        ))}
      </ul>
      <FilesQuestions {...shared} data={data} />
      <Checkboxes
        {...shared}
        name="nothing"
        label="Or is there nothing that they may have?"
        choices={[{ value: 'yes', label: 'Nothing is given from here' }]}
      />
      <OthersQuestions
        {...shared}
        hint="Read by those who handle this, and by nobody else. Nothing of it is in the answer."
      />
      <GovukButton name="does" value="gather">
        Put it together
      </GovukButton>
    </form>
  )
}

function View({ data, visit, typed }: Shown): VNode {
  return (
    <Frame title={`Request ${data.request}`} visit={visit} section="today" error={typed !== null}>
      <ErrorSummary typed={typed} kept="Nothing was kept. Everything you typed is still here." />
      <h1 class="govuk-heading-l">{`What they may have from ${data.reference}`}</h1>
      <p class="govuk-body-l">
        {`The person asked for the data that we hold about them (${data.request}).${data.due === null ? '' : ` They are answered by ${sayDate(data.due)}.`} Only make contact in the way that they agreed.`}
      </p>
      <WasSentBack data={data} />
      {data.gathered !== null && <Gathered data={data} visit={visit} typed={typed} />}
      {!data.isThere ? null : data.isAnswered ? (
        <p class="govuk-body">They were answered: nothing changes any more.</p>
      ) : data.gathered === null || data.isBack ? (
        <Gather data={data} visit={visit} typed={typed} />
      ) : (
        <details class="govuk-details" open={typed !== null}>
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">Put it together anew</span>
          </summary>
          <div class="govuk-details__text">
            <Gather data={data} visit={visit} typed={typed} />
          </div>
        </details>
      )}
      {data.isThere && (
        <p class="govuk-body">
          <a
            class="govuk-link"
            href={data.place === 'case' ? paths.case(data.reference) : paths.complaint(data.reference)}
          >
            {`Go to ${data.reference}`}
          </a>
        </p>
      )}
    </Frame>
  )
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ...OTHERS_PROBLEMS,
  reason: 'Write why it cannot be given like this',
}

function sentOf(came: PartDone, form: Form, goTo: string): Sent {
  switch (came.outcome) {
    case 'done':
      return { goTo }
    case 'tells':
      return {
        again: typedWith(
          form,
          came.found.map((each) => ({ field: '', text: sayFound(each) })),
        ),
        status: 400,
      }
    case 'invalid':
      return {
        again: typedWith(
          form,
          came.problems.map(({ field, problem }) => ({ field, text: PROBLEMS[field] ?? problem })),
        ),
        status: 400,
      }
    case 'not-found':
      return {
        again: typedWith(form, [{ field: '', text: 'It has changed meanwhile, or is for another person to do' }]),
        status: 409,
      }
    default:
      return came satisfies never
  }
}

const pageOf = (place: PartAt['place']): ServedPage => {
  const isCase = place === 'case'
  const at = ({ params }: Visit): PartAt => ({ place, of: params.reference ?? '', part: params.part ?? '' })
  const address = (visit: Visit) => {
    const { of, part } = at(visit)
    return isCase ? paths.partOfCase(of, part) : paths.partOfComplaint(of, part)
  }
  return definePage<PartPage>({
    path: isCase ? '/cases/:reference/data-parts/:part' : '/complaints/:reference/data-parts/:part',
    access: isCase ? 'acts-on-case' : 'complaint-part',
    audit: isCase ? 'put-an-answer-together' : 'put-an-answer-to-a-complaint-together',
    shows: ['view:data-part'],
    writes: ['act:gather-data-part', 'act:agree-data-part', 'act:send-back-data-part'],
    stepUp: (form) => one(form, 'does') === 'agree',
    load: (desk: Desk, visit) => desk.readPart(visit.token, at(visit)),
    view: (data, visit, typed) => <View data={data} visit={visit} typed={typed} />,
    submit: async (desk, visit, data, form) => {
      const gathered = momentOf(one(form, 'gathered'))
      switch (one(form, 'does')) {
        case 'agree':
          return sentOf(await desk.agreeToPart(visit.token, at(visit), gathered), form, address(visit))
        case 'back':
          return sentOf(
            await desk.sendBackPart(visit.token, at(visit), { gathered, reason: one(form, 'reason') }),
            form,
            data.isThere ? address(visit) : paths.today,
          )
        default:
          return sentOf(await desk.gatherPart(visit.token, at(visit), readAsk(form, data)), form, address(visit))
      }
    },
  })
}

export const partOfCasePage = pageOf('case')
export const partOfComplaintPage = pageOf('complaint')
