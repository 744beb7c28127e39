// How long words take to read: what a film stands still for, and a demo that plays by itself.

/** Milliseconds to find the words at all, and at most for a text that nobody ought to be shown in one piece. */
const [LEAST, MOST] = [1200, 12_000]
/** Milliseconds for a letter, and for a Korean syllable, which says more. */
const [LETTER, SYLLABLE] = [55, 115]

/** How long a text takes to read, in milliseconds of the wall. */
export function readingTime(text: string): number {
  const syllables = text.match(/\p{Script=Hangul}/gu)?.length ?? 0
  return Math.min(MOST, LEAST + syllables * SYLLABLE + (text.length - syllables) * LETTER)
}
