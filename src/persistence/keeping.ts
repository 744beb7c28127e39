// What keeps runs, fetched as one piece: the repository with its database, and what writes to it in the background.
export { createFlusher } from './flusher'
export { openRepository } from './open-repository'
