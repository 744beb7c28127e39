// The read side as documents, wherever it stands: which change of which row is a change of what a query for a key would show.
import { type AggregateState, type Domain, type JsonObject, type ReadModelSpec, sameRow } from '#domains'
import type { Change, Step } from '#kernel'
import { askedBy } from './asked'
import { documentSpec, type Subject } from './subject'

/** What a query for a key shows has changed at one of the places that answer queries. */
export interface DocumentChange {
  readonly key: string
  /** 0 for the only place; the number of the replica where there are several. */
  readonly place: number
  readonly before: JsonObject | undefined
  readonly after: JsonObject | undefined
}

const NONE: readonly DocumentChange[] = []

/** Reads documents off the changes of a run. */
export class Documents {
  readonly spec: ReadModelSpec
  /** How many places answer queries from rows of their own; 0: the truth itself answers. */
  readonly places: number
  private readonly domain: Domain
  private readonly tables: readonly string[]
  private readonly areCopies: boolean
  private readonly missingIsFine: boolean

  constructor({ domain, readSide, missingIsFine }: Pick<Subject, 'domain' | 'readSide' | 'missingIsFine'>) {
    this.domain = domain
    this.spec = documentSpec(domain)
    this.areCopies = readSide.kind === 'copies'
    this.tables =
      readSide.kind === 'copies' ? readSide.tables : readSide.kind === 'models' ? [this.spec.name] : []
    this.places = this.tables.length
    this.missingIsFine = missingIsFine
  }

  /** What of a step's changes are changes of documents; mostly none. */
  changesIn({ changes }: Step): readonly DocumentChange[] {
    let found: DocumentChange[] | undefined
    for (const change of changes) {
      const shown = this.changeOf(change)
      if (shown !== undefined) (found ??= []).push(shown)
    }
    return found ?? NONE
  }

  /** The change of a document that a row's change is; undefined where it is none. */
  private changeOf(change: Change): DocumentChange | undefined {
    const place = this.tables.indexOf(change.table)
    if (place < 0) return undefined
    const { key, before, after } = change
    return { key, place, before: this.shown(before), after: this.shown(after) }
  }

  private shown(row: unknown): JsonObject | undefined {
    if (row === undefined || !this.areCopies) return row as JsonObject | undefined
    return this.projected(row as AggregateState)
  }

  /** What a state of an aggregate should look like. */
  projected(state: AggregateState | undefined): JsonObject | undefined {
    return projection(this.domain, state)
  }

  /** Whether a document says what a state of the aggregate should look like. */
  says(view: JsonObject | undefined, state: AggregateState | undefined): boolean {
    return sameRow(this.spec, this.projected(state), view)
  }

  /** Whether who reads a document learns the truth from it: also where there is none and the truth itself is asked. */
  tells(view: JsonObject | undefined, state: AggregateState | undefined): boolean {
    return this.says(view, state) || (this.missingIsFine && view === undefined)
  }
}

/** The document that a state of an aggregate asks for; none where it is gone. */
export const projection = (domain: Domain, state: AggregateState | undefined): JsonObject | undefined =>
  askedBy(domain, state).document?.row
