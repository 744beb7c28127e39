// Persistence: where runs are kept between visits, on disk or in memory, and what keeps the disk up with a run.
export { createFlusher } from './flusher'
export { createMemoryRepository } from './memory-repository'
export { openRepository } from './open-repository'
export { loadPersistence, mayHaveRuns } from './pieces'
