/** Money and support on a case: the pause of court action, help offered and given, advice, and what the case cost. */
import type { AreaPage } from '../../../views/area-page.ts'
import { MONEY_AREA, type MoneyShown } from '../../../views/areas/money.ts'
import { paths } from '../../kit/paths.ts'
import { actTitle } from '../../kit/words.ts'
import { type Doing, defineAreaPage } from '../area-page.tsx'
import { partnerPath } from '../partners/partner-paths.ts'
import { PLACES } from '../places.ts'
import { AdviceList } from './advice-list.tsx'
import { moneyPath } from './money-paths.ts'
import { Pause } from './pause-shown.tsx'
import { Costs, SupportList } from './support-list.tsx'

const does = ({ page, shows }: AreaPage<MoneyShown>): readonly Doing[] => [
  { href: moneyPath(page.reference, 'support'), label: 'Offer help' },
  { href: moneyPath(page.reference, 'give'), label: 'Log help that was given' },
  ...(shows.pause?.hold.running
    ? [{ href: moneyPath(page.reference, 'pause'), label: 'Choose how long court action waits' }]
    : []),
  { href: paths.act(page.reference, 'advice.given'), label: 'Give advice about money' },
  {
    href: partnerPath(page.reference, 'refer', { to: 'benefits-advisor', purpose: 'money' }),
    label: 'Refer to a benefits or money adviser',
  },
  { href: paths.act(page.reference, 'needs.assessed'), label: actTitle('needs.assessed') },
  { href: paths.act(page.reference, 'cost.recorded'), label: actTitle('cost.recorded') },
]

export const moneyPage = defineAreaPage<MoneyShown>({
  place: PLACES.money,
  reading: MONEY_AREA,
  does,
  view: ({ page, shows }) => (
    <>
      {shows.pause && <Pause pause={shows.pause} reference={page.reference} />}
      <SupportList lines={shows.support} reference={page.reference} now={page.now} />
      <AdviceList advice={shows.advice} advisers={shows.advisers} now={page.now} />
      <Costs costs={shows.costs} />
    </>
  ),
})
