// A run in a few strokes: how far its models were apart over time, what struck it, and what became of the data.
import { type History, HistoryFold, type Intervention, Run } from '#runs'
import { type Parsed, parseScenario } from '#scenarios'

/** The causes of a run, and how far it is to go. Plain JSON. */
export interface SketchRequest {
  /** A scenario file; it is parsed again where it is run. */
  readonly file: unknown
  readonly without: readonly string[]
  readonly interventions: readonly Intervention[]
  /** So many steps; null: to the scenario's end. */
  readonly steps: number | null
}

/** A run to be sketched, as a unit of work. */
export interface SketchWork extends SketchRequest {
  readonly kind: 'sketch'
}

/** What there is to draw of a run. Times in microseconds. */
export interface Sketch {
  readonly history: History
  /** What became of the data; null while the run has not come to its end. */
  readonly verdict: readonly string[] | null
  /** The most committed events that the read model did not show at an instant. */
  readonly widest: number
}

/** Runs and sketches. Problems where the file is no scenario. */
export function sketch({ file, without, interventions, steps }: SketchRequest): Parsed<Sketch> {
  const parsed = parseScenario(file)
  if (!parsed.ok) return parsed
  const run = new Run({ scenario: parsed.value, without, interventions })
  if (steps === null) run.finish()
  else run.advanceSteps(steps)
  const history = new HistoryFold(run).history(run.simulation.now)
  const widest = history.gap.reduce((most, point) => Math.max(most, point.committed - point.visible), 0)
  const verdict = steps === null || run.isOver ? run.judgement().verdict : null
  return { ok: true, value: { history, verdict, widest } }
}
