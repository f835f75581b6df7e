import { describe, expect, test } from 'vitest'
import { readHomesFile } from './homes-file.ts'
import { readPeopleFile } from './people-file.ts'
import { dateInFile } from './rows-of-file.ts'

const HOMES = `Reference,Address,Post code,Area
H1,"12 Larch Close, Madeuptown",so991aa,northside
H2,7 Alder Way,SO99 2BB,
`

const PEOPLE = `reference,forenames,surname,Date of Birth,phone,home,tenancy,part,from,until,tenure,account
P1,Amira Jane,Example,04/03/1990,07700 900101,H1,T1,holder,06/01/2020,,secure,RENT-1
P2,Karl,Example,1988-07-01,,H1,T1,holder,2020-01-06,,,
P3,Zac,Example,,,H1,T1,household,,,,
P4,Bea,Example,,,,,,,,,
`

const problems = (read: { ok: boolean; problems?: readonly { line: number; problem: string }[] }) =>
  (read.problems ?? []).map(({ line, problem }) => `${line}: ${problem}`)

describe('a file of homes', () => {
  test('is read by its headings, however they are spelled, with a byte order mark, quotes and Windows lines', () => {
    const read = readHomesFile(`\uFEFF${HOMES.replaceAll('\n', '\r\n')}`, 'wales')
    expect(read).toEqual({
      ok: true,
      homes: [
        {
          reference: 'H1',
          address: '12 Larch Close, Madeuptown',
          postcode: 'SO991AA',
          area: 'northside',
          tenure: null,
          nation: 'wales',
        },
        { reference: 'H2', address: '7 Alder Way', postcode: 'SO992BB', area: null, tenure: null, nation: 'wales' },
      ],
    })
  })

  test('says every line that is wrong, and what is', () => {
    const text = `reference,address,postcode,nation
H1,12 Larch Close,SO99 1AA,england
H1,7 Alder Way,SO99,scotland
,,SO99 2BB,
`
    expect(problems(readHomesFile(text, 'england'))).toEqual([
      '3: has the reference of line 2',
      '3: "SO99" is no whole postcode',
      '3: nation must be england or wales, not "scotland"',
      '4: has no reference',
      '4: has no address',
    ])
  })

  test.each([
    ['', '1: the file is empty'],
    ['reference,street\n', '1: the headings lack address, postcode'],
    ['reference,address,postcode\nH1,12 Larch Close\n', '2: has more or fewer columns than the headings'],
    ['reference,address,postcode\nH1,"12 Larch Close,SO99 1AA\n', /quotation mark/],
  ])('that cannot be read (%j) says why', (text, said) => {
    const [first] = problems(readHomesFile(text, 'england'))
    if (typeof said === 'string') expect(first).toBe(said)
    else expect(first).toMatch(said)
  })

  test('counts lines as an editor does, also after a value of two lines', () => {
    const text = 'reference,address,postcode\nH1,"12 Larch Close\nMadeuptown",SO99 1AA\nH2,7 Alder Way,nowhere\n'
    expect(problems(readHomesFile(text, 'england'))).toEqual(['4: "nowhere" is no whole postcode'])
  })
})

describe('a file of people', () => {
  test('gives each person once, and those of one tenancy together', () => {
    const read = readPeopleFile(PEOPLE)
    if (!read.ok) throw new Error(JSON.stringify(read))
    expect(read.people.map((each) => each.reference)).toEqual(['P1', 'P2', 'P3', 'P4'])
    expect(read.people[0]).toMatchObject({ dateOfBirth: '1990-03-04', phone: '07700 900101' })
    expect(read.tenancies.map((row) => [row.tenancy, row.person, row.part, row.from, row.account])).toEqual([
      ['T1', 'P1', 'holder', '2020-01-06', 'RENT-1'],
      ['T1', 'P2', 'holder', '2020-01-06', null],
      ['T1', 'P3', 'household', null, null],
    ])
  })

  test('says every line that is wrong, and against which other', () => {
    const text = `${PEOPLE}P1,Amira,Example,31/02/1990,12,H2,T1,guest,2021-01-01,2020-01-01,,RENT-1
P2,Karl,Example,1988-07-01,,H1,T1,holder,,,,
P5,Dana,,,,,,,,,,RENT-1
`
    expect(problems(readPeopleFile(text))).toEqual([
      '6: phone "12" is no telephone number',
      '6: date of birth "31/02/1990" is no date, as DD/MM/YYYY or YYYY-MM-DD',
      '6: says something else of the person with the reference of line 2',
      '6: part must be holder or household, not "guest"',
      '6: ends before it begins',
      '6: gives the tenancy of line 2 another home',
      '6: puts the same person on the same tenancy as line 2',
      '7: puts the same person on the same tenancy as line 3',
      '8: has no surname',
      '8: has a home or an account and no tenancy',
      '8: has a tenancy or an account and no home',
      '8: gives the account of line 2 another tenancy',
    ])
  })
})

test('a date is one as the British write it, or as computers do, and only if there is such a day', () => {
  expect(dateInFile('4/3/1990')).toBe('1990-03-04')
  expect(dateInFile('1990-03-04')).toBe('1990-03-04')
  for (const wrong of ['1990-02-30', '03/04/90', 'soon', '13/13/1990']) expect(dateInFile(wrong)).toBeNull()
})
