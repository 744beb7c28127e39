// All the words of a language: those of the first sight, and the rest, which come with the first view that says any of them.
import type { Reason } from '#checks'
import type { FaultPhrases, InspectPhrases, PicturePhrases } from './act-phrases'
import { enRest } from './en-rest'
import { koRest } from './ko-rest'
import type { ProfilePhrases } from './profile-phrases'
import { useWords } from './provider'
import type { AllNames, Vocabulary } from './vocabulary'
import type { Words } from './words'

/** What nobody reads before something is opened or looked into. */
export interface RestWords {
  readonly names: Omit<AllNames, keyof Vocabulary>
  /** Why a check was broken, as one sentence. */
  readonly why: (reason: Reason) => string
  readonly profile: ProfilePhrases
  readonly inspect: InspectPhrases
  readonly faults: FaultPhrases
  readonly picture: PicturePhrases
}

/** Everything that the page says, in one language. */
export interface AllWords extends Words, Omit<RestWords, 'names'> {
  readonly names: AllNames
}

const known = new WeakMap<Words, AllWords>()

/** The words of the first sight with the rest of their language. */
export function allWords(words: Words): AllWords {
  let all = known.get(words)
  if (all === undefined) {
    const rest = words.locale === 'ko' ? koRest : enRest
    all = { ...words, ...rest, names: { ...words.names, ...rest.names } }
    known.set(words, all)
  }
  return all
}

/** All the words of the language in use. */
export const useAllWords = (): AllWords => allWords(useWords())
