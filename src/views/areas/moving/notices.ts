/** Notices and changes of a tenancy: what came in, what was served and to whom, and what was asked for and decided. */
import { holdsIn, type TenancyForm } from '../../../packs/law.ts'
import { dateOfDay, dayOf, type Instant } from '../../../record/london-time.ts'
import type { AreaReading } from '../../area-page.ts'
import { entriesOf, textIn } from '../partners/codes.ts'

export type NoticeLine = {
  readonly notice: string
  readonly person: string
  readonly name: string | null
  readonly form: string
  readonly withOther: boolean
  /** Null: nobody said whether somebody was made to sign. */
  readonly pressureConsidered: boolean | null
  readonly expiresOn: string | null
  readonly fromCauseOfHarm: boolean
  readonly at: Instant
  /** The form in which the law asks for a copy to the other holders; null where it asks for none. */
  readonly copyAs: TenancyForm | null
  /** To whom a copy went. */
  readonly copiedTo: readonly string[]
}

export type ServedLine = {
  readonly n: number
  readonly name: string | null
  readonly form: string
  readonly channel: string | null
  readonly at: Instant
  readonly by: string
}

export type ChangeLine = {
  readonly n: number
  readonly person: string
  readonly name: string | null
  readonly kind: string
  readonly at: Instant
  /** Put ahead of routine work after it was asked for. */
  readonly first: boolean
  readonly decided: {
    readonly outcome: string
    readonly route: string | null
    readonly reason: string | null
    readonly at: Instant
    readonly by: string
  } | null
}

/** Forms of tenancy law that hold for the landlord's nation on a day. */
export const formsOn = ({ organisation }: Pick<AreaReading, 'organisation'>, at: Instant): readonly TenancyForm[] =>
  organisation.law.tenancyForms.filter((form) => holdsIn(form, organisation.nation, dateOfDay(dayOf(at))))

/** Newest first. A notice ends nothing by itself here: what follows is somebody's decision. */
export function noticesOn(reading: AreaReading): readonly NoticeLine[] {
  const { entries, nameOf, page } = reading
  const served = entriesOf(entries, 'tenancy-notice.served')
  return entriesOf(entries, 'tenancy-notice.received')
    .map(({ codes, at }): NoticeLine => {
      const [notice, person] = [textIn(codes, 'notice') ?? '', textIn(codes, 'person') ?? '']
      const withOther = codes.withOther === true
      return {
        notice,
        person,
        name: nameOf(person),
        form: textIn(codes, 'form') ?? 'other',
        withOther,
        pressureConsidered: typeof codes.pressureConsidered === 'boolean' ? codes.pressureConsidered : null,
        expiresOn: textIn(codes, 'expiresOn'),
        fromCauseOfHarm: page.people.some((each) => each.id === person && each.role === 'perpetrator'),
        at,
        copyAs: withOther ? null : (formsOn(reading, at).find((form) => form.copyToOtherHolders) ?? null),
        copiedTo: served
          .filter((each) => each.codes.notice === notice)
          .map((each) => nameOf(textIn(each.codes, 'person') ?? '') ?? ''),
      }
    })
    .toReversed()
}

export const servedOn = ({ entries, nameOf }: AreaReading): readonly ServedLine[] =>
  entriesOf(entries, 'tenancy-notice.served')
    .map(({ n, codes, at, by }) => ({
      n,
      name: nameOf(textIn(codes, 'person') ?? ''),
      form: textIn(codes, 'form') ?? 'other',
      channel: textIn(codes, 'channel'),
      at,
      by,
    }))
    .toReversed()

/** Each request with the first decision about the same person after it; undecided ones first. */
export function changesOn({ entries, nameOf }: AreaReading): readonly ChangeLine[] {
  const decisions = entriesOf(entries, 'tenancy-change.decided')
  const firsts = entriesOf(entries, 'priority.set').filter(
    ({ codes }) => codes.queue === 'tenancy-change' && codes.level === 'top',
  )
  const lines = entriesOf(entries, 'tenancy-change.requested').map(({ n, codes, at }): ChangeLine => {
    const person = textIn(codes, 'person') ?? ''
    const decision = decisions.find((each) => each.n > n && each.codes.person === person)
    return {
      n,
      person,
      name: nameOf(person),
      kind: textIn(codes, 'kind') ?? 'other',
      at,
      first: firsts.some((each) => each.n > n),
      decided: decision
        ? {
            outcome: textIn(decision.codes, 'outcome') ?? '',
            route: textIn(decision.codes, 'route'),
            reason: textIn(decision.words, 'reason'),
            at: decision.at,
            by: decision.by,
          }
        : null,
    }
  })
  return [...lines.filter((line) => !line.decided), ...lines.filter((line) => line.decided).toReversed()]
}
