/** Files that may go with an answer: what becomes of each is said by whoever puts the part together, and read by the second person. */

import type { PartPage } from '../../outgoing/data-requests/gather-part.ts'
import { FILE_DECISIONS, type FileDecision, type PartFile } from '../../outgoing/data-requests/given-file.ts'
import { Radios } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { paths } from '../kit/paths.ts'
import { longDate } from '../kit/times.ts'
import type { Typed } from '../kit/typed.ts'
import { sayValue } from '../kit/words.ts'

/** The answer to one question is the decision, and after a space which copy or which reason. */
export const filesTyped = (form: Form, files: readonly PartFile[]): readonly FileDecision[] =>
  files.flatMap(({ file }): readonly FileDecision[] => {
    const [said = '', more = ''] = one(form, `file-${file}`).split(' ')
    const decision = FILE_DECISIONS.find((each) => each === said)
    return decision === undefined
      ? []
      : [
          {
            ...{ file, decision },
            copy: decision === 'copy' ? more : null,
            reason: decision === 'withheld' ? more : null,
          },
        ]
  })

const ABOUT = {
  them: 'About them',
  'somebody-else': 'It is about somebody else, or was made for them',
  'not-said': 'Nobody said whom it is about',
} as const
const GUARDED = { few: 'Open to few people', police: 'From the police: ask them before it is given' } as const

const titleOf = ({ kind, at }: PartFile): string => `${sayValue(kind)}, ${longDate(at)}`

const AboutFile = ({ file, reference }: { readonly file: PartFile; readonly reference: string }) => (
  <>
    <p class="govuk-body">
      {`Added by ${file.by}. ${ABOUT[file.about]}.${file.guarded === null ? '' : ` ${GUARDED[file.guarded]}.`}`}
    </p>
    {file.note !== null && <p class="govuk-body">{file.note}</p>}
    <p class="govuk-body">
      <a class="govuk-link" href={paths.file(reference, file.file)}>
        Open it
        <span class="govuk-visually-hidden">{`: ${titleOf(file)}`}</span>
      </a>
      {file.copies.map((copy) => (
        <>
          {'. '}
          <a class="govuk-link" href={paths.file(reference, copy.file)} key={copy.file}>
            {`Open the copy of ${longDate(copy.at)}`}
          </a>
        </>
      ))}
    </p>
  </>
)

type Asked = { readonly data: PartPage; readonly form: Form; readonly typed: Typed | null }

const FileQuestion = ({ data, file, form, typed }: Asked & { readonly file: PartFile }) => (
  <li class="app-card">
    <Radios
      name={`file-${file.file}`}
      label={titleOf(file)}
      choices={[
        { value: 'given', label: 'They are given it as it is' },
        ...file.copies.map((copy) => ({
          value: `copy ${copy.file}`,
          label: `They are given the copy of ${longDate(copy.at)}, with parts left out`,
        })),
        ...data.reasons.map(({ id, name }) => ({ value: `withheld ${id}`, label: `Withheld. ${name}` })),
        { value: 'not-theirs', label: 'Nothing of it is about them' },
      ]}
      form={form}
      typed={typed}
    />
    <AboutFile file={file} reference={data.reference} />
    <p class="govuk-body">
      <a class="govuk-link" href={paths.copy(data.reference, file.file)}>
        Make a copy with parts left out
      </a>
    </p>
  </li>
)

export const FilesQuestions = (asked: Asked) =>
  asked.data.files.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Pictures, letters and other papers</h2>
      <p class="govuk-body">
        Open each one. What is given goes with the answer. Papers are looked through for others and for addresses. A
        picture, or a page that is a picture, is looked through by nobody but you and the second person.
      </p>
      <ul class="app-plain">
        {asked.data.files.map((file) => (
          <FileQuestion {...asked} file={file} key={file.file} />
        ))}
      </ul>
    </>
  )

function decisionSaid({ files, decided, reasons }: PartPage, { file }: PartFile): string {
  const found = decided.find((each) => each.file === file)
  switch (found?.decision) {
    case undefined:
      return 'Added since: put it together anew, so that it is decided'
    case 'given':
      return 'They are given it as it is'
    case 'copy': {
      const copy = files.flatMap(({ copies }) => copies).find((each) => each.file === found.copy)
      return `They are given the copy${copy === undefined ? '' : ` of ${longDate(copy.at)}`}, with parts left out`
    }
    case 'withheld':
      return `Withheld. ${reasons.find(({ id }) => id === found.reason)?.name ?? ''}`
    case 'not-theirs':
      return 'Nothing of it is about them'
  }
}

/** What was decided, as the second person reads it. */
export const FilesDecided = ({ data }: { readonly data: PartPage }) =>
  data.files.length === 0 && data.opensAll ? null : (
    <>
      <h3 class="govuk-heading-s">Pictures, letters and other papers</h3>
      {!data.opensAll && (
        <p class="govuk-body">
          Something that they are given is not open to you, or was added in error since. Somebody who may open all of it
          reads this, or it is put together anew.
        </p>
      )}
      <ul class="app-plain">
        {data.files.map((file) => (
          <li class="app-card" key={file.file}>
            <p class="govuk-body">
              <strong>{titleOf(file)}</strong>
            </p>
            <p class="govuk-body">{`${decisionSaid(data, file)}.`}</p>
            <AboutFile file={file} reference={data.reference} />
          </li>
        ))}
      </ul>
    </>
  )
