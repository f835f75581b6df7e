/** The form of a document, read: what is asked for, and in which file. */
import { LANGUAGES, PRINTS } from '../../../outgoing/documents/document.ts'
import { DOCUMENT_KINDS, type DocumentKind, KINDS, SECTIONS } from '../../../outgoing/documents/document-kinds.ts'
import type { DocumentAsk } from '../../../outgoing/documents/prepare-document.ts'
import { entryType } from '../../../record/entry-type.ts'
import { type Form, many, one } from '../../kit/form.ts'

export const kindOf = (text: string): DocumentKind | null => DOCUMENT_KINDS.find((kind) => kind === text) ?? null

/** The organisations of the vocabulary. */
export const RECIPIENTS: readonly string[] =
  entryType('document.made').fields.find((field) => field.name === 'recipient')?.values ?? []

export const fileOf = (form: Form): 'pdf' | 'docx' => (one(form, 'file') === 'docx' ? 'docx' : 'pdf')

export const readAsk = (form: Form, kind: DocumentKind, caseId: string): DocumentAsk => ({
  caseId,
  kind,
  letter: one(form, 'letter'),
  person: one(form, 'person'),
  recipient: RECIPIENTS.find((each) => each === one(form, 'recipient')) ?? '',
  sections: KINDS[kind].sections.filter(
    (section) => SECTIONS.includes(section) && many(form, 'sections').includes(section),
  ),
  language: LANGUAGES.find((each) => each === one(form, 'language')) ?? 'english',
  print: PRINTS.find((each) => each === one(form, 'print')) ?? 'standard',
  phone: one(form, 'phone'),
  when: one(form, 'when'),
  own: one(form, 'own'),
})
