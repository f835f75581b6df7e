/** The pages of what somebody signs in with. */
import type { ServedPage } from '../kit/page.ts'
import { colleaguesSignInPage } from './colleagues-sign-in.tsx'
import { ownCodePage } from './own-code.tsx'
import { ownPasskeysPage } from './own-passkeys.tsx'
import { ownPasswordPage } from './own-password.tsx'
import { yourSignInPage } from './your-sign-in.tsx'

export const OWN_PAGES: readonly ServedPage[] = [
  yourSignInPage,
  ownPasswordPage,
  ownCodePage,
  ownPasskeysPage,
  colleaguesSignInPage,
]
