// For tests: notes what of every component's chart occurred in some run: its states, its events, its crash points.
import { type Chart, pictureOf } from '#machines'
import type { Run } from './run'

/** By kind of component; a kind whose chart depends on the design has them all. */
export class Coverage {
  private readonly wanted = new Map<string, Set<string>>()
  private readonly seen = new Map<string, Set<string>>()
  private readonly charts = new Set<Chart>()

  /** Takes in a run up to its head. */
  note(run: Run): void {
    const names = this.namesIn(run)
    for (const { component, event, points, changes } of run.journal) {
      const seen = this.seen.get(names.get(component) ?? '')
      seen?.add(`event ${event}`)
      for (const point of points) seen?.add(`point ${point}`)
      for (const { table, key, after } of changes) if (table === 'machines') this.noteState(names, key, after)
    }
  }

  private noteState(names: ReadonlyMap<string, string>, key: string, after: unknown): void {
    if (after === undefined) return
    const [owner = ''] = key.split('/')
    const { state } = after as { readonly state: string }
    this.seen.get(names.get(owner) ?? '')?.add(`state ${state}`)
  }

  /** What each component is called here; of a chart that is new, what should occur is noted. */
  private namesIn(run: Run): ReadonlyMap<string, string> {
    const names = new Map<string, string>()
    for (const { id, kind, chart, points } of run.components) {
      const name = kind === chart.id ? kind : `${kind} (${chart.id})`
      names.set(id, name)
      if (!this.charts.has(chart)) this.want(name, chart, points)
    }
    return names
  }

  private want(name: string, chart: Chart, points: readonly string[]): void {
    this.charts.add(chart)
    const { states, transitions } = pictureOf(chart)
    // A task that has come to its end leaves no row.
    const lasting = states.filter(({ final }) => !final).map((state) => `state ${state.name}`)
    const events = transitions.map(({ event }) => `event ${event}`)
    const all = [...lasting, ...events, ...points.map((point) => `point ${point}`)]
    this.wanted.set(name, new Set([...(this.wanted.get(name) ?? []), ...all]))
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
