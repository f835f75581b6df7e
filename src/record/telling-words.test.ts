/** Which words of a job tell whoever does it why it is done, and which only say what is broken and where. */
import { expect, test } from 'vitest'
import { tellingWords } from './telling-words.ts'

test.each([
  'He had a heart attack: ring twice and wait',
  'Rot attack to the frame of the door',
  'Frame attacked by wet rot, and by woodworm',
  'Insect attacks in the loft',
  'Pebble-dash loose above the door',
  'Domestic hot water is off',
  'Flat 2, 14 Sample Road, DA14 6XX',
  'Sample Court, DA1 1AA',
  'Sample Court, DA 14 6XX',
  'Sample Court, CH1 6DA',
  'Heating controls do not work',
  'Controlling the boiler: new timer wanted',
  'The thermostat is not controlling the boiler',
  'Fit a valve for controlling the water pressure. She is at home after three',
  'Switch controlling the hall lights is broken',
  'The controlling valve sticks',
  'Controlling damp in the bathroom',
  'Gutter blocked, threat of flooding',
  'The ceiling is threatening to come down',
  'Fence threatens to fall onto the path',
  'She is frightened of dogs: leave yours in the van',
  'Tenant is scared of heights.',
  'Do not ring: the doorbell frightens the dog',
  'Cut back the knotweed stalks at the gate',
  'A stalk of ivy has grown into the frame',
  'Celery stalks in the drain',
  'Plant stalks by the gate',
  'Threat of flooding from the tank in the loft',
  'The thermostat is controlling the heating on Monday only',
  'Wall threatening to fall on the path',
])('a job is not held up by: %s', (words) => {
  expect(tellingWords(words)).toEqual([])
})

test.each([
  ['She was attacked by her husband', ['attacked']],
  ['Lock broken in the attack', ['attack']],
  ['Her attacker has a key', ['attacker']],
  ['Attacked at the door, which has rot', ['Attacked']],
  ['A DA case', ['DA']],
  ['DA, 14 Sample Road', ['DA']],
  ['DA 14 Sample Road', ['DA']],
  ['Domestic abuse', ['Domestic', 'abuse']],
  ['DASH done', ['DASH']],
  ['Door by the refuge', ['refuge']],
  ['He is controlling', ['controlling']],
  ['He is controlling the heating', ['controlling']],
  ['Karl is controlling the boiler', ['controlling']],
  ['Her ex was controlling the lights and who came in', ['controlling']],
  ['Controlling the heating and her money', ['Controlling']],
  ['Controlling behaviour', ['Controlling']],
  ['A controlling man', ['controlling']],
  ['Timer set by a controlling husband', ['controlling']],
  ['Threat to kick the door in', ['Threat']],
  ['Threats of violence', ['Threats', 'violence']],
  ['He threatened to break the door', ['threatened']],
  ['He is threatening to flood the flat', ['threatening']],
  ['He hit the wall, threatening to come back', ['threatening']],
  ['She is frightened', ['frightened']],
  ['She is frightened of him', ['frightened']],
  ['Frightened of dogs that he keeps', ['Frightened']],
  ['Scared of the dog', ['Scared']],
  ['He frightens the cat', ['frightens']],
  ['He stalks her', ['stalks']],
  ['Plant stalks the garden', ['stalks']],
  ['Plant stalks Bea', ['stalks']],
  ['Stalked through the garden', ['Stalked']],
  ['A stalker', ['stalker']],
  ['Goroeswŷr', ['Goroeswŷr']],
  ['Her ex made threats of flooding the flat', ['threats']],
  ['Threats of flooding the flat', ['Threats']],
  ['Threat of flooding the flat', ['Threat']],
  ['Had a threat of flooding', ['threat']],
  ['Threat of flooding from her husband', ['Threat']],
  ['Threat of flooding\nfrom the husband', ['Threat']],
  ['Threat of flooding, as Mr. Example has the key', ['Threat']],
  ['The thermostat is controlling the heating so he can see when she is home', ['controlling']],
  ['Sensor controlling the lights was put in by Karl to watch her', ['controlling']],
  ['Sensor controlling the lights was put in by karl', ['controlling']],
  ['Karl put in the sensor controlling the lights', ['controlling']],
  ['Karl’s sensor controlling the lights', ['controlling']],
  ['The old controlling unit is where Karl can reach it', ['controlling']],
  ['Controlling the lights from outside', ['Controlling']],
  ['Wall threatening to fall on her he said', ['threatening']],
  ['Plant stalks by the gate, he was waiting', ['stalks']],
  ['Plant stalks by the gate; her son was waiting', ['stalks']],
  ['A stalk of ivy that the father planted', ['stalk']],
  ['She is frightened of dogs, he keeps two', ['frightened']],
  ['The doorbell frightens the dog when the ex rings', ['frightens']],
])('a job is told without: %s', (words, telling) => {
  expect(new Set(tellingWords(words))).toEqual(new Set(telling))
})

/** The least time of several, so that what else the machine does meanwhile counts for nothing. */
function cost(text: string): number {
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now()
    tellingWords(text)
    return performance.now() - start
  })
  return Math.min(...times)
}

test.each([' ', '\n', 'a', 'A', '"', 'abus1'])(
  'a text eight times as long takes no more than its share: %j over and over',
  (unit) => {
    const ofLength = (length: number) => `${unit.repeat(length / unit.length)}é`
    expect(cost(ofLength(20_000)) / cost(ofLength(2_500))).toBeLessThan(32)
  },
  60_000,
)

test('how wide the gaps are changes nothing', () => {
  expect(tellingWords('Women’s  aid, live fear\nfree, her ex \t partner')).toEqual([
    'Women’s aid',
    'live fear free',
    'ex partner',
  ])
})
