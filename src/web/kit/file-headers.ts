/** The headers of a file: its own kind and no other, saved and not run. A picture, which we drew ourselves, may be looked at. */
import type { ServedFile } from './page.ts'

export const fileHeaders = ({ mediaType, name }: ServedFile): Readonly<Record<string, string>> => ({
  'content-type': mediaType,
  'content-disposition': `${mediaType.startsWith('image/') ? 'inline' : 'attachment'}; filename="${name}"`,
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
})
