import { describe, expect, it } from 'vitest'
import { readClauses, readPack } from './read-pack.ts'

const sound = `pack: elm-homes
version: "1"
landlord: elm
in_force: {from: "2026-01-01"}
calendar: {zone: Europe/London, holidays: england-and-wales, close: "17:00"}
safe_contact_clause: safe-contact
interpretations:
  - {id: R1, clauses: ["ELM-4.10"], reads: "The day ends at five.", decided_by: head of housing}
norms:
  - duty: respond
    when: {event: report.received, where: {urgent: true}}
    do: {any: [{event: victim.contacted}, {event: victim.contact-attempted}]}
    within: {working_days: 1}
    per: person
    reading: R1
    cite: [{clause: "ELM-4.10", says: "Answer within a working day."}]
  - never: charge-victim
    act: {event: recharge.raised, where: {payer: victim}}
    cite: [{clause: "ELM-5", says: "The victim does not pay."}]
`

const reasons = (text: string) => {
  const read = readPack(text, 'policies/elm/policy.yaml')
  return read.ok ? [] : read.problems.map((problem) => `${problem.file}:${problem.line}: ${problem.reason}`)
}
/** The problems of the sound pack with one passage changed. */
const changed = (from: string, to: string) => {
  if (!sound.includes(from)) throw new Error(`the sound pack has no "${from}"`)
  return reasons(sound.replace(from, to))
}

describe('a pack that is written soundly', () => {
  it('is read without a problem', () => {
    expect(reasons(sound)).toEqual([])
  })

  it('keeps a clause number as it is printed', () => {
    const read = readPack(sound, 'policy.yaml')
    expect(read.ok && read.pack.norms[0]?.cite[0]?.clause).toBe('ELM-4.10')
  })

  it('takes a field of its own to mean that both entries must name it', () => {
    const read = readPack(sound, 'policy.yaml')
    expect(read.ok && read.pack.norms[0]).toMatchObject({ per: { field: 'person', match: 'strict' } })
  })

  it('lets nobody override safe contact unless it names roles, a time and the reading', () => {
    const named = 'safe_contact_override: {by: [da-lead], at_most_hours: 4, reading: R1}'
    const read = readPack(sound, 'policy.yaml')
    expect(read.ok && read.pack.safeContactOverride).toBeNull()
    const naming = readPack(sound.replace('interpretations:', `${named}\ninterpretations:`), 'policy.yaml')
    expect(naming.ok && naming.pack.safeContactOverride).toEqual({ by: ['da-lead'], atMostHours: 4, reading: 'R1' })
  })

  it('leaves the time unstated where none is written', () => {
    const read = readPack(sound.replace('    within: {working_days: 1}\n', ''), 'policy.yaml')
    expect(read.ok && read.pack.norms[0]).toMatchObject({ within: 'not_stated' })
  })
})

