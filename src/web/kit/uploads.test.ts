import fastify from 'fastify'
import { expect, test } from 'vitest'
import { readUpload, registerUploads } from './uploads.ts'

/** What is read of a form with these parts, in their order, where the right token is `ours`. */
async function sent(...parts: readonly (readonly [string, string])[]) {
  const app = fastify()
  await registerUploads(app)
  app.post('/', async (request) => {
    const read = await readUpload(request, (token) => token === 'ours')
    return { read: read && { form: read.form, file: read.upload?.bytes.toString() ?? null } }
  })
  const line = 'rowan-line'
  const body = parts.map(([name, value]) => {
    const file = name === 'file' ? '; filename="x"\r\ncontent-type: image/png' : ''
    return `--${line}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
  })
  const answer = await app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': `multipart/form-data; boundary=${line}` },
    payload: `${body.join('')}--${line}--\r\n`,
  })
  await app.close()
  return answer.json().read
}

test('a file is read behind the right token, and none before it or without it', async () => {
  const [ours, other, file] = [
    ['token', 'ours'],
    ['token', 'another'],
    ['file', 'a picture'],
  ] as const
  expect(await sent(ours, file)).toEqual({ form: { token: 'ours' }, file: 'a picture' })
  for (const parts of [[file, ours], [other, file], [file], [other, file, ours]])
    expect(await sent(...parts)).toBeNull()
})

test('a form without a file is read as it is: its token is looked at with all others', async () => {
  expect(await sent(['token', 'another'], ['note', 'x'])).toEqual({ form: { token: 'another', note: 'x' }, file: null })
})
