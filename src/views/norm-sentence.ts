/** A norm as a sentence, for somebody who reads the policy and not its data. */
import { ruleInWords } from '../policy/explain.ts'
import type { Norm, Pack, Pattern } from '../policy/model.ts'

const said = (word: string): string =>
  word
    .replace(/[.-]/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()

const valueSaid = (value: unknown): string =>
  value === '?'
    ? 'filled in'
    : value === true
      ? 'yes'
      : value === false
        ? 'no'
        : value === null
          ? 'not given'
          : said(String(value))

function patternSaid(pattern: Pattern): string {
  const where = Object.entries(pattern.where ?? {}).map(
    ([field, wanted]) =>
      `${said(field)} ${Array.isArray(wanted) ? wanted.map(valueSaid).join(' or ') : valueSaid(wanted)}`,
  )
  const by = pattern.by ? ` by the ${pattern.by.map(said).join(' or the ')}` : ''
  return `“${said(pattern.event)}”${where.length > 0 ? ` (${where.join('; ')})` : ''}${by}`
}

const anyOf = (patterns: readonly Pattern[]): string => patterns.map(patternSaid).join(' or ')

const KIND = { duty: 'Duty', offer: 'Offer', sign: 'To consider' } as const

/** What a norm does, in a sentence or two. */
export function normSentence(pack: Pack, norm: Norm): string {
  switch (norm.kind) {
    case 'duty':
    case 'offer':
    case 'sign':
      return `${KIND[norm.kind]}: after ${anyOf(norm.when)}, record ${anyOf(norm.do)}. ${ruleInWords(norm.within, pack.calendar.close)}${norm.per ? ` One for each ${said(norm.per.field)}.` : ''}`
    case 'gate': {
      const needs = norm.needs.map((need) => anyOf(need.any))
      const own = norm.fieldAny.length > 0 ? ['one of the grounds on the entry itself'] : []
      const consent = norm.needsConsent ? [`agreement to ${said(norm.needsConsent)}`] : []
      return `Gate: ${anyOf(norm.before)} is refused until there is ${[...needs, ...own, ...consent].join(', and ')}.`
    }
    case 'never':
      return `Never: ${anyOf(norm.acts)} is refused${norm.unlessField ? `, unless “${said(norm.unlessField)}” is filled in` : ''}.`
    case 'limit':
      return `Limit: at most ${norm.atMost} of ${anyOf(norm.acts)}${norm.per ? ` for each ${said(norm.per.field)}` : ''}${norm.deviation ? `; more only with ${said(norm.deviation.field)}, by the ${norm.deviation.by.map(said).join(' or the ')}` : ''}.`
    case 'record':
      return `Record: ${anyOf(norm.when)} must have ${norm.must.map((field) => `“${said(field)}”`).join(' and ')} filled in.`
    case 'every':
      return `Again and again: record ${anyOf(norm.do)}${norm.dueDate ? `, by ${norm.dueDate}` : norm.atLeast ? `. ${ruleInWords(norm.atLeast, pack.calendar.close)}` : '. The policy states no interval'}.`
    case 'hold':
      return `Hold: from ${anyOf(norm.startsOn)}, ${anyOf(norm.forbids)} is refused for ${norm.length.minMonths} to ${norm.length.maxMonths} months.`
    default:
      return norm satisfies never
  }
}
