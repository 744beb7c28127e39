// How wide a text will be, without a page: advance widths of Noto Sans KR, a wide glyph counted as one em. Estimates are
// never too small, so a text that fits here fits on the screen.

/** Advance widths of the printable ASCII characters from the space on, in hundredths of an em. */
const regular = [
  22, 32, 47, 55, 55, 92, 68, 28, 34, 34, 47, 55, 28, 35, 28, 39, 55, 55, 55, 55, 55, 55, 55, 55, 55, 55, 28,
  28, 55, 55, 55, 47, 95, 61, 66, 64, 69, 59, 55, 69, 73, 29, 53, 65, 54, 81, 72, 74, 63, 74, 63, 60, 60, 72,
  57, 88, 57, 53, 60, 34, 39, 34, 55, 56, 61, 56, 62, 51, 62, 55, 32, 56, 61, 27, 27, 55, 28, 93, 61, 61, 62,
  62, 39, 47, 38, 61, 52, 80, 50, 52, 47, 34, 27, 34, 55,
]
const bold = [
  23, 37, 57, 59, 59, 96, 74, 32, 38, 38, 51, 59, 32, 37, 32, 39, 59, 59, 59, 59, 59, 59, 59, 59, 59, 59, 32,
  32, 59, 59, 59, 51, 101, 64, 68, 66, 71, 61, 58, 72, 76, 33, 57, 69, 58, 85, 75, 77, 67, 77, 68, 62, 62, 75,
  62, 91, 63, 58, 61, 38, 39, 38, 59, 57, 63, 59, 64, 53, 64, 58, 37, 60, 64, 30, 31, 60, 31, 96, 64, 63, 64,
  64, 44, 49, 42, 64, 58, 86, 56, 57, 51, 38, 30, 38, 59,
]
const firstCode = 32
const middleDot = 0xb7

type Weight = 'regular' | 'bold'

function hundredths(code: number, weight: Weight): number {
  if (code === middleDot) return 59
  return (weight === 'bold' ? bold : regular)[code - firstCode] ?? 100
}

/** The width of a text in pixels at a font size. Hangul and everything else that is not ASCII counts one em. */
export function textWidth(text: string, size: number, weight: Weight = 'regular'): number {
  let sum = 0
  for (const letter of text) sum += hundredths(letter.codePointAt(0) ?? 0, weight)
  return (sum * size) / 100
}

/** The text, shortened with an ellipsis so that it is at most `room` pixels wide; empty where not even that fits. */
export function fitText(text: string, room: number, size: number, weight: Weight = 'regular'): string {
  if (textWidth(text, size, weight) <= room) return text
  const letters = Array.from(text)
  while (letters.length > 0) {
    letters.pop()
    const shorter = `${letters.join('').trimEnd()}…`
    if (letters.length > 0 && textWidth(shorter, size, weight) <= room) return shorter
  }
  return ''
}

/** The longest of several wordings that fits, or the last one shortened: full words where there is room for them. */
export function fitFirst(
  wordings: readonly string[],
  room: number,
  size: number,
  weight: Weight = 'regular',
): string {
  return (
    wordings.find((wording) => textWidth(wording, size, weight) <= room) ??
    fitText(wordings.at(-1) ?? '', room, size, weight)
  )
}
