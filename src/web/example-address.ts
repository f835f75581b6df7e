/** An address of each page that the made-up desk answers: tests walk every page by it. */

import { codeOf } from './kit/address-code.ts'
import { paths } from './kit/paths.ts'

const EXAMPLES: Readonly<Record<string, string>> = {
  '/cases/:reference/acts/:type': `/cases/R-4F7K/acts/${codeOf('safe-contact.agreed')}`,
  '/cases/:reference/documents/make/:kind': paths.makeDocument('R-4F7K', 'letter'),
  '/cases/:reference/documents/papers/:kind': paths.papers('R-4F7K', 'court'),
  '/organisation/acts/:type': `/organisation/acts/${codeOf('training.completed')}`,
  '/cases/:reference/people/:person/match': '/cases/R-4F7K/people/p-1/match',
  '/cases/:reference/people/:person/address': '/cases/R-4F7K/people/p-1/address',
  '/cases/:reference/files/:id/copy': '/cases/R-4F7K/files/f-2/copy',
  '/cases/:reference/files/:id/leaving': '/cases/R-4F7K/files/f-2/leaving',
  '/data-requests/:id': '/data-requests/d-1',
  '/data-requests/:id/who': '/data-requests/d-1/who',
  '/cases/:reference/data-parts/:part': paths.partOfCase('R-4F7K', 'w-1'),
  '/complaints/:reference/data-parts/:part': paths.partOfComplaint('C-4F7K2', 'w-1'),
  '/write/:landlord': paths.publicForm('vivid'),
  '/write/:landlord/next': paths.publicFormSent('vivid'),
  '/sign-in/at/:landlord': paths.signOn('vivid'),
  '/sign-in/back/:landlord': '/sign-in/back/vivid',
  '/asks/:id': '/asks/d-1',
  '/jobs/:id': '/jobs/j-1',
  '/lettings/:id': '/lettings/m-1',
  '/questions/:id': '/questions/q-1',
}

/** The path with made-up values for its parameters. */
export const exampleAddress = (path: string): string =>
  EXAMPLES[path] ?? path.replace(':reference', 'R-4F7K').replace(':complaint', 'C-4F7K2').replace(':leak', 'L-4F7K2')
