// A race can be linked: its address says the scenario, the design of each lane, and what a lane does without.
import { expect, test } from 'vitest'
import { addressOf } from '../pages'
import { addressOfRace, raceIn } from './race-address'

const race = {
  scenario: 'relay-crash',
  lanes: [
    { pipeline: 'outbox-polling', without: [] },
    { pipeline: 'outbox-polling', without: ['fault-0', 'hand-2'] },
  ],
}

test('an address brings back the race that it was made of, and keeps what else it says', () => {
  const address = addressOfRace('?lang=ko&scenario=gap-skip&lanes=replica', race)
  expect(address).toBe(
    './?lang=ko&page=race&scenario=relay-crash&lanes=outbox-polling,outbox-polling~fault-0~hand-2',
  )
  expect(raceIn(address.slice(2))).toEqual(race)
})

test('designs that there are not are no lanes, causes that cannot be are none, and there are four lanes at most', () => {
  expect(raceIn('?page=race')).toBeUndefined()
  expect(raceIn('?lanes=pigeon,smoke')).toBeUndefined()
  expect(raceIn('?lanes=replica~fault-x~<b>,replica')).toEqual({
    scenario: undefined,
    lanes: [
      { pipeline: 'replica', without: [] },
      { pipeline: 'replica', without: [] },
    ],
  })
  expect(raceIn('?lanes=replica,replica,replica,replica,replica')?.lanes).toHaveLength(4)
})

test('whoever leaves the race leaves its lanes and its scenario behind', () => {
  expect(addressOf('lab', '?page=race&lang=ko&scenario=gap-skip&lanes=replica,dual-write')).toBe('./?lang=ko')
  expect(addressOf('race', '?page=race&lanes=replica,dual-write')).toBe(
    './?lanes=replica,dual-write&page=race',
  )
})
