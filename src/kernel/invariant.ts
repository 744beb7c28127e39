// A broken assumption of ours is a crash with a sentence, never a value that someone might overlook.

/** Throws when something that must always hold does not. For refusals that users can cause, return a value instead. */
export function invariant(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(`Broken invariant: ${sentence}`)
}
