// The two sides of a cell, and the two styles of projector that each is run with.

/** The configuration that the row names, and the same with the mitigations that go with it. */
export const SIDES = ['naive', 'mitigated'] as const
export type Side = (typeof SIDES)[number]

/** A projector that replaces rows with what an event carries, and one that adds what it says. */
export const STYLES = ['upsert', 'delta'] as const
export type Style = (typeof STYLES)[number]
