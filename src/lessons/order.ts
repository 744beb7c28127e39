// The lessons in the order in which they are offered: the simplest first, then one mechanism after the other.

export const ORDER = ['first-order'] as const
