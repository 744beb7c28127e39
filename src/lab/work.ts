// The units of work that can be done off the main thread: plain JSON in, plain JSON out.
import { inWords, type Parsed } from '#scenarios'
import { type CellId, type CellResult, runCell } from './matrix/cell'
import type { Quest, SearchReport } from './search/bounds'
import { search } from './search/search'
import { type Sketch, sketch, type SketchWork } from './sketch/sketch'
import { sweepSeeds, type SweepWork } from './sweep/sweep'
import type { Tally } from './sweep/tally'

/** One cell of the matrix. */
export interface CellWork {
  readonly kind: 'cell'
  readonly cell: CellId
}

/** One share of a search. */
export interface SearchWork {
  readonly kind: 'search'
  readonly quest: Quest
}

/** Every kind of work, with what it answers. */
interface Kinds {
  readonly cell: { readonly work: CellWork; readonly answer: CellResult }
  readonly search: { readonly work: SearchWork; readonly answer: SearchReport }
  readonly sketch: { readonly work: SketchWork; readonly answer: Sketch }
  readonly sweep: { readonly work: SweepWork; readonly answer: Tally }
}

export type WorkKind = keyof Kinds
export type Work<Kind extends WorkKind = WorkKind> = Kinds[Kind]['work']
export type Answer<Kind extends WorkKind = WorkKind> = Kinds[Kind]['answer']

/** What a worker says about the unit that it has in hand. `done`: how far it has come, in cells, states or runs. */
export type Reply<Kind extends WorkKind = WorkKind> =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'answer'; readonly answer: Answer<Kind> }
  /** The unit came to nothing; the worker can go on with another one. */
  | { readonly kind: 'failed'; readonly why: string }
  /** The worker itself is gone. */
  | { readonly kind: 'broken'; readonly why: string }

/** Does a unit of work; reports how far it has come. */
function perform(work: Work, report: (done: number) => void): Answer {
  switch (work.kind) {
    case 'cell': {
      const result = runCell(work.cell)
      report(1)
      return result
    }
    case 'search': {
      const found = valueOf(search(work.quest, ({ states }) => report(states)))
      report(found.states)
      return found
    }
    case 'sketch':
      return valueOf(sketch(work))
    case 'sweep':
      return valueOf(sweepSeeds(work, report))
  }
}

/** What came of a scenario file. That a file is no scenario should have been noticed before it got here. */
function valueOf<Value>(parsed: Parsed<Value>): Value {
  if (parsed.ok) return parsed.value
  throw new Error(`no usable scenario: ${inWords(parsed.problems)}`)
}

/** How far a unit has come is not told more often than this, in wall milliseconds. */
const PAUSE = 50

/**
 * Does a unit of work and says everything about it by replies: what goes wrong is a value as well. `now` is the wall clock
 * in milliseconds.
 */
export function serve(work: Work, send: (reply: Reply) => void, now: () => number): void {
  let saidAt = now()
  let last = 0
  const tell = () => send({ kind: 'progress', done: last })
  try {
    const answer = perform(work, (done) => {
      last = done
      if (now() - saidAt < PAUSE) return
      saidAt = now()
      tell()
    })
    tell()
    send({ kind: 'answer', answer })
  } catch (error) {
    send({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
  }
}
