// A repository that keeps nothing: an embed never writes on the disk of whoever reads a page.
import type { Storage } from '#app'

const kept = <Value>(value: Value) => Promise.resolve({ ok: true as const, value })
const missing = () =>
  Promise.resolve({ ok: false as const, why: 'missing' as const, detail: 'an embed keeps no runs' })

const repository: Storage['repository'] = {
  place: { kind: 'memory', why: 'blocked', detail: 'an embed keeps no runs' },
  list: () => kept({ runs: [], unreadable: 0 }),
  load: missing,
  rows: missing,
  create: () => kept(null),
  intervene: () => kept(null),
  flush: () => kept(null),
  rebuild: () => kept(null),
  rename: () => kept(null),
  remove: () => kept(null),
  claim: () => kept(() => {}),
}

/** Storage for whoever keeps nothing. */
export const nothingKept: Storage = {
  repository,
  createWriter: () => ({
    note: () => {},
    flushNow: () => Promise.resolve(),
    stop: () => {},
  }),
}
