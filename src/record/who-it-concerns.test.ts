import { describe, expect, it } from 'vitest'
import { ageGroupOn } from './age-group.ts'
import { byChildRule, type ChildRule } from './child-rule.ts'
import { coveredByPolicy } from './covered-by-policy.ts'

describe('the age group of somebody', () => {
  it('changes on the sixteenth and the eighteenth birthday, and not the day before', () => {
    expect(ageGroupOn('2010-06-01', '2026-05-31')).toBe('under-16')
    expect(ageGroupOn('2010-06-01', '2026-06-01')).toBe('16-17')
    expect(ageGroupOn('2010-06-01', '2028-05-31')).toBe('16-17')
    expect(ageGroupOn('2010-06-01', '2028-06-01')).toBe('18-or-over')
  })

  it('of a child of 29 February changes on 1 March where there is no such day', () => {
    expect(ageGroupOn('2012-02-29', '2028-02-28')).toBe('under-16')
    expect(ageGroupOn('2012-02-29', '2028-02-29')).toBe('16-17')
    expect(ageGroupOn('2011-02-29', '2028-02-28')).toBeNull()
  })

  it('is not known of a day that there is not, or that is still to come', () => {
    expect(ageGroupOn('in May', '2026-06-01')).toBeNull()
    expect(ageGroupOn('2027-01-01', '2026-06-01')).toBeNull()
  })
})

const RULE: ChildRule = { victimWhen: 'affected', adultWitness: 'witness', under16: 'domestic-abuse' }
const child = { ageGroup: 'under-16', affected: 'heard', related: 'not-known' } as const

describe('a child who was affected', () => {
  it('is a victim by seeing, hearing or feeling it, where the policy asks no more', () => {
    for (const affected of ['saw', 'heard', 'experienced-effects'])
      expect(byChildRule(RULE, { ...child, affected }).role, affected).toBe('victim')
  })

  it('has to be related to either person where the policy says so; else is a witness, and safeguarding is asked all the same', () => {
    const related: ChildRule = { ...RULE, victimWhen: 'related' }
    expect(byChildRule(related, { ...child, related: 'yes' }).role).toBe('victim')
    expect(byChildRule(related, { ...child, related: 'no' })).toMatchObject({ role: 'witness', safeguarding: true })
    expect(byChildRule(related, child).role).toBe('not-known')
    expect(byChildRule(related, { ...child, affected: 'direct', related: 'no' }).role).toBe('victim')
  })

  it('is asked about where nobody said how', () => {
    expect(byChildRule(RULE, { ...child, affected: null })).toMatchObject({ role: 'not-known', safeguarding: true })
  })

  it('under 16 goes the way of child abuse where the policy says so; at 16 and 17 not, and safeguarding stays', () => {
    const apart: ChildRule = { ...RULE, under16: 'child-abuse' }
    expect(byChildRule(apart, { ...child, affected: 'direct' }).childAbuse).toBe(true)
    expect(byChildRule(RULE, { ...child, affected: 'direct' }).childAbuse).toBe(false)
    expect(byChildRule(apart, { ...child, ageGroup: '16-17', affected: 'direct' })).toMatchObject({
      childAbuse: false,
      safeguarding: true,
    })
  })
})

describe('an adult who saw it', () => {
  it('is a victim only where the policy says so', () => {
    const adult = { ageGroup: '18-or-over', affected: 'saw', related: 'no' } as const
    expect(byChildRule(RULE, adult).role).toBe('witness')
    expect(byChildRule({ ...RULE, adultWitness: 'victim' }, adult)).toMatchObject({
      role: 'victim',
      safeguarding: false,
    })
    expect(byChildRule(RULE, { ...adult, affected: null }).role).toBeNull()
  })
})

describe('the list of a policy', () => {
  const covers = {
    kinds: [{ abuse: 'neglect', clause: 'PD-3.1.k' }],
    unconnected: [{ abuse: 'stalking-harassment', clause: 'CBC-4.4.a' }],
  }

  it('covers what it names between people who are connected', () => {
    expect(coveredByPolicy(covers, ['neglect', 'neglect'], 'yes')).toEqual({ covered: 'yes', named: covers.kinds })
    expect(coveredByPolicy(covers, ['neglect'], 'no')).toEqual({ covered: 'no', named: [] })
    expect(coveredByPolicy(covers, ['neglect'], 'not-known').covered).toBe('not-known')
  })

  it('covers some things whoever did them', () => {
    for (const connected of ['yes', 'no', 'not-known'] as const)
      expect(coveredByPolicy(covers, ['stalking-harassment'], connected).covered, connected).toBe('yes')
  })

  it('never says no because a kind is not on it', () => {
    expect(coveredByPolicy(covers, ['physical'], 'yes').covered).toBe('not-known')
    expect(coveredByPolicy(covers, [], 'yes').covered).toBe('not-known')
  })
})
