import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { keysOfRestricted, RESTRICTED_FORM } from './restricted-keys.ts'

const INDEX = { version: 1, bytes: Buffer.alloc(32, 7) }
/** Of made-up people and homes, one for each way in which keys are made. */
const LISTED = [
  { name: 'Frank James Sample-Example', dateOfBirth: '1985-04-02', address: '' },
  { name: 'O’Neill Áine', dateOfBirth: '1970-12-31', address: 'Flat 2, 9A Made Up Road, Madeuptown, WS98 1AA' },
  { name: '', dateOfBirth: '', address: 'Larch House, Flat 3, ws981aa' },
]

test('keys of those listed before are found by keys of today: whoever changes how they are made raises the form, so that they are made anew', () => {
  const keys = LISTED.flatMap((listed) => keysOfRestricted(INDEX, listed))
  const made = createHash('sha256').update(keys.join(' ')).digest('hex').slice(0, 16)
  expect({ form: RESTRICTED_FORM, made }, 'raise RESTRICTED_FORM, then write both here').toEqual({
    form: 2,
    made: '1dd42af715e6fcef',
  })
})
