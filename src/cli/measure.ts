// The benchmarks: each does real work on bundled scenarios and says how much of it fits into a second.
import { performance } from 'node:perf_hooks'
import { digestOf } from '#kernel'
import { Run } from '#runs'
import { bundledScenario, type Scenario } from '#scenarios'

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly note: string
}

const PASSES = 5

/** The median of several passes, in milliseconds. */
function median(pass: () => void): number {
  const times = Array.from({ length: PASSES }, () => {
    const start = performance.now()
    pass()
    return performance.now() - start
  })
  return times.toSorted((x, y) => x - y)[Math.floor(PASSES / 2)] ?? 0
}

export function measure(): readonly Figure[] {
  const day = scenario('shop-day')
  const fresh = () => new Run({ scenario: day, without: [], interventions: [] })
  fresh().finish(50_000)
  const whole = median(() => void fresh().finish())
  const run = fresh()
  run.finish()
  const steps = run.journal.length
  const span = Math.min(100_000, steps)
  const seek = median(() => {
    run.seek(steps - span)
    run.seek(steps)
  })
  const rows = run.simulation.tables.flatMap(({ name }) =>
    [...run.simulation.rows.entries(name)].map(([key, value]) => [name, key, value] as const),
  )
  const hash = median(() => void digestOf(rows))
  const judge = median(() => void run.judge.judge(run.simulation.rows, run.journal))
  return [
    {
      name: 'shop-day: whole run, journal, digest and judges',
      value: Math.round(whole),
      unit: 'ms',
      note: `${steps} steps`,
    },
    {
      name: 'kernel steps a second',
      value: Math.round((steps / whole) * 1000),
      unit: 'steps/s',
      note: 'with journal, digest and judges on',
    },
    {
      name: `seek back and forth across ${span} steps`,
      value: Math.round(seek),
      unit: 'ms',
      note: 'both ways',
    },
    { name: 'digest from scratch', value: Math.round(hash), unit: 'ms', note: `${rows.length} rows` },
    { name: 'judgement with verdict and witnesses', value: Math.round(judge), unit: 'ms', note: '' },
  ]
}

function scenario(id: string): Scenario {
  const found = bundledScenario(id)
  if (found === undefined) throw new Error(`Broken invariant: the scenario ${id} is bundled`)
  return found
}
