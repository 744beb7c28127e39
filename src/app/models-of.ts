// The models table at an instant: every read-model row beside the truth, with what differs and for how long.
import { compareAll } from '#checks'
import type { Run } from '#runs'
import { behindSince } from './gap-of'
import type { ModelsRow } from './scene'

export function modelsOf(run: Run, at: number): readonly ModelsRow[] {
  return compareAll(run.subject, run.simulation.rows).map((row): ModelsRow => {
    const differs = row.status === 'same' ? [] : differing(row.truth, row.view)
    const since = row.status === 'same' ? undefined : behindSince(run, row.key, row.truth, row.view)
    return {
      model: row.model,
      key: row.key,
      status: row.status,
      truth: row.truth ?? null,
      view: row.view ?? null,
      differs,
      age: since === undefined ? 0 : Math.max(0, at - since),
    }
  })
}

type Fields = { readonly [field: string]: unknown } | undefined

function differing(truth: Fields, view: Fields): readonly string[] {
  const names = new Set([...Object.keys(truth ?? {}), ...Object.keys(view ?? {})])
  return [...names].filter((name) => truth?.[name] !== view?.[name])
}
