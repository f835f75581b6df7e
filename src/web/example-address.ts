/** An address of each page that the made-up desk answers: tests walk every page by it. */

const EXAMPLES: Readonly<Record<string, string>> = {
  '/cases/:reference/acts/:type': '/cases/R-4F7K/acts/safe-contact.agreed',
  '/cases/:reference/documents/make/:kind': '/cases/R-4F7K/documents/make/letter',
  '/organisation/acts/:type': '/organisation/acts/training.completed',
  '/cases/:reference/people/:person/match': '/cases/R-4F7K/people/p-1/match',
  '/cases/:reference/people/:person/address': '/cases/R-4F7K/people/p-1/address',
  '/asks/:id': '/asks/d-1',
  '/jobs/:id': '/jobs/j-1',
}

/** The path with made-up values for its parameters. */
export const exampleAddress = (path: string): string => EXAMPLES[path] ?? path.replace(':reference', 'R-4F7K')
