// Runs in a few strokes, for whoever shows many: drawn off the main thread, a few at a time, and only those that are wanted now.
import { createStore } from 'zustand/vanilla'
import type { Job, Sketch, SketchRequest } from '#lab'

/** Starts drawing; tells each sketch with its place among the requests. */
export type BeginSketches = (
  requests: readonly SketchRequest[],
  onSketch: (sketch: Sketch, index: number) => void,
) => Promise<Job>

/** What there is of one sketch; nothing at all while it waits. */
export type Drawing =
  { readonly kind: 'drawn'; readonly sketch: Sketch } | { readonly kind: 'failed'; readonly why: string }

/** So many at once: whoever scrolls on need not wait for what is out of sight. */
const AT_ONCE = 6

export class Sketches {
  /** By the name under which each was asked for. */
  readonly store = createStore<{ readonly drawings: ReadonlyMap<string, Drawing> }>(() => ({
    drawings: new Map(),
  }))
  private readonly begin: BeginSketches
  private readonly wanted = new Map<string, SketchRequest>()
  private readonly underWay = new Set<string>()
  private isBusy = false

  constructor(begin: BeginSketches) {
    this.begin = begin
  }

  /** Asks for a sketch, unless there is one; what is asked for first is drawn first. */
  want(name: string, request: SketchRequest): void {
    if (this.underWay.has(name) || this.store.getState().drawings.has(name)) return
    this.wanted.set(name, request)
    if (!this.isBusy) void this.draw()
  }

  /** Nobody looks at it any more; one that is being drawn is finished. */
  unwant(name: string): void {
    this.wanted.delete(name)
  }

  private async draw(): Promise<void> {
    this.isBusy = true
    // Whoever asks in one go is drawn in one go.
    await Promise.resolve()
    while (this.wanted.size > 0) {
      const turn = [...this.wanted].slice(0, AT_ONCE)
      for (const [name] of turn) this.takeUp(name)
      await this.drawAll(turn)
      this.underWay.clear()
    }
    this.isBusy = false
  }

  private takeUp(name: string): void {
    this.wanted.delete(name)
    this.underWay.add(name)
  }

  private async drawAll(turn: readonly (readonly [name: string, request: SketchRequest])[]): Promise<void> {
    const nameAt = (index: number) => turn[index]?.[0] ?? ''
    try {
      const job = await this.begin(
        turn.map(([, request]) => request),
        (sketch, index) => this.put(nameAt(index), { kind: 'drawn', sketch }),
      )
      const { failures } = await job.finished
      for (const { unit, why } of failures) this.put(nameAt(unit), { kind: 'failed', why })
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      for (const [name] of turn) this.put(name, { kind: 'failed', why })
    }
  }

  private put(name: string, drawing: Drawing): void {
    this.store.setState({ drawings: new Map(this.store.getState().drawings).set(name, drawing) })
  }
}
