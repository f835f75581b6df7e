/** Every page, in one list: what is served, tested for accessibility and written into the documentation. */
import type { ServedPage } from './kit/page.ts'
import { leavePage, signedOutPage, signOutPage } from './sign-in/leaving.tsx'
import { signInPage } from './sign-in/sign-in.tsx'

export const PAGES: readonly ServedPage[] = [signInPage, signOutPage, signedOutPage, leavePage]
