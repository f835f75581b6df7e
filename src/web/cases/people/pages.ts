/** The pages of this part of a case. */
import type { ServedPage } from '../../kit/page.ts'
import { addPersonPage } from './add.tsx'
import { classifyPage } from './classify.tsx'
import { considerPage } from './consider.tsx'
import { changeFactsPage } from './facts.tsx'
import { keptAddressPage } from './kept-address.tsx'
import { matchPersonPage } from './match-person.tsx'
import { changePartPage } from './part.tsx'
import { passOnPage } from './pass-on.tsx'
import { peoplePage } from './people.tsx'
import { chooseWordPage } from './word.tsx'

export const PEOPLE_PAGES: readonly ServedPage[] = [
  peoplePage,
  addPersonPage,
  changePartPage,
  changeFactsPage,
  chooseWordPage,
  classifyPage,
  considerPage,
  passOnPage,
  matchPersonPage,
  keptAddressPage,
]
