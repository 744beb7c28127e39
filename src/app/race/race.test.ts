// A race without a page: lanes under one transport, played by hand-made frames.
import { describe, expect, test } from 'vitest'
import type { Causes } from '#runs'
import { bundledScenario } from '#scenarios'
import { laneCauses, type LaneSpec } from './lanes'
import { racePresets } from './presets'
import { Race } from './race'
import { countsOf } from './standing'

function causesOf(id: string | undefined): Causes {
  const scenario = bundledScenario(id ?? '')
  if (scenario === undefined) throw new Error(`there is no ${id}`)
  return { scenario, without: [], interventions: [] }
}

function begin(shared: Causes, lanes: readonly LaneSpec[]) {
  const frames = new Set<(wall: number) => void>()
  let wall = 0
  const race = new Race(shared, lanes, (callback) => {
    frames.add(callback)
    return () => frames.delete(callback)
  })
  const tick = (times: number) => {
    for (let i = 0; i < times && frames.size > 0; i++) {
      wall += 16
      for (const frame of Array.from(frames)) frame(wall)
    }
  }
  return { race, tick, isResting: () => frames.size === 0 }
}

const preset = (name: keyof typeof racePresets) =>
  begin(causesOf(racePresets[name].scenario), racePresets[name].lanes)

/** Plays to the end. */
function played(name: keyof typeof racePresets): Race {
  const { race, tick } = preset(name)
  race.setSpeed(1000)
  race.play()
  tick(400)
  expect(race.store.getState()).toMatchObject({ playing: false, ended: true })
  return race
}

const standings = (race: Race) => race.lanes.map(({ standing }) => standing)

describe('one crash, four designs', () => {
  const race = played('one-crash')

  test('two of them lose the event, two do not, on the same screen', () => {
    expect(standings(race).map(({ verdict, lost }) => [verdict, lost])).toEqual([
      [['lost'], 1],
      [['lost'], 1],
      [['ok'], 0],
      [['ok'], 0],
    ])
    expect(race.lanes.map(({ gap }) => gap)).toEqual([1, 1, 0, 0])
    expect(race.partings()).toEqual([])
  })

  test('expected beside actual counts what is missing in the lanes that lost it', () => {
    const events = race.lanes.map(({ run }) => countsOf(run).find(({ what }) => what === 'events'))
    expect(events.map((count) => [count?.expected, count?.actual])).toEqual([
      [3, 2],
      [3, 2],
      [3, 3],
      [3, 3],
    ])
    const rows = race.lanes.flatMap(({ run }) => countsOf(run).filter(({ what }) => what === 'rows'))
    expect(rows.map(({ expected, actual }) => [expected, actual])).toEqual(
      Array.from({ length: 4 }, () => [2, 2]),
    )
  })

  test('standings are those of the instant: before the crash nothing was lost', () => {
    race.seek(1_100_000)
    expect(standings(race).map(({ lost, accepted, sent }) => [lost, accepted, sent])).toEqual(
      Array.from({ length: 4 }, () => [0, 2, 2]),
    )
    race.seekMarker('next')
    expect(race.at).toBeGreaterThan(1_200_000)
    race.seekMarker('previous')
    expect(race.at).toBeLessThan(1_200_000)
  })
})

describe('the other ready races', () => {
  test('with and without the crash, the lanes part where the relay dies', () => {
    const race = played('with-and-without')
    const [pair] = race.partings()
    expect(pair?.parting?.one.step).toMatchObject({ component: 'relay', event: 'crash' })
    expect(standings(race).map(({ verdict }) => verdict?.includes('rewound'))).toEqual([true, false])
  })

  test('without a broker one design fails its commands, one is late, and one does not care', () => {
    const [direct, outbox, own] = standings(played('broker-away'))
    expect(direct?.failed).toBeGreaterThan(10)
    expect(outbox).toMatchObject({ failed: 0, verdict: ['lag'] })
    expect(own).toMatchObject({ failed: 0, stale: 0, verdict: ['ok'] })
  })

  test('the second guest sees what is not so any more, unless both sides are one', () => {
    const stale = standings(played('second-guest')).map((standing) => standing.stale)
    expect(stale[0]).toBe(0)
    expect(stale[1]).toBeGreaterThan(0)
  })

  test('every lane can run its scenario', () => {
    for (const { scenario, lanes } of Object.values(racePresets))
      for (const lane of lanes) expect(laneCauses(causesOf(scenario), lane), lane.pipeline).toBeDefined()
  })
})

describe('one transport', () => {
  test('plays all lanes by wall time times speed, pauses, and goes step by step', () => {
    const { race, tick, isResting } = preset('one-crash')
    race.setSpeed(10)
    race.play()
    tick(6)
    expect(race.at).toBe(800_000)
    race.pause()
    expect(isResting()).toBe(true)
    expect(standings(race).every(({ verdict }) => verdict !== undefined)).toBe(true)
    race.step(-1)
    const before = race.at
    race.step(1)
    race.step(-1)
    expect(race.at).toBe(before)
    expect(before).toBeLessThan(800_000)
  })

  test('goes far ahead in slices, while frames go on, and can be taken elsewhere meanwhile', () => {
    const shared = causesOf('burst')
    const { race, tick, isResting } = begin(shared, [
      { pipeline: 'outbox-polling', without: [] },
      { pipeline: 'dual-write', without: [] },
    ])
    race.seek(30_000_000)
    expect(isResting()).toBe(false)
    const before = race.at
    tick(1)
    expect(race.at).toBeGreaterThan(before)
    expect(race.at).toBeLessThan(30_000_000)
    race.seek(1_000_000)
    expect(race.at).toBe(1_000_000)
    tick(1)
    expect(isResting()).toBe(true)
  })

  test('a lane that comes later stands at the same instant, and one that changes its design as well', () => {
    const { race } = preset('with-and-without')
    race.seek(2_000_000)
    race.add({ pipeline: 'dual-write', without: [] })
    expect(race.lanes.map(({ run }) => run.timeAt(run.simulation.position) <= 2_000_000)).toEqual([
      true,
      true,
      true,
    ])
    expect(race.lanes.at(-1)?.standing.accepted).toBeGreaterThan(2)
    const [first] = race.lanes
    race.change(first?.id ?? 0, { pipeline: 'replica', without: [] })
    expect(race.lanes.map(({ spec }) => spec.pipeline)).toEqual(['replica', 'outbox-polling', 'dual-write'])
    expect(race.lanes[0]?.id).toBe(first?.id)
    expect(race.at).toBe(2_000_000)
    race.remove(first?.id ?? 0)
    race.remove(race.lanes[0]?.id ?? 0)
    expect(race.lanes).toHaveLength(2)
  })

  test('charts are the same object until there is more to show, and share one axis', () => {
    const { race } = preset('one-crash')
    race.seek(700_000)
    const { charts } = race
    expect(race.charts).toBe(charts)
    expect(charts.histories).toHaveLength(4)
    expect(charts.busy).toEqual([...charts.busy].toSorted((x, y) => x - y))
    race.seek(1_500_000)
    expect(race.charts).not.toBe(charts)
    expect(race.charts.until).toBeGreaterThanOrEqual(1_500_000)
  })
})
