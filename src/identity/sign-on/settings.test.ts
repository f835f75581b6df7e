import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { NO_SIGN_ON, readSignOn } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'rowan-sign-on-'))
const SECRET = 'made by chance, and long enough'
writeFileSync(join(folder, 'vivid.secret'), `${SECRET}\n`)
writeFileSync(join(folder, 'short.secret'), 'short\n')

let files = 0
const RIGHT = `
providers:
  - landlord: vivid
    issuer: https://sign-in.vivid.example
    client_id: rowan
    secret_file: vivid.secret
`
function read(text: string, env: Readonly<Record<string, string>> = { ROWAN_ADDRESS: 'https://rowan.vivid.example/' }) {
  files += 1
  const path = join(folder, `${files}.yaml`)
  writeFileSync(path, text)
  return readSignOn({ ...env, ROWAN_SIGN_ON: path }, ['vivid', 'mha'])
}

describe('the settings of single sign-on', () => {
  test('are none where no file is named', () => {
    expect(readSignOn({}, ['vivid'])).toEqual(NO_SIGN_ON)
  })

  test('say of each landlord who its provider is, with the secret from a file beside them', () => {
    expect(read(RIGHT)).toEqual({
      address: 'https://rowan.vivid.example',
      providers: [
        {
          landlord: 'vivid',
          issuer: 'https://sign-in.vivid.example',
          clientId: 'rowan',
          secret: SECRET,
          allowsNoOther: false,
          signedWith: 'RS256',
          secondFactor: { acr: [], amr: [] },
        },
      ],
    })
    const json = JSON.stringify({
      providers: [
        {
          landlord: 'mha',
          issuer: 'http://localhost:3100',
          client_id: 'r',
          secret_file: join(folder, 'vivid.secret'),
          allows_no_other: true,
          signed_with: 'ES256',
          second_factor: { amr: ['mfa'] },
        },
      ],
    })
    expect(read(json).providers[0]).toMatchObject({
      allowsNoOther: true,
      signedWith: 'ES256',
      secondFactor: { acr: [], amr: ['mfa'] },
    })
  })

  test.each([
    ['no address', RIGHT, {}, 'ROWAN_SIGN_ON needs ROWAN_ADDRESS'],
    ['an address in the clear', RIGHT, { ROWAN_ADDRESS: 'http://rowan.vivid.example' }, 'beginning with https://'],
    ['a provider in the clear', RIGHT.replace('https://sign', 'http://sign'), undefined, 'providers.0.issuer: must be'],
    ['a landlord that is not there', RIGHT.replace('vivid', 'vivd'), undefined, 'there is no landlord "vivd"'],
    ['a landlord twice', `${RIGHT}${RIGHT.replace('\nproviders:\n', '')}`, undefined, '"vivid" stands there twice'],
    [
      'one provider for two landlords',
      `${RIGHT}${RIGHT.replace('\nproviders:\n', '').replace('vivid', 'mha')}`,
      undefined,
      '"https://sign-in.vivid.example" stands there twice',
    ],
    ['an algorithm that anybody can sign by', `${RIGHT}    signed_with: none\n`, undefined, 'providers.0.signed_with'],
    ['an algorithm of a shared secret', `${RIGHT}    signed_with: HS256\n`, undefined, 'providers.0.signed_with'],
    ['a word that is not known', `${RIGHT}    only: true\n`, undefined, 'only'],
    ['no providers', 'providers: []', undefined, 'providers:'],
    ['a secret in the file itself', RIGHT.replace('secret_file', 'secret'), undefined, 'secret'],
    ['a secret that is not there', RIGHT.replace('vivid.secret', 'no.secret'), undefined, 'no.secret cannot be read'],
    ['a short secret', RIGHT.replace('vivid.secret', 'short.secret'), undefined, 'shorter than 16 characters'],
    ['no YAML', 'providers: [', undefined, 'cannot be read'],
  ])('are refused in one plain line: %s', (_what, text, env, says) => {
    expect(() => read(text, env)).toThrow(says)
    expect(() => read(text, env)).not.toThrow(SECRET)
  })

  test('are refused where the file is not there', () => {
    expect(() => readSignOn({ ROWAN_SIGN_ON: '/nowhere.yaml', ROWAN_ADDRESS: 'https://r.example' }, [])).toThrow(
      'ROWAN_SIGN_ON: /nowhere.yaml cannot be read (ENOENT)',
    )
  })
})
