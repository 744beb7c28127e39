// A design's profile: which level of CQRS it is, what it costs and what it guarantees. Whatever can be found by running is.
import { invariant, type JsonObject } from '#kernel'
import { pipelineOf, settingsFrom } from '#pipelines'
import type { RunResult } from '../result'
import { type Coupling, couplingOf } from './coupling'
import { type Finding, findingSteps } from './finding'
import { type Outcome, worst } from './outcome'
import { fileSettings, isGiven, type Style, trialsOf } from './trials'

/** Plain data. Times in milliseconds. */
export interface Profile {
  readonly pipeline: string
  /** Code apart, models apart, stores apart. */
  readonly level: 1 | 2 | 3
  /** What runs besides client, command handler and write store. */
  readonly components: readonly string[]
  /** How requests fare while a component is away or slow, for each but the client. */
  readonly coupling: readonly Coupling[]
  readonly latency: RunResult['latency']
  /** How long a change takes until the read model shows it. */
  readonly staleness: { readonly p50: number; readonly p99: number }
  readonly messagesPerCommand: number
  readonly guarantees: Guarantees
  /** How much was run to find all this. */
  readonly runs: number
  readonly steps: number
}

export interface Guarantees {
  /** Without a fault, deletions included. */
  readonly unharmed: Outcome
  readonly handlerCrash: Outcome
  readonly abort: Outcome
  /** At its worst point, by how the read model is written; null where nothing moves, or where there is no such style. */
  readonly moverCrash: { readonly [style in Style]: Outcome | null }
  /** The read side, or whoever brings it up to date, is away for a while; null where there is nobody. */
  readonly away: Outcome | null
  /** In every one of the runs, with no measure taken for it. */
  readonly readYourWrites: boolean
  /** All read models tell of one instant; null where that cannot be told. */
  readonly oneSnapshot: boolean | null
  /** What the read models can be built from anew: all events, those of a while, or none. */
  readonly history: 'all' | 'recent' | 'none'
}

/** The profile of a design, with settings as a scenario file writes them. */
export function profileOf(pipeline: string, written: JsonObject = {}): Profile {
  const steps = profileSteps(pipeline, written)
  for (;;) {
    const next = steps.next()
    if (next.done === true) return next.value
  }
}

/** The same in pieces, for a page that must not stand still: gives the share that is done, and in the end the profile. */
export function* profileSteps(id: string, written: JsonObject = {}): Generator<number, Profile> {
  const pipeline = pipelineOf(id)
  invariant(pipeline !== undefined, 'a profile is of a design that there is')
  const settings = fileSettings(written)
  const trials = trialsOf(pipeline, settings)
  const findings: Finding[] = []
  for (const [index, trial] of trials.entries()) {
    const pieces = findingSteps(trial)
    let next = pieces.next()
    for (; next.done !== true; next = pieces.next()) yield index / trials.length
    if (next.value !== undefined) findings.push(next.value)
    yield (index + 1) / trials.length
  }
  const [reference] = findings
  invariant(reference?.about.kind === 'reference', 'a design can be run without faults')
  const { latency, lag } = reference.result
  return {
    pipeline: id,
    level: pipeline.level,
    components: pipeline
      .components(settingsFrom(settings))
      .map(({ component }) => component)
      .filter((component) => !isGiven(component)),
    coupling: couplingOf(reference, findings),
    latency: { commands: percentiles(latency.commands), queries: percentiles(latency.queries) },
    staleness: percentiles(lag),
    messagesPerCommand: rounded(reference.messages),
    guarantees: guaranteesOf(reference, findings),
    runs: findings.length,
    steps: findings.reduce((sum, { result }) => sum + result.steps, 0),
  }
}

/** Milliseconds with a decimal at most: more is not what a latency is good for. */
const rounded = (millis: number): number => Math.round(millis * 10) / 10

const percentiles = ({ p50, p99 }: { readonly p50: number; readonly p99: number }) => ({
  p50: rounded(p50),
  p99: rounded(p99),
})

function guaranteesOf(reference: Finding, findings: readonly Finding[]): Guarantees {
  const worstOf = (choose: (about: Finding['about']) => boolean): Outcome | null =>
    worst(findings.filter(({ about }) => choose(about)))
  const moved = (style: Style) => worstOf((about) => about.kind === 'mover-crash' && about.style === style)
  const unharmed = worst([reference])
  return {
    unharmed: unharmed ?? NOTHING,
    handlerCrash: worstOf(({ kind }) => kind === 'handler-crash') ?? NOTHING,
    abort: worstOf(({ kind }) => kind === 'abort') ?? NOTHING,
    moverCrash: { upsert: moved('upsert'), delta: moved('delta') },
    away: worstOf((about) => about.kind === 'away' && !isGiven(about.component)),
    readYourWrites: findings.every(({ result }) => !breaks(result, 'read-your-writes')),
    oneSnapshot: reference.oneSnapshot,
    history: historyOf(findings),
  }
}

const NOTHING: Outcome = { verdict: [] }

const breaks = ({ violations }: RunResult, check: string): boolean =>
  violations.some((violation) => violation.check === check)

function historyOf(findings: readonly Finding[]): Guarantees['history'] {
  const rebuilt = (when: 'soon' | 'late') =>
    findings.some(({ about, result }) => about.kind === 'rebuild' && about.when === when && result.converged)
  if (!rebuilt('soon')) return 'none'
  return rebuilt('late') ? 'all' : 'recent'
}
