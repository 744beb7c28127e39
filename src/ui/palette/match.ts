// How well what somebody types fits a line: letters in order, whole words first; Korean also by initial consonants (ㅈㅁ for 주문).

const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3
/** Syllables that share an initial consonant. */
const PER_INITIAL = 588
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'

/** More than any line of letters in order can come to by its words. */
const WHOLE = 100

const plain = (text: string): string => text.normalize('NFC').toLowerCase()

/** The initial consonant of a syllable; any other letter is itself. */
function initialOf(letter: string): string {
  const code = letter.charCodeAt(0)
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return letter
  return INITIALS[Math.floor((code - FIRST_SYLLABLE) / PER_INITIAL)] ?? letter
}

/** The higher the better; undefined where the letters of the query are not all there in their order. */
export function fitOf(query: string, line: string): number | undefined {
  const wanted = Array.from(plain(query)).filter((letter) => letter.trim() !== '')
  const letters = Array.from(plain(line))
  let score = 0
  let at = -1
  for (const letter of wanted) {
    const byInitial = INITIALS.includes(letter)
    const next = letters.findIndex(
      (each, index) => index > at && (each === letter || (byInitial && initialOf(each) === letter)),
    )
    if (next < 0) return undefined
    const begins = next === 0 || letters[next - 1]?.trim() === ''
    score += (next === at + 1 ? 4 : 0) + (begins ? 3 : 0) + 1
    at = next
  }
  // What stands there as it was typed is what was meant. Of two lines that fit alike, the shorter says less besides.
  const whole = plain(line).includes(plain(query).trim()) ? WHOLE : 0
  return score + whole - letters.length / 100
}
