/** Reads a form that carries a file: one file at most, all of it in memory, and no more than may be kept. */
import fastifyMultipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { LARGEST_FILE } from '../../casework/files/clean-file.ts'
import type { Form } from './form.ts'

/** Its name stays with whoever sent it: names of files tell. */
export type Upload = { readonly bytes: Buffer }

/** More than the largest file by a little, so that a larger one is said to be too large, and never cut. */
const LIMITS = { fileSize: LARGEST_FILE + 1, files: 1, fields: 40, fieldSize: 100_000, parts: 41 }

export const registerUploads = (app: FastifyInstance) =>
  app.register(fastifyMultipart, { limits: LIMITS, throwFileSizeLimit: false })

export async function readUpload(
  request: FastifyRequest,
): Promise<{ readonly form: Form; readonly upload: Upload | null }> {
  const form: Record<string, string> = {}
  let upload: Upload | null = null
  for await (const part of request.parts())
    if (part.type === 'field') {
      if (typeof part.value === 'string') form[part.fieldname] = part.value
    } else {
      const bytes = await part.toBuffer()
      if (bytes.length > 0) upload = { bytes }
    }
  return { form, upload }
}
