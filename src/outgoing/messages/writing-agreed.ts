/** In which language and form somebody agreed to be written to, and what may be done where no e-mail can keep to it. Source: MHA-0.a, CBC-5.2.q. */
import type { Codes } from '../../record/entry.ts'
import type { Words } from '../../record/separate.ts'
import type { Language, Print } from '../documents/document.ts'

export type WritingAgreed =
  | { readonly ok: true; readonly language: Language; readonly print: Print }
  /** `why` says what is to be done instead. */
  | { readonly ok: false; readonly why: string }

const CALL = 'Call instead, by a way and at an hour that they agreed.'

/** `agreed` is the latest agreement with them. */
export function writingAgreed(agreed: { readonly codes: Codes; readonly words: Words }): WritingAgreed {
  const { format, interpreter } = agreed.codes
  const language = typeof agreed.words.language === 'string' ? agreed.words.language.trim() : ''
  if (interpreter === true)
    return {
      ok: false,
      why: 'They need a professional interpreter: an e-mail would not be understood, or be read to them by somebody else. Call with one.',
    }
  if (typeof format === 'string' && format !== 'standard' && format !== 'large-print')
    return { ok: false, why: `They asked for ${format.replaceAll('-', ' ')}, which an e-mail is not. ${CALL}` }
  const print = format === 'large-print' ? 'large-print' : 'standard'
  if (/welsh|cymraeg/i.test(language)) return { ok: true, language: 'welsh', print }
  if (language === '' || /english|saesneg/i.test(language)) return { ok: true, language: 'english', print }
  return { ok: false, why: `They asked to be written to in ${language}, and there is no text in it. ${CALL}` }
}

/** One address and nothing else; null for what is none. */
export function addressIn(words: Words): string | null {
  const { email } = words
  return typeof email === 'string' && /^[^\s<>@,;:"()\\]+@[^\s<>@,;:"()\\]+\.[^\s<>@,;:"()\\]+$/.test(email.trim())
    ? email.trim()
    : null
}
