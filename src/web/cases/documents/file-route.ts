/** A file of a case, opened by its id. */
import type { ServedPage } from '../../kit/page.ts'

export const fileRoute: ServedPage = {
  path: '/cases/:reference/files/:id',
  access: 'on-case',
  audit: 'open-a-file',
  shows: ['view:file'],
  methods: ['GET'],
  get: async (desk, visit) => {
    const file = await desk.readFile(visit.token, visit.params.reference ?? '', visit.params.id ?? '')
    return file ? { file } : 'not-found'
  },
  again: async () => 'not-found',
  post: async () => 'not-found',
}
