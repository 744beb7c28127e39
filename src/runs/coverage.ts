// For tests: notes what of every component's chart occurred in some run: its states, its events, its crash points.
import { type Chart, pictureOf } from '#machines'
import type { Run } from './run'

/** By kind of component; a kind whose chart depends on the design has them all. Crash points by design as well. */
export class Coverage {
  private readonly wanted = new Map<string, Set<string>>()
  private readonly seen = new Map<string, Set<string>>()
  private readonly charts = new Set<Chart>()

  /** Takes in a run up to its head. */
  note(run: Run): void {
    const names = this.namesIn(run)
    const { pipeline } = run.scenario
    for (const { component, event, points, changes } of run.journal) {
      const name = names.get(component) ?? ''
      this.seen.get(name)?.add(`event ${event}`)
      for (const point of points) this.seen.get(`${pipeline}, ${name}`)?.add(`point ${point}`)
      for (const { table, key, after } of changes) if (table === 'machines') this.noteState(names, key, after)
    }
  }

  private noteState(names: ReadonlyMap<string, string>, key: string, after: unknown): void {
    if (after === undefined) return
    const [owner = ''] = key.split('/')
    const { state } = after as { readonly state: string }
    this.seen.get(names.get(owner) ?? '')?.add(`state ${state}`)
  }

  /** What each component is called here. What should occur is noted: a chart's once, the points of each design. */
  private namesIn(run: Run): ReadonlyMap<string, string> {
    const names = new Map<string, string>()
    for (const { id, kind, chart, points } of run.components) {
      const name = kind === chart.id ? kind : `${kind} (${chart.id})`
      names.set(id, name)
      this.want(
        `${run.scenario.pipeline}, ${name}`,
        points.map((point) => `point ${point}`),
      )
      if (!this.charts.has(chart)) this.wantChart(name, chart)
    }
    return names
  }

  private wantChart(name: string, chart: Chart): void {
    this.charts.add(chart)
    const { states, transitions } = pictureOf(chart)
    // A task that has come to its end leaves no row.
    const lasting = states.filter(({ final }) => !final).map((state) => `state ${state.name}`)
    this.want(name, [...lasting, ...transitions.map(({ event }) => `event ${event}`)])
  }

  private want(name: string, what: readonly string[]): void {
    this.wanted.set(name, new Set([...(this.wanted.get(name) ?? []), ...what]))
    if (!this.seen.has(name)) this.seen.set(name, new Set())
  }

  /** What never occurred, as `kind: what`, sorted. */
  get missing(): readonly string[] {
    return [...this.wanted]
      .flatMap(([name, wanted]) =>
        [...wanted]
          .filter((each) => this.seen.get(name)?.has(each) !== true)
          .map((each) => `${name}: ${each}`),
      )
      .toSorted()
  }
}
