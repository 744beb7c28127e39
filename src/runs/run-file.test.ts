// A run that went through a file is the same run; what a stranger wrote into one is refused in words.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, SimTime } from '#kernel'
import { parseFaultFor } from '#scenarios'
import { parseRunFile } from './parse-run-file'
import { controlOf } from './random-acts'
import { drawFrom } from './random-draw'
import { faultFor, KINDS, targetsOf } from './random-faults'
import { randomFile, WORDS } from './random-file'
import { Run } from './run'
import { runFileOf } from './run-file'
import { at, runOf } from './trial'
import { pipelineOf } from '#pipelines'

const micros = (millis: number) => (millis * 1000) as SimTime

const written = (run: Run): Json => JSON.parse(JSON.stringify(runFileOf(run, 'a run'))) as Json

/** The run of a file, where the file says that it stands. */
function read(file: unknown): Run {
  const parsed = parseRunFile(file)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ path, what }) => `${path} ${what}`).join('\n'))
  const run = new Run(parsed.value.causes)
  run.advanceSteps(parsed.value.steps)
  return run
}

const shop = () =>
  runOf({
    workload: [at(0, 'PlaceOrder', 1), { from: 500, until: 4000, rate: 3, mix: { PlaceOrder: 2 } }],
    faults: [{ kind: 'down', component: 'broker', from: 600, until: 900 }],
  })

const seed = 20_261_125
const numRuns = 25
const words = fc.noBias(fc.array(fc.nat(1_000_000_000), { minLength: WORDS, maxLength: WORDS }))
const acts = fc.array(
  fc.record({
    wait: fc.nat(900),
    what: fc.constantFrom('crash', 'restart', 'command', 'drop', 'hold', 'release', 'fault'),
    which: fc.nat(30),
  }),
  { minLength: 1, maxLength: 6 },
)

test(
  `over ${numRuns} random scenarios with random acts and faults by hand, seed ${seed}, a file leads to the same digest and to the same file`,
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(words, acts, (list, hands) => {
        const run = runOf(randomFile(list))
        let now = 0
        for (const { wait, what, which } of hands) {
          now += wait
          run.advance(micros(now))
          const control = controlOf(run, what, which)
          if (control !== undefined) run.intervene(micros(now), control)
          else if (what === 'fault') injectAny(run, now, list.slice(which))
        }
        run.advance(micros(now + 1000))
        const file = written(run)
        const twin = read(file)
        expect(twin.simulation.digest).toBe(run.simulation.digest)
        expect(twin.interventions).toEqual(run.interventions)
        expect(written(twin)).toEqual(file)
      }),
      { seed, numRuns },
    )
  },
)

/** A fault of any kind that makes sense in this run. */
function injectAny(run: Run, now: number, list: readonly number[]): void {
  const { pipeline, settings } = run.scenario
  const known = pipelineOf(pipeline)
  const fault = known && faultFor(drawFrom(list), targetsOf(known, settings), KINDS)
  const parsed = parseFaultFor(run.scenario, fault)
  if (parsed.ok) run.inject(micros(now), parsed.value)
}

test('what was taken out stays out, and looking at the past while writing changes nothing (seed 7)', () => {
  const whole = shop()
  whole.finish()
  const run = new Run({ ...whole.causes, without: ['fault-0'] })
  run.finish()
  run.seek(10)
  const twin = read(written(run))
  expect(run.simulation.position).toBe(10)
  run.toHead()
  expect(twin.simulation.digest).toBe(run.simulation.digest)
  expect(twin.simulation.digest).not.toBe(whole.simulation.digest)
})

describe('a file that is no run is refused whole', () => {
  const run = shop()
  run.advance(micros(700))
  run.intervene(micros(700), { kind: 'crash', component: 'relay', restartAfter: 900_000 })
  run.advance(micros(800))
  run.intervene(micros(800), { kind: 'heal', id: 'fault-0' })
  run.finish()
  const good = runFileOf(run, 'a run')
  const [crash] = good?.hands ?? []
  /** The file with another first act. */
  const acting = (control: unknown, more: object = {}) => ({
    ...good,
    hands: [{ ...crash, control, ...more }],
  })
  const cases: readonly (readonly [what: string, file: unknown, says: string])[] = [
    ['a list', [], 'format is missing'],
    ['another format', { ...good, format: 'cqrscope/scenario' }, 'format is not a run'],
    ['a later version', { ...good, version: 2 }, 'version is not a version this program knows'],
    ['a key that nobody knows', { ...good, owner: 'me' }, 'owner is unknown; remove it'],
    ['no digest', { ...good, digest: undefined }, 'digest is'],
    ['no scenario', { ...good, scenario: {} }, 'scenario.format is missing'],
    ['too many steps', { ...good, steps: 1e9 }, 'steps is too large'],
    ['a cause that is none', { ...good, without: ['fault-9'] }, 'without[0] is no cause of this run'],
    [
      'a command of another business',
      acting({ kind: 'command', command: { type: 'BookRoom', id: 'room-1' } }),
      'hands[0].control.command.type',
    ],
    ['an id twice', { ...good, hands: [crash, crash] }, 'hands[1].id is the id of an earlier act'],
    ['a step beyond its end', acting(crash?.control, { step: 900_000 }), 'step lies beyond the run'],
  ]
  test.each(cases)('%s', (_what, file, says) => {
    const parsed = parseRunFile(file)
    expect(parsed.ok ? '' : parsed.problems.map(({ path, what }) => `${path} ${what}`).join('\n')).toContain(
      says,
    )
  })
  test('and the good one is not', () => {
    expect(parseRunFile(good).ok).toBe(true)
  })
})
