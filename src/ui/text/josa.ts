// Korean particles that depend on how the word before them is pronounced, also after digits and Latin letters.

/** Pairs of particles: after a final consonant, after a vowel. `으로/로` also takes the second after ㄹ. */
export type JosaPair = '이/가' | '을/를' | '은/는' | '으로/로' | '과/와' | '이라/라'

/** How a word ends when it is spoken: in a vowel, in ㄹ, or in another consonant. */
type Ending = 'vowel' | 'rieul' | 'consonant'

const digitEndings: readonly Ending[] = [
  'consonant', // 영; 십, 백, 천, 만
  'rieul', // 일
  'vowel', // 이
  'consonant', // 삼
  'vowel', // 사
  'vowel', // 오
  'consonant', // 육
  'rieul', // 칠
  'rieul', // 팔
  'vowel', // 구
]

/** The particle that follows a word: `josa('order-7', '이/가')` is 이, because 7 is read 칠. */
export function josa(word: string, pair: JosaPair): string {
  const [closed = '', open = ''] = pair.split('/')
  const ending = endingOf(word)
  if (ending === 'vowel') return open
  return ending === 'rieul' && pair === '으로/로' ? open : closed
}

/** A word with its particle: `withJosa('릴레이', '이/가')` is 릴레이가. */
export const withJosa = (word: string, pair: JosaPair): string => word + josa(word, pair)

function endingOf(word: string): Ending {
  const spoken = word.replaceAll(/[^\p{L}\p{N}]+$/gu, '')
  const last = spoken.at(-1) ?? ''
  if (last >= '가' && last <= '힣') return hangulEnding(last)
  if (/\d/.test(last)) return digitEndings[Number(last)] ?? 'vowel'
  const latin = /[A-Za-z]+$/.exec(spoken)?.[0] ?? ''
  if (latin === '') return 'vowel'
  return latin === latin.toUpperCase() ? letterEnding(last) : latinEnding(latin.toLowerCase())
}

function hangulEnding(syllable: string): Ending {
  const final = (syllable.charCodeAt(0) - 0xac00) % 28
  if (final === 0) return 'vowel'
  return final === 8 ? 'rieul' : 'consonant'
}

/** Capitals are read letter by letter: L 엘, R 알, M 엠, N 엔. */
function letterEnding(letter: string): Ending {
  if (letter === 'L' || letter === 'R') return 'rieul'
  return letter === 'M' || letter === 'N' ? 'consonant' : 'vowel'
}

/** How an English word usually ends once it is written in Hangul: topic 토픽, model 모델, offset 오프셋, time 타임. */
function latinEnding(word: string): Ending {
  if (/(l|[^aeiou]le|[aeiou]le)$/.test(word)) return 'rieul'
  if (/([mn]|ng|[aeiou](me|ne|pe))$/.test(word)) return 'consonant'
  return /(ck|(^|[^aeiou])[aeiou][bckpt])$/.test(word) ? 'consonant' : 'vowel'
}
