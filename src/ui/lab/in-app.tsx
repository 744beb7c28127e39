// What every page of the app stands in: the app, the words of its language, and the theme.
import { type ReactNode, useEffect, useState } from 'react'
import type { App } from '#app'
import { loadWords } from '../text/load-words'
import { WordsProvider } from '../text/provider'
import type { Words } from '../text/words'
import { showTheme } from '../theme/theme'
import { AppContext, useAppState } from './use-app'
import { useTheme } from './use-tools'

/** What it takes; `words` are those of the language that the page begins with. */
export interface InAppProps {
  readonly app: App
  readonly words: Words
  readonly children: ReactNode
}

export function InApp({ app, words, children }: InAppProps) {
  return (
    <AppContext value={app}>
      <InLanguage first={words}>{children}</InLanguage>
    </AppContext>
  )
}

function InLanguage({ first, children }: { readonly first: Words; readonly children: ReactNode }) {
  const lang = useAppState((state) => state.lang)
  const [words, setWords] = useState(first)
  const theme = useTheme()
  useEffect(() => {
    let isWanted = true
    void loadWords(lang).then((loaded) => (isWanted ? setWords(loaded) : undefined))
    return () => {
      isWanted = false
    }
  }, [lang])
  // The page says which language it speaks, not which one it is about to.
  useEffect(() => {
    document.documentElement.lang = words.locale
  }, [words])
  useEffect(() => showTheme(document.documentElement, theme), [theme])
  return <WordsProvider words={words}>{children}</WordsProvider>
}
