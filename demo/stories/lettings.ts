/** Moves as lettings see them, and somebody on the Restricted Access List where there is one. */
import type { CaseMaking, Workshop } from '../making.ts'
import { open, type Story } from './telling.ts'

/** A move that was asked for, assessed, decided and talked through, and is with lettings. */
async function withLettings(c: CaseMaking, shop: Workshop, daysAgo: number, needs: Readonly<Record<string, unknown>>) {
  await open(c, shop, daysAgo)
  const [first = '', second = ''] = shop.organisation.lettings.areas.map(({ id }) => id)
  const move = { rehousing: c.ref('R1'), person: c.victim.id }
  await c.act('rehousing.requested', shop.owner, { ...move, avoid: [first, second] })
  await c.act('needs.assessed', shop.owner, {
    person: c.victim.id,
    for: ['rehousing'],
    protectedCharacteristics: true,
  })
  await c.act('rehousing.assessed', shop.owner, {
    ...move,
    riskMitigation: 'Made-up: an area that nobody knows.',
    reasons: 'Made-up: not safe at home.',
  })
  await c.act('rehousing.decided', 'manager', { rehousing: move.rehousing, outcome: 'agreed', reasons: 'Made-up.' })
  await c.act('options.discussed', shop.owner, {
    person: c.victim.id,
    rehousing: move.rehousing,
    topics: ['rehousing-requirements', 'rehousing-warning'],
  })
  c.go(Math.max(0, daysAgo - 2), '14:00')
  await c.act('lettings.asked', shop.owner, {
    ...move,
    bedrooms: 2,
    homeType: 'any',
    likeForLike: true,
    sameTenure: true,
    avoid: [first, second],
    priority: 'routine',
    ...needs,
  })
}

const offer = (c: CaseMaking, shop: Workshop) => {
  const area = shop.organisation.lettings.areas.at(-1)
  return c.act('rehousing.offered', shop.owner, {
    rehousing: c.ref('R1'),
    area: area?.name ?? '',
    areaId: area?.id ?? '',
    likeForLike: true,
    sameTenure: true,
    mitigatesRisk: true,
    outsideAreasToAvoid: true,
  })
}

export const MORE_LETTINGS: readonly Story[] = [
  {
    shows: 'lettings look for a home, urgently, with areas to avoid',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await withLettings(c, shop, 8, { priority: 'urgent', homeType: 'house', bedrooms: 3, mustHave: ['step-free'] })
    },
  },
  {
    shows: 'a home was offered, and the answer waits',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await withLettings(c, shop, 15, { homeType: 'flat', tenancy: 'assured' })
      c.go(3, '11:00')
      await offer(c, shop)
    },
  },
  {
    shows: 'they said yes to a home, and prepare to move',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await withLettings(c, shop, 24, { bedrooms: 1, mustHave: ['level-access-shower', 'pets-allowed'] })
      c.go(9, '11:00')
      await offer(c, shop)
      c.go(6, '15:00')
      await c.act('rehousing.answered', shop.owner, { rehousing: c.ref('R1'), outcome: 'accepted', suitable: true })
    },
  },
  {
    shows: 'lettings gave a move back, and somebody is on the Restricted Access List where there is one',
    opener: 'housing-officer',
    make: async (c, shop) => {
      await withLettings(c, shop, 19, { bedrooms: 4, homeType: 'house' })
      c.go(10, '10:00')
      await c.act('lettings.returned', shop.owner, { rehousing: c.ref('R1'), why: 'no-home-of-that-size' })
      const list = shop.organisation.restrictedAccess
      if (!list) return
      await c.act('restricted-access.assessed', shop.owner, {
        person: c.other.id,
        meetsCriteria: true,
        criteria: list.criteria.slice(0, 1).map(({ id }) => id),
      })
      await c.act('restricted-access.listed', shop.owner, {
        person: c.other.id,
        wording: 'ask-the-office-before-visiting',
        reviewOn: '2027-12-01',
        name: c.other.name,
        dateOfBirth: '1984-02-03',
      })
    },
  },
]
