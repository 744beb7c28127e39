// A finished run as one plain object, in milliseconds: what the command line prints and scripts read.
import { type AnomalyId, sentenceOf, type Sighting } from '#checks'
import { type Halt, type JsonObject, toMillis } from '#kernel'
import type { Run } from './run'

export interface RunResult {
  readonly scenario: string
  readonly seed: number
  readonly pipeline: string
  readonly endedAt: number
  readonly stopped: 'quiet' | 'limit'
  readonly steps: number
  readonly digest: string
  readonly commands: {
    readonly sent: number
    readonly accepted: number
    readonly rejected: number
    readonly failed: number
  }
  readonly queries: {
    readonly sent: number
    readonly stale: number
    readonly failed: number
    /** How often a screen went back, and how many queries the write model had to answer for a cache. */
    readonly flickers: number
    readonly loads: number
  }
  readonly events: { readonly committed: number; readonly applied: number }
  readonly converged: boolean
  readonly models: {
    readonly same: number
    readonly missing: number
    readonly stale: number
    readonly extra: number
    readonly wrong: number
  }
  readonly lag: {
    readonly p50: number
    readonly p99: number
    readonly max: number
    readonly maxEvents: number
  }
  /** From sending a request to its answer. */
  readonly latency: { readonly commands: Percentiles; readonly queries: Percentiles }
  /** Answers a second of simulated time. */
  readonly throughput: { readonly commands: number; readonly queries: number }
  readonly verdict: readonly string[]
  readonly violations: readonly ViolationResult[]
  /** Every anomaly of the catalogue that was seen, where first; `at` in milliseconds. */
  readonly anomalies: readonly Omit<Sighting, 'chain'>[]
  readonly truth: JsonObject
  readonly view: JsonObject
}

export interface ViolationResult {
  readonly check: string
  readonly step: number
  readonly at: number
  readonly key: string
  readonly why: string
  /** Its number in the catalogue of anomalies, where it has one. */
  readonly anomaly?: AnomalyId
}

interface Percentiles {
  readonly p50: number
  readonly p99: number
}

export function resultOf(run: Run, halt: Halt): RunResult {
  const judged = run.judgement()
  const { commands, queries, flickers, loads } = run.judge.sessions
  const { scenario, simulation } = run
  const { lag, latency, throughput } = judged
  return {
    scenario: scenario.id,
    seed: scenario.seed,
    pipeline: scenario.pipeline,
    endedAt: toMillis(simulation.now),
    stopped: halt.reason === 'quiet' ? 'quiet' : 'limit',
    steps: run.journal.length,
    digest: simulation.digest,
    commands: { ...commands },
    queries: { ...queries, flickers, loads },
    events: judged.events,
    converged: judged.converged,
    models: judged.models,
    lag: { p50: toMillis(lag.p50), p99: toMillis(lag.p99), max: toMillis(lag.max), maxEvents: lag.maxEvents },
    latency: { commands: inMillis(latency.commands), queries: inMillis(latency.queries) },
    throughput: { commands: perSecond(throughput.commands), queries: perSecond(throughput.queries) },
    verdict: judged.verdict,
    violations: judged.violations.map(({ check, step, at, key, reason, anomaly }) => ({
      check,
      step,
      at: toMillis(at),
      key,
      why: sentenceOf(reason),
      ...(anomaly === undefined ? {} : { anomaly }),
    })),
    anomalies: judged.anomalies.map(({ anomaly, step, at, key }) => ({
      anomaly,
      step,
      at: toMillis(at),
      key,
    })),
    truth: byModel(judged.compared, 'truth'),
    view: byModel(judged.compared, 'view'),
  }
}

const inMillis = ({ p50, p99 }: Percentiles): Percentiles => ({ p50: toMillis(p50), p99: toMillis(p99) })

/** Rates have three decimals at most, as instants have. */
const perSecond = (rate: number): number => Math.round(rate * 1000) / 1000

function byModel(compared: ReturnType<Run['judgement']>['compared'], side: 'truth' | 'view'): JsonObject {
  const models: Record<string, Record<string, JsonObject>> = {}
  for (const row of compared) {
    const rows = (models[row.model] ??= {})
    const value = row[side]
    if (value !== undefined) rows[row.key] = value
  }
  return models
}
