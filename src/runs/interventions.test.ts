// What people do to a run while it runs: recorded, replayed, forked, taken out again; and hands laid on messages.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, SimTime } from '#kernel'
import { parseFaultFor, parseScenario } from '#scenarios'
import { fork, withoutCause } from './branch'
import { causesOf, storedScenario } from './causes'
import { controlOf } from './random-acts'
import { randomFile, WORDS } from './random-file'
import { RULES } from './rules'
import { Run } from './run'
import { at, runOf, scenarioOf } from './trial'

const micros = (millis: number) => (millis * 1000) as SimTime
const shop = {
  workload: [
    at(0, 'PlaceOrder', 1),
    at(120, 'PayOrder', 1),
    { from: 500, until: 4000, rate: 3, mix: { PlaceOrder: 2, PayOrder: 1 } },
    { from: 0, until: 4000, queries: 4 },
  ],
}

/** A run from its record, as a database or a file gives it back. */
function fromRecord(run: Run): Run {
  const record = {
    format: 'cqrscope/run',
    version: 1,
    id: 'run-1',
    name: '',
    parent: null,
    scenario: storedScenario(run.scenario),
    without: run.without,
    rules: RULES,
    createdAt: 0,
    updatedAt: 0,
    steps: run.journal.length,
    at: run.simulation.now,
    digest: run.simulation.digest,
  } as const
  const text = JSON.stringify({ record, interventions: run.interventions })
  const stored = JSON.parse(text) as Parameters<typeof causesOf>[0]
  const parsed = parseScenario(stored.record.scenario)
  if (!parsed.ok) throw new Error('The record cannot be read')
  return new Run(causesOf(stored, parsed.value))
}

/** A run's twin from its record, at the same step. */
function replay(run: Run): Run {
  const twin = fromRecord(run)
  twin.advanceSteps(run.journal.length)
  return twin
}

test('what is done before the first step strikes a system that has come to life, and is replayed there', () => {
  const run = runOf(shop)
  run.intervene(micros(0), { kind: 'crash', component: 'relay' })
  expect(run.simulation.rows.get('lives', 'relay')).toMatchObject({ status: 'down' })
  run.advance(micros(2000))
  expect(run.simulation.rows.get('lives', 'relay')).toMatchObject({ status: 'down' })
  expect(replay(run).simulation.digest).toBe(run.simulation.digest)
})

