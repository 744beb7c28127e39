// Persistence: where runs are kept between visits, on disk or in memory, and what keeps the disk up with a run.
export { createFlusher, type Flusher, type FlusherOptions, type Instant } from './flusher'
export { createMemoryRepository } from './memory-repository'
export type { RowChange, StoredTable } from './net-changes'
export { openRepository, type RepositoryOptions } from './open-repository'
export type { Trouble } from './trouble'
