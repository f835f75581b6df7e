import { expect, test } from 'vitest'
import { passkeySite } from './passkey-site.ts'

test.each([
  [
    'https://rowan.landlord.example/anything',
    { origin: 'https://rowan.landlord.example', host: 'rowan.landlord.example' },
  ],
  [
    'https://rowan.landlord.example:8443',
    { origin: 'https://rowan.landlord.example:8443', host: 'rowan.landlord.example' },
  ],
  ['http://localhost:3000', { origin: 'http://localhost:3000', host: 'localhost' }],
  ['http://127.0.0.1:3001', { origin: 'http://localhost:3001', host: 'localhost' }],
  ['http://[::1]:3001', { origin: 'http://localhost:3001', host: 'localhost' }],
  ['http://rowan.landlord.example', null],
  ['https://10.0.0.7', null],
  ['https://[fd00::7]', null],
  ['http://0.0.0.0:3000', null],
  ['ftp://rowan.landlord.example', null],
  ['nowhere', null],
])('passkeys that are asked for at %s belong to %o', (address, site) => {
  expect(passkeySite(address)).toEqual(site)
})

test('a name that gives away what Rowan is for is refused: devices show it', () => {
  expect(() => passkeySite('https://domestic-support.landlord.example')).toThrow(/neutral name/)
})
