/** Reads a form that carries a file: one file at most, all of it in memory, and no more than may be kept. */
import fastifyMultipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { LARGEST_FILE } from '../../casework/files/clean-file.ts'
import type { Form } from './form.ts'
import { FORM_TOKEN } from './form-token.ts'

/** Its name stays with whoever sent it: names of files tell. */
export type Upload = { readonly bytes: Buffer }

/** More than the largest file by a little, so that a larger one is said to be too large, and never cut. */
const LIMITS = { fileSize: LARGEST_FILE + 1, files: 1, fields: 40, fieldSize: 100_000, parts: 41 }

export const registerUploads = (app: FastifyInstance) =>
  app.register(fastifyMultipart, { limits: LIMITS, throwFileSizeLimit: false })

/**
 * Null where a file comes before the right form token, or behind a wrong one: nothing of it is read, nor of what follows. Our own
 * forms send their token first.
 */
export async function readUpload(
  request: FastifyRequest,
  isOurs: (token: string) => boolean,
): Promise<{ readonly form: Form; readonly upload: Upload | null } | null> {
  const form: Record<string, string> = {}
  let upload: Upload | null = null
  for await (const part of request.parts())
    if (part.type === 'field') {
      if (typeof part.value === 'string') form[part.fieldname] = part.value
    } else {
      if (!isOurs(form[FORM_TOKEN] ?? '')) {
        part.file.resume()
        return null
      }
      const bytes = await part.toBuffer()
      if (bytes.length > 0) upload = { bytes }
    }
  return { form, upload }
}
