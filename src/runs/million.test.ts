// A million steps of random faults over random scenarios of every design: no broken invariant, and everything that can occur does.
import { expect, test } from 'vitest'
import { domains } from '#domains'
import type { Control, SimTime } from '#kernel'
import { type Pipeline, pipelines, SETTINGS } from '#pipelines'
import { Coverage } from './coverage'
import { type Parts, valueIn, withValue } from './random-draw'
import { KINDS, randomFile, WORDS } from './random-file'
import { makesSense } from './random-settings'
import type { Run } from './run'
import { runOf } from './trial'

const seed = 20_261_125
const STEPS = 1_000_000
const MOST_RUNS = 6000
const BROKERS = SETTINGS.broker.choices

/** Words of a run: a linear congruential generator of its own, so that each can be repeated alone. */
function wordsOf(index: number): readonly number[] {
  let word = (Math.imul(seed, 1_000_003) + Math.imul(index, 7919)) >>> 0
  return Array.from({ length: WORDS }, () => {
    word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0
    return word >>> 3
  })
}

/** What makes happen in seconds what is rare otherwise: files of these settings take turns with wholly random ones. */
const SPECIAL: readonly Parts[] = [
  // Nine, so that each meets every broker and business.
  {},
  { projector: { onError: 'park', attempts: 1 } },
  { projector: { onError: 'requeue' }, rabbitmq: { queue: 'classic' }, producer: { mandatory: false } },
  { projector: { enrich: 'call', notify: true, count: 2 }, kafka: { sessionTimeout: 200 } },
  { kafka: { retention: 30, reset: 'none', minInSync: 3 } },
  { cdc: { slotLimit: 1, traffic: 2000 }, replica: { delay: 1000 }, projector: { onError: 'skip' } },
  { readStore: 'cache', cache: { singleFlight: true } },
  { broker: 'nats-core', producer: { offline: 'buffer' } },
  { events: 'notification', projector: { notify: true } },
]

const away = (component: string): Parts => ({ kind: 'down', component, from: 150, until: 1500 })
const doubling = (link: string): Parts => ({ kind: 'link', link, duplicate: 1, until: 3000 })

/** The faults that go with them, by their place; what a design has nothing for is left out. */
const WITH_THEM: { readonly [special: number]: readonly Parts[] } = {
  2: [away('read-store')],
  4: ['relay', 'log-reader', 'command-handler'].map((id) => doubling(`${id}->broker`)),
  7: [away('broker')],
}

/** The same settings without those that the design has not. */
const meantBy = ({ settings }: Pipeline, special: Parts): Parts =>
  settings.reduce<Parts>((known, { path }) => {
    const value = valueIn(special, path)
    return value === undefined ? known : withValue(known, path, value)
  }, {})

/** Every design with every broker and business in turn; every fourth with more to do. */
function fileOf(index: number): Parts {
  const pipeline = pipelines[index % pipelines.length]
  const turn = Math.floor(index / pipelines.length)
  const domain = domains[turn % domains.length]
  if (pipeline === undefined || domain === undefined) throw new Error('there are designs and businesses')
  const names = { pipeline: pipeline.id, domain: domain.id }
  const broker = BROKERS[Math.floor(turn / domains.length) % BROKERS.length]
  const usual = meantBy(pipeline, { broker })
  const settings = { ...usual, ...meantBy(pipeline, SPECIAL[turn % SPECIAL.length] ?? {}) }
  const file = randomFile(wordsOf(index), {
    ...names,
    settings: makesSense({ ...names, settings }) ? settings : usual,
  })
  const special = turn % SPECIAL.length
  const poison = { kind: 'poison', event: 2 }
  const more = [...(turn % 5 === 1 || special === 1 ? [poison] : []), ...(WITH_THEM[special] ?? [])].filter(
    (fault) => makesSense({ ...names, settings: file['settings'], faults: [fault] }),
  )
  const goesRound = valueIn(file['settings'] as Parts, 'projector.onError') === 'requeue'
  const mix = Object.fromEntries(domain.commands.map(({ type }) => [type, 1]))
  const flow = { from: 0, until: 8000, rate: 15, mix }
  return {
    ...file,
    // Long enough for a lost replica to come back; not where a poisoned queue goes round and round meanwhile.
    end: { quiet: true, limit: turn % 3 === 2 && !goesRound ? 60_000 : 12_000 },
    workload: [...(file['workload'] as readonly unknown[]), ...(turn % 4 === 3 ? [flow] : [])],
    faults: [...(file['faults'] as readonly unknown[]), ...more],
  }
}

/** What people do by hand. */
const BY_HAND: readonly (readonly [at: number, Extract<Control, { readonly component: string }>])[] = [
  [700, stimulus('replica', 'pause')],
  [1900, stimulus('replica', 'resume')],
  [1100, stimulus('job', 'refresh')],
  [1300, stimulus('broker', 'failover')],
  [1500, stimulus('broker', 'failover')],
  [800, { kind: 'crash', component: 'product-service', restartAfter: 300_000 }],
  [900, { kind: 'crash', component: 'projector-2', restartAfter: 900_000 }],
  [2100, { kind: 'crash', component: 'projector', restartAfter: 400_000 }],
]