describe('a pack that is written wrongly is refused with file, line and reason', () => {
  it('for an override of safe contact by nobody, by an unknown role, without a time, or by a reading that is not there', () => {
    const overriding = (how: string) => changed('interpretations:', `safe_contact_override: ${how}\ninterpretations:`)
    const at = (reason: RegExp) => [expect.stringMatching(reason)]
    expect(overriding('{by: [], at_most_hours: 4, reading: R1}')).toEqual(at(/:7: .*names no role/))
    expect(overriding('{by: [boss], at_most_hours: 4, reading: R1}')).toEqual(at(/:7: .*"boss"/))
    expect(overriding('{by: [da-lead], at_most_hours: 0, reading: R1}')).toEqual(at(/:7: .*at_most_hours/))
    expect(overriding('{by: [da-lead], reading: R1}')[0]).toMatch(/:7: .*at_most_hours/)
    expect(overriding('{by: [da-lead], at_most_hours: 4, reading: R9}')).toEqual(at(/:7: .*no interpretation "R9"/))
  })

  it('for a clause number without quotation marks, which YAML would shorten', () => {
    expect(changed('clause: "ELM-4.10"', 'clause: 4.10')).toEqual([
      expect.stringMatching(/^policies\/elm\/policy\.yaml:16: .*"4\.10".*quotation marks/),
    ])
  })

  it('for a bare version', () => {
    expect(changed('version: "1"', 'version: 1.0')).toEqual([expect.stringMatching(/:2: .*"1\.0"/)])
  })

  it('for a bare date', () => {
    expect(changed('from: "2026-01-01"', 'from: 2026-01-01')).toEqual([expect.stringMatching(/:4: .*2026-01-01/)])
  })

  it('for a day that does not exist', () => {
    expect(changed('"2026-01-01"', '"2026-02-30"')).toEqual([expect.stringMatching(/:4: .*2026-02-30/)])
  })

  it('for a bare time of day', () => {
    expect(changed('close: "17:00"', 'close: 17:00')).toEqual([expect.stringMatching(/:5: .*17:00/)])
  })

  it('for an entry type that the vocabulary does not have', () => {
    expect(changed('event: victim.contacted', 'event: victim.phoned')).toEqual([
      expect.stringMatching(/:12: .*victim\.phoned/),
    ])
  })

  it('for a field that the entry type does not have', () => {
    expect(changed('{urgent: true}', '{urgnt: true}')).toEqual([expect.stringMatching(/:11: .*urgnt/)])
  })

  it('for a value that the field does not allow', () => {
    expect(changed('payer: victim', 'payer: neighbour')).toEqual([expect.stringMatching(/:18: .*neighbour/)])
  })

  it('for a key that a norm of the kind does not have', () => {
    expect(changed('    per: person', '    pre: person')).toEqual([expect.stringMatching(/:14: .*"pre"/)])
  })

  it('for a kind of norm that there is not', () => {
    expect(changed('- never: charge-victim', '- forbid: charge-victim')).toEqual([expect.stringMatching(/:17: /)])
  })

  it('for two norms of one name', () => {
    expect(changed('never: charge-victim', 'never: respond')).toEqual([expect.stringMatching(/:17: .*"respond"/)])
  })

  it('for a reading that nobody has declared', () => {
    expect(changed('reading: R1', 'reading: R2')).toEqual([expect.stringMatching(/:10: .*"R2"/)])
  })

  it('for a document that is not declared as the place of a deadline', () => {
    expect(changed('{working_days: 1}', '{import: customer-care}')).toEqual([expect.stringMatching(/customer-care/)])
  })

  it('for a key that is written twice', () => {
    expect(changed('version: "1"', 'version: "1"\nversion: "2"')).toEqual([expect.stringMatching(/:3: /)])
  })

  it('for a text that is no map at all', () => {
    expect(reasons('just words')).toEqual([expect.stringMatching(/:1: /)])
    expect(reasons('')).toEqual([expect.stringMatching(/:1: /)])
  })

  it('with every problem at once', () => {
    expect(
      reasons(sound.replace('close: "17:00"', 'close: 17:00').replace('payer: victim', 'payer: neighbour')),
    ).toHaveLength(2)
  })
})

describe('a register', () => {
  const clause = `clauses:
  - id: "ELM-4.10"
    printed: "4.10"
    says: "Answer within a working day."
    kind: duty
    priority: A
    capability: [clock]
    system: "Starts a clock."
    check: "Report on Monday: due on Tuesday."
    claim: {norms: [respond]}
`
  const problems = (text: string) => {
    const read = readClauses(text, 'clauses.yaml')
    return read.ok ? [] : read.problems.map((problem) => `${problem.line}: ${problem.reason}`)
  }

  it('is read with the claim of every clause', () => {
    const read = readClauses(clause, 'clauses.yaml')
    expect(read.ok && read.clauses[0]?.claim).toEqual({ by: 'norms', norms: ['respond'] })
  })

  it('is refused where a clause is claimed by nothing', () => {
    expect(problems(clause.replace('    claim: {norms: [respond]}\n', ''))).toEqual([expect.stringMatching(/^2: /)])
  })

  it('is refused where a planned clause names no later work that there is', () => {
    expect(problems(clause.replace('{norms: [respond]}', '{planned: someday, note: "x"}'))).toEqual([
      expect.stringMatching(/^10: .*someday/),
    ])
  })

  it('is refused where a clause stands twice', () => {
    expect(problems(clause + clause.slice('clauses:\n'.length))).toEqual([expect.stringMatching(/^11: .*ELM-4\.10/)])
  })

  it('is refused where a printed number has no quotation marks', () => {
    expect(problems(clause.replace('printed: "4.10"', 'printed: 4.10'))).toEqual([
      expect.stringMatching(/^3: .*"4\.10"/),
    ])
  })
})
