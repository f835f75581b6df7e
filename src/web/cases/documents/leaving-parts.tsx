/** The parts of the page on which a document leaves: what is ready, what waits for a second person, and how the next one is opened. */
import { Details } from '../../../design-system/govuk/details.tsx'
import type { ExportLine, ExportPage } from '../../../outgoing/exports/read-export.ts'
import type { CasePage } from '../../../views/case-page.ts'
import { Button, Radios, Select, TextField, WordsField, YesNo } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import type { Visit } from '../../kit/page.ts'
import { exactTime, sayWhen } from '../../kit/times.ts'
import type { Typed } from '../../kit/typed.ts'
import { AGREEMENT_OR_NOT_NEEDED, bases } from '../partners/partner-words.ts'

export type LeavingData = { readonly page: CasePage; readonly leaving: ExportPage }
type Shown = { readonly data: LeavingData; readonly visit: Visit; readonly typed: Typed | null }

const Hidden = ({ visit, does, id }: { readonly visit: Visit; readonly does: string; readonly id?: string }) => (
  <>
    <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
    <input type="hidden" name="does" value={does} />
    {id !== undefined && <input type="hidden" name="id" value={id} />}
  </>
)

const OPENS: Readonly<Record<ExportLine['means'], string>> = {
  key: 'Opens with their own key',
  words: 'Opens with six words that you tell them by telephone',
  pdf: 'A PDF that opens with six words that you tell them by telephone',
}

const Words = ({ line }: { readonly line: ExportLine }) =>
  line.words === null ? null : (
    <>
      <p class="govuk-body">
        {'The six words: '}
        <strong>{line.words}</strong>
      </p>
      <p class="app-duty__about">
        Ring them on a number you know, not one from their message. Never write the words down beside the file or into a
        message. The hyphens belong to them.
      </p>
    </>
  )

/** Only one form is open at a time: what was typed belongs to it. */
const TakeForm = ({ line, data, visit, typed }: Shown & { readonly line: ExportLine }) => {
  const mine = typed !== null && one(typed.form, 'id') === line.id ? typed : null
  const { referred } = data.leaving
  // As the referral says it, to be checked. Whether they agree is asked anew: they may have changed their mind, or it was somebody else.
  const known = { reasons: referred?.reasons ?? '', consent: '', basis: referred?.basis ?? '' }
  const shared = { form: mine?.form ?? known, typed: mine }
  return (
    <form method="post" novalidate class="app-form">
      <Hidden visit={visit} does="take" id={line.id} />
      {referred && (
        <p class="govuk-body">
          Why and on what ground are filled in as the referral says. Check them, and say whether the person agrees now.
        </p>
      )}
      <WordsField {...shared} name="reasons" label="Why do they need it?" hint="And why less would not do." rows={3} />
      <Radios {...shared} name="consent" label="Does the person agree?" choices={AGREEMENT_OR_NOT_NEEDED} />
      <Select
        {...shared}
        name="basis"
        label="On what ground?"
        hint="That the policy allows sharing is not a ground by itself."
        choices={bases()}
      />
      <TextField {...shared} name="agreement" label="Agreement, law or order (where the ground is one)" />
      <YesNo {...shared} name="neededForSafety" label="Is it needed to keep somebody safe?" />
      <p class="govuk-body">You can save it once. That it was shared, with whom and why goes on the record with it.</p>
      <Button>Save it sealed</Button>
    </form>
  )
}

const LookForm = ({ line, visit }: Pick<Shown, 'visit'> & { readonly line: ExportLine }) => (
  <form method="post" novalidate>
    <Hidden visit={visit} does="look" id={line.id} />
    <p class="govuk-body">Read it as the person causing harm would. Is anybody in it who should not be?</p>
    <Button>I have read it: it may leave</Button>
  </form>
)

const stateOf = (line: ExportLine, now: number): string => {
  switch (line.state) {
    case 'waits-for-second':
      return 'Waits for a second person to read it'
    case 'ready':
      return `Ready, until ${exactTime(line.ends)}`
    case 'taken':
      return `Saved ${sayWhen(line.taken ?? line.made, now)}`
    case 'over':
      return 'Its time is over: nobody saved it'
    default:
      return line.state satisfies never
  }
}

const Line = ({ line, data, visit, typed }: Shown & { readonly line: ExportLine }) => (
  <li class="app-duty">
    <div class="app-duty__what">
      <strong>{stateOf(line, data.leaving.now)}</strong>
      <p class="app-duty__about">
        {`${OPENS[line.means]}. ${line.own ? 'You' : line.by} began it ${sayWhen(line.made, data.leaving.now)}.`}
        {line.lookedBy && ` ${line.lookedBy} has read it.`}
      </p>
      <Words line={line} />
      {line.state === 'waits-for-second' &&
        (!line.own && data.leaving.mayLook ? (
          <LookForm line={line} visit={visit} />
        ) : (
          <p class="govuk-body">Ask a lead or a manager on this case to open this page.</p>
        ))}
      {line.state === 'ready' && line.own && <TakeForm line={line} data={data} visit={visit} typed={typed} />}
    </div>
  </li>
)

/** What is in numbered papers, and from where: for whoever has to answer for them. */
export const Manifest = ({ text }: { readonly text: string }) => (
  <Details summaryText="What is in them, from which entry, with fingerprints">
    <ul class="govuk-list app-code">
      {text.split('\n').map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </Details>
)

export const ExportLines = (shown: Shown) =>
  shown.data.leaving.lines.length === 0 ? null : (
    <ul class="app-duties">
      {shown.data.leaving.lines.map((line) => (
        <Line {...shown} line={line} key={line.id} />
      ))}
    </ul>
  )

export const BeginForm = ({ data, visit, typed }: Shown) => {
  const { leaving } = data
  // What somebody made ready is on its way: nobody who reads it as the second begins another by a slip of the hand.
  const isOpen = leaving.lines.some(({ state }) => state === 'ready' || state === 'waits-for-second')
  if (leaving.classes === null || isOpen) return null
  const shared = { form: typed?.form ?? {}, typed }
  const choices = [
    ...(leaving.keyName === null ? [] : [{ value: 'key', label: `With their key: ${leaving.keyName}` }]),
    { value: 'words', label: 'With six words', hint: 'They need the free program age.' },
    ...(leaving.mediaType === 'application/pdf'
      ? [{ value: 'pdf', label: 'As a PDF with six words', hint: 'For whoever cannot install anything.' }]
      : []),
  ]
  return (
    <form method="post" novalidate class="app-form">
      <Hidden visit={visit} does="begin" />
      <Radios {...shared} name="means" label="How do they open it?" choices={choices} />
      {leaving.needsSecond && (
        <p class="govuk-body">A document of this kind leaves only when a second person has read it.</p>
      )}
      <Button>Make it ready</Button>
    </form>
  )
}