function stimulus(component: string, type: string) {
  return { kind: 'stimulus', component, type, body: {} } as const
}

/** Every third turn with some hands in it. */
function runWithHands(index: number, file: Parts): Run {
  const run = runOf(file)
  const isTurn = Math.floor(index / pipelines.length) % 3 === 2
  for (const [millis, control] of isTurn ? BY_HAND : [])
    if (run.components.some(({ id }) => id === control.component))
      run.simulation.plan((millis * 1000) as SimTime, control)
  return run
}

/** What changes by the clock alone: leases, the age of logs and views, what a log that nobody waits for holds back. */
const BY_THE_CLOCK = ['relay_lease', 'log', 'log_start', 'view_as_of', 'slots']

/** What stands on the modelled disks, a digest for each table. */
const disks = (run: Run): ReadonlyMap<string, string> =>
  new Map(
    run.simulation.tables
      .filter(({ name, durable, home }) => durable && home !== 'kernel' && !BY_THE_CLOCK.includes(name))
      .map(({ name }) => [name, run.digestOfTable(name)]),
  )

class Tally {
  private readonly counts = new Map<string, number>()
  add(what: string, name: string): void {
    this.counts.set(`${what} ${name}`, (this.counts.get(`${what} ${name}`) ?? 0) + 1)
  }
  of(what: string, names: readonly string[]): readonly (readonly [string, number])[] {
    return names.map((name) => [name, this.counts.get(`${what} ${name}`) ?? 0])
  }
}

/** The kind of a fault, with the two kinds of crashes apart. */
const kindOf = (fault: Parts): string =>
  fault['kind'] === 'crash' && 'point' in fault ? 'crash-at' : String(fault['kind'])

const OUTSIDE = 'the client is the outside world, which does not fail here'
const TWICE = 'needs a broker that is slow for long and then lost; broker-replication.test.ts has both'

/** What need not occur within these runs, and why. */
const ELSEWHERE: { readonly [what: string]: string } = {
  'client: state down': OUTSIDE,
  'client: state recovering': OUTSIDE,
  'client: event restart': OUTSIDE,
  'client: event recovered': OUTSIDE,
  'relay: event exhausted': 'a publisher tries for two minutes; relay.test.ts waits that long',
  'broker: event failover-without-heir': TWICE,
  'broker: event followers-behind': TWICE,
  'broker: state unavailable': TWICE,
  'broker: event has-rebalanced':
    'needs a fetch that is on its way during a rebalance; broker-group.test.ts has one',
  'replica: event ahead':
    'needs a replica that is ahead of the standby that takes over; replica.test.ts has one',
  'log-reader: event uncaptured':
    'every commit of these businesses changes a row; log-reader.test.ts has one that does not',
}

test(
  `${STEPS} steps of random faults, seed ${seed}: no invariant breaks, quiet is quiet, every design, broker, store, business and fault occurs`,
  { timeout: 300_000 },
  () => {
    const tally = new Tally()
    const coverage = new Coverage()
    let steps = 0
    let index = 0
    for (; index < MOST_RUNS && steps < STEPS; index++) {
      const file = fileOf(index)
      const run = runWithHands(index, file)
      const halt = run.finish(200_000)
      const { settings } = run.scenario
      steps += run.journal.length
      coverage.note(run)
      tally.add('pipeline', run.scenario.pipeline)
      tally.add('domain', run.scenario.domain)
      if (run.components.some(({ id }) => id === 'broker')) tally.add('broker', settings.broker)
      if (run.components.some(({ id }) => id === 'read-store')) tally.add('readStore', settings.readStore)
      for (const fault of file['faults'] as readonly Parts[]) tally.add('fault', kindOf(fault))
      expect([index, halt.reason]).not.toEqual([index, 'limit'])
      expect([index, run.simulation.digest]).toEqual([index, run.simulation.rows.digestFromScratch()])
      if (halt.reason !== 'quiet' || index % 3 > 0) continue
      const before = disks(run)
      run.simulation.run({ time: (run.simulation.now + 20_000_000) as SimTime }, 200_000)
      const changed = [...disks(run)].filter(([name, digest]) => before.get(name) !== digest)
      expect([index, changed.map(([name]) => name)]).toEqual([index, []])
    }
    expect(coverage.missing.filter((what) => ELSEWHERE[what] === undefined)).toEqual([])
    expect(steps).toBeGreaterThanOrEqual(STEPS)
    const often: readonly (readonly [string, number])[] = [
      ...tally.of(
        'pipeline',
        pipelines.map(({ id }) => id),
      ),
      ...tally.of(
        'domain',
        domains.map(({ id }) => id),
      ),
      ...tally.of('broker', BROKERS),
      ...tally.of('readStore', SETTINGS.readStore.choices),
      ...tally.of('fault', KINDS),
    ]
    expect(often.filter(([, count]) => count < 20)).toEqual([])
  },
)
