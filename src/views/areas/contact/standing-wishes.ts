/** What somebody wants: of each kind the latest choice, so that where they want to live says nothing of whether they want to be called. */
import type { CivilDate } from '../../../record/london-time.ts'
import type { AreaEntry } from '../../area-page.ts'
import { aloneOf, pauseOf } from './pause.ts'

type WishKind = 'contact' | 'home' | 'police' | 'action'

/** Every choice of the vocabulary, in the order in which a page says them. */
const KINDS: Readonly<Record<WishKind, readonly string[]>> = {
  contact: ['needs-time', 'disengage', 're-engage'],
  home: ['stay-at-home', 'stay-with-perpetrator', 'move', 'leave-now'],
  police: ['no-police-report', 'too-intimidated-to-report'],
  action: ['no-action-against-perpetrator'],
}

/**
 * Of what is said of one person's wishes, oldest first: the choices that stand, each until another of its kind; time to decide only until its
 * day, if they said anything of what they want since. It ends no wish to be left alone: that stands beside it, and after it, until they come
 * back or tell us again themselves.
 */
export function standingWishes(
  own: readonly AreaEntry[],
  today: CivilDate,
  kinds: readonly WishKind[] = ['contact', 'home', 'police', 'action'],
): readonly AreaEntry[] {
  const waits = pauseOf(own, today)?.choice === 'needs-time'
  return kinds.flatMap((kind) => {
    const last = own.findLast(
      ({ type, codes }) => type === 'victim-choice.recorded' && KINDS[kind].includes(String(codes.choice)),
    )
    if (last?.codes.choice === 'disengage') return aloneOf(own) ?? []
    if (last?.codes.choice !== 'needs-time') return last ?? []
    return [waits ? last : [], aloneOf(own) ?? []].flat()
  })
}
