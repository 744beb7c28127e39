// What is only there once somebody asks a page for it.

/** Fetches what puts a run's result together. */
export const loadResult = () => import('./result')
