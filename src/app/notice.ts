// What the page says quietly: storage, damage, branches. Each kind once at a time.
import type { StorageTrouble } from '#runs'
import type { Problem } from '#scenarios'

/** Something the page says quietly, with what can be done about it. */
export type Notice =
  | { readonly kind: 'memory-only'; readonly why: StorageTrouble }
  | { readonly kind: 'storage-trouble'; readonly why: StorageTrouble }
  | { readonly kind: 'rows-differ'; readonly tables: readonly string[] }
  | { readonly kind: 'rules-changed' }
  | { readonly kind: 'copy-opened' }
  | { readonly kind: 'bad-scenario'; readonly problems: readonly Problem[] }
  | { readonly kind: 'unreadable-runs'; readonly count: number }
  /** Another design was chosen: so many faults and lines of the workload mean nothing there. */
  | { readonly kind: 'left-out'; readonly faults: number; readonly lines: number }
  | { readonly kind: 'branched'; readonly from: string }