const faultFor = (run: Run, entry: object) => {
  const parsed = parseFaultFor(run.scenario, entry)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

describe('an act', () => {
  test('replayed from its record gives the same digest, step by step', () => {
    const run = runOf(shop)
    run.advance(micros(700))
    run.intervene(micros(700), { kind: 'crash', component: 'relay', restartAfter: 900_000 })
    run.advance(micros(1500))
    run.intervene(micros(1500), {
      kind: 'stimulus',
      component: 'client',
      type: 'command',
      body: { type: 'PlaceOrder', id: 'order-900', product: 'mug', quantity: 3 },
    })
    run.inject(micros(1500), faultFor(run, { kind: 'cut', link: 'broker->projector', from: 0, until: 2500 }))
    run.finish()
    const twin = replay(run)
    expect(twin.simulation.digest).toBe(run.simulation.digest)
    expect(twin.journal.map(({ event }) => event)).toEqual(run.journal.map(({ event }) => event))
    expect(twin.interventions).toEqual(run.interventions)
    expect(run.simulation.rows.get('orders', 'order-900')).toBeDefined()
  })

  test('changes the run from its step on and nothing before', () => {
    const [plain, acted] = [runOf(shop), runOf(shop)]
    acted.advance(micros(700))
    const { step } = acted.intervene(micros(700), { kind: 'crash', component: 'relay' })
    acted.finish()
    plain.finish()
    expect(acted.simulation.digest).not.toBe(plain.simulation.digest)
    acted.seek(step ?? 0)
    plain.seek(step ?? 0)
    expect(acted.simulation.digest).toBe(plain.simulation.digest)
  })

  test('of taking a cause out leaves every id to the act that had it', () => {
    const run = runOf(shop)
    run.intervene(micros(0), { kind: 'crash', component: 'relay', restartAfter: 1 })
    run.advance(micros(100))
    run.intervene(micros(100), { kind: 'crash', component: 'projector', restartAfter: 1 })
    const other = new Run(withoutCause(run, 'hand-1'))
    other.advance(micros(200))
    const act = other.intervene(micros(200), { kind: 'crash', component: 'broker', restartAfter: 1 })
    expect(act.id).toBe('hand-2')
    expect(other.interventions.map(({ id }) => id)).toEqual(['hand-0', 'hand-2'])
    expect(replay(other).simulation.digest).toBe(other.simulation.digest)
  })
})

const seed = 20_261_121
const numRuns = 300
const words = fc.noBias(fc.array(fc.nat(1_000_000_000), { minLength: WORDS, maxLength: WORDS }))
const acts = fc.array(
  fc.record({
    wait: fc.nat(900),
    what: fc.constantFrom(
      'crash',
      'restart',
      'command',
      'drop',
      'duplicate',
      'hold',
      'release',
      'deliver',
      'cut',
      'act',
    ),
    which: fc.nat(30),
  }),
  { minLength: 1, maxLength: 5 },
)
/** What can be asked of whom by hand. */

test(
  `over ${numRuns} random scenario files with random acts, seed ${seed}, a record gives the same digest, and a fork the same past`,
  { timeout: 300_000 },
  () => {
    fc.assert(
      fc.property(words, acts, fc.nat(999), (list, list2, place) => {
        const run = runOf(randomFile(list))
        let now = 0
        for (const { wait, what, which } of list2) {
          now += wait
          run.advance(micros(now))
          const control = controlOf(run, what, which)
          if (control !== undefined) run.intervene(micros(now), control)
          else if (what === 'cut')
            run.inject(
              micros(now),
              faultFor(run, {
                kind: 'cut',
                link: run.links[which % run.links.length]?.id,
                from: 0,
                until: 3000,
              }),
            )
        }
        run.advance(micros(now + 1500))
        const ended = run.simulation.digest
        expect(replay(run).simulation.digest).toBe(ended)
        const position = Math.floor((run.journal.length * place) / 1000)
        const branch = fork(run, position)
        run.seek(position)
        expect(branch.simulation.digest).toBe(run.simulation.digest)
        run.toHead()
        expect(run.simulation.digest).toBe(ended)
      }),
      { seed, numRuns },
    )
  },
)

describe('a fork in the past', () => {
  test('keeps the past and leaves the original run unchanged, whatever is done to it', () => {
    const run = runOf(shop)
    run.advance(micros(700))
    run.intervene(micros(700), { kind: 'crash', component: 'relay', restartAfter: 500_000 })
    run.finish()
    const [digest, length, interventions] = [run.simulation.digest, run.journal.length, run.interventions]
    const branch = fork(run, 60)
    expect(branch.journal).toHaveLength(60)
    branch.intervene(branch.simulation.now, { kind: 'crash', component: 'broker' })
    branch.finish()
    expect([run.simulation.digest, run.journal.length]).toEqual([digest, length])
    expect(run.interventions).toEqual(interventions)
    expect(branch.judgement().verdict).toContain('stalled')
    expect(run.judgement().converged).toBe(true)
  })

  test('takes along the acts before it and none after', () => {
    const run = runOf(shop)
    const first = run.intervene(micros(0), { kind: 'crash', component: 'relay', restartAfter: 10 })
    run.advance(micros(900))
    const second = run.intervene(micros(900), { kind: 'crash', component: 'projector', restartAfter: 10 })
    expect(fork(run, second.step ?? 0).interventions).toEqual([first])
    expect(fork(run, (second.step ?? 0) + 1).interventions).toEqual([first, second])
  })
})

describe('taking out a cause', () => {
  const withFaults = (faults: readonly unknown[]) => ({ ...shop, faults })
  const crash = { kind: 'crash', component: 'relay', point: 'after-publish', restartAfter: 2000 }
  const cut = { kind: 'cut', link: 'broker->projector', from: 1000, until: 2000 }

  test('that is a fault gives the run of the file without that fault', () => {
    const run = runOf(withFaults([cut, crash]))
    run.finish()
    const without = new Run(withoutCause(run, 'fault-1'))
    without.finish()
    const plain = runOf(withFaults([cut]))
    plain.finish()
    expect(without.simulation.digest).toBe(plain.simulation.digest)
    expect(without.simulation.digest).not.toBe(run.simulation.digest)
  })

  test('that is a line of the workload leaves all other lines as they were', () => {
    const run = runOf(shop)
    run.finish()
    const without = new Run(withoutCause(run, 'workload-1'))
    without.finish()
    const instants = (of: Run, kind: string) =>
      of.journal
        .filter(
          ({ event, cause }) => event === 'send' && cause.kind === 'timer' && cause.body['kind'] === kind,
        )
        .map((step) => step.at)
    expect(instants(run, 'query').length).toBeGreaterThan(5)
    expect(instants(without, 'query')).toEqual(instants(run, 'query'))
    expect(instants(without, 'command')).toEqual(instants(run, 'command').filter((when) => when !== 120_000))
  })

  test('that is an act leaves the other acts at their instants', () => {
    const run = runOf(shop)
    run.advance(micros(300))
    run.intervene(micros(300), { kind: 'crash', component: 'broker' })
    run.advance(micros(900))
    run.intervene(micros(900), { kind: 'crash', component: 'relay', restartAfter: 100_000 })
    run.finish()
    const without = new Run(withoutCause(run, 'hand-0'))
    without.finish()
    expect(without.interventions.map(({ id, at: when }) => [id, when])).toEqual([['hand-1', 900_000]])
    expect(
      without.journal.filter(({ event }) => event === 'crash').map(({ component }) => component),
    ).toEqual(['relay'])
    expect(without.judgement().converged).toBe(true)
  })

  test('twice takes both out', () => {
    const run = runOf(withFaults([cut, crash]))
    const once = new Run(withoutCause(run, 'fault-0'))
    const twice = new Run(withoutCause(once, 'fault-1'))
    twice.finish()
    const plain = runOf(shop)
    plain.finish()
    expect(twice.simulation.digest).toBe(plain.simulation.digest)
  })
})

test('a stored scenario is the file as it was written, with the seed it was run with', () => {
  const scenario = { ...scenarioOf(shop), seed: 99 }
  const stored: Json = storedScenario(scenario)
  expect(stored).toEqual({ format: 'cqrscope/scenario', version: 1, id: 'trial', ...shop, seed: 99 })
})
