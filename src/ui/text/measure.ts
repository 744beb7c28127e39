// How wide a text is, roughly, without a page to ask: Hangul letters are as wide as they are high.

/** Pixels of a text at 12 px. */
export const measureText = (text: string): number =>
  Array.from(text).reduce(
    (sum, letter) =>
      sum + (letter > '\u2fff' ? 11.6 : /[mwMW]/.test(letter) ? 9.8 : /[ijlft.,: ]/.test(letter) ? 3.9 : 6.7),
    0,
  )
