// How large a scenario file may be.

/** A scenario file has at most this many characters. */
export const MOST_CHARACTERS = 262_144
