// Tells what an operator does from the other lines of a workload.
import type { ACT_LINES, ActEntry, WorkloadEntry } from './schema'

const ACTS: { readonly [name in keyof typeof ACT_LINES]: true } = {
  rebuild: true,
  redrive: true,
  rename: true,
  pause: true,
  resume: true,
  refresh: true,
  deploy: true,
  'add-projection': true,
}

export const isAct = (entry: WorkloadEntry): entry is ActEntry =>
  Object.keys(entry).some((key) => Object.hasOwn(ACTS, key))
