// Whether all read models of a run told of the same instant, at every instant: the counters of exactly the versions that the documents show.
import { type AggregateState, isDeleted, type JsonObject, type ReadModelSpec, sameRow } from '#domains'
import { type Change } from '#kernel'
import { documentSpec, versionOf } from '#checks'
import type { Run } from '../run'

/** Null: there is nothing to compare, since a row that is not there is not wrong. Queries of one table see one instant by themselves. */
export function tellsOfOneSnapshot(run: Run): boolean | null {
  const { readSide, missingIsFine } = run.subject
  if (missingIsFine) return null
  if (run.judgement().violations.some(({ check }) => check === 'no-torn-read')) return false
  if (readSide.kind !== 'models') return true
  const models = new Models(run)
  return run.journal.every(({ changes }) => {
    const touched = changes.filter((change) => models.take(change)).length > 0
    return !touched || models.agree()
  })
}

/** The read models as the journal leaves them, and the versions of the truth. */
class Models {
  private readonly states = new Map<string, AggregateState>()
  private readonly documents = new Map<string, number>()
  private readonly counters: ReadonlyMap<string, Map<string, JsonObject>>
  private readonly specs: readonly ReadModelSpec[]
  private readonly document: string
  private readonly run: Run

  constructor(run: Run) {
    const { domain } = run.subject
    this.run = run
    this.document = documentSpec(domain).name
    this.specs = domain.models.filter(({ kind }) => kind === 'counter')
    this.counters = new Map(this.specs.map(({ name }) => [name, new Map()]))
  }

  /** Takes in a change; true: it changed a read model. */
  take({ table, key, after }: Change): boolean {
    if (table === this.run.subject.truth && after !== undefined)
      this.states.set(`${key}@${versionOf(after)}`, after as AggregateState)
    if (table === this.document) {
      if (after === undefined) this.documents.delete(key)
      else this.documents.set(key, versionOf(after))
      return true
    }
    const counter = this.counters.get(table)
    if (counter === undefined) return false
    if (after === undefined) counter.delete(key)
    else counter.set(key, after as JsonObject)
    return true
  }

  /** Whether the counters say what the versions in the documents add up to. */
  agree(): boolean {
    const expected = new Map<string, Record<string, number>>()
    for (const [key, version] of this.documents) {
      const state = this.states.get(`${key}@${version}`)
      if (state === undefined) return false
      if (isDeleted(state)) continue
      for (const { model, key: group, add } of this.run.subject.domain.contributionsOf(state)) {
        const row = expected.get(`${model}/${group}`) ?? {}
        for (const [field, value] of Object.entries(add)) row[field] = (row[field] ?? 0) + value
        expected.set(`${model}/${group}`, row)
      }
    }
    return this.specs.every((spec) => {
      const rows = this.counters.get(spec.name)
      const groups = new Set([...(rows?.keys() ?? []), ...groupsOf(expected, spec.name)])
      return [...groups].every((group) =>
        sameRow(spec, expected.get(`${spec.name}/${group}`), rows?.get(group)),
      )
    })
  }
}

const groupsOf = (rows: ReadonlyMap<string, unknown>, model: string): readonly string[] =>
  [...rows.keys()].flatMap((name) => (name.startsWith(`${model}/`) ? [name.slice(model.length + 1)] : []))
