// Hands the words of the chosen language to every view below.
import { createContext, use } from 'react'
import type { ReactNode } from 'react'
import { en } from './en'
import type { Words } from './words'

const WordsContext = createContext<Words>(en)

/** What `WordsProvider` takes: the catalogue to use below it. */
export interface WordsProviderProps {
  readonly words: Words
  readonly children: ReactNode
}

/** Sets the language of everything below it. */
export function WordsProvider({ words, children }: WordsProviderProps) {
  return <WordsContext value={words}>{children}</WordsContext>
}

/** The words of the language in use. */
export const useWords = (): Words => use(WordsContext)
