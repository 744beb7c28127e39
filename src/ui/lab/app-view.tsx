// The whole page: the language, the theme, and whichever page of the app is shown. All but the Lab are loaded when they are.
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import type { App } from '#app'
import { loadWords } from '../text/load-words'
import { WordsProvider } from '../text/provider'
import type { Words } from '../text/words'
import { showTheme } from '../theme/theme'
import { Lab } from './lab'
import { AppContext, useAppState } from './use-app'
import { useTheme } from './use-tools'

/** Props of the page; `words` are those of the language that it begins with. */
export interface AppViewProps {
  readonly app: App
  readonly words: Words
}

/** Everything that an app shows. */
export function AppView({ app, words }: AppViewProps) {
  return (
    <AppContext value={app}>
      <InLanguage first={words}>
        <CurrentPage />
      </InLanguage>
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

const WorkPage = lazy(async () => ({ default: (await import('../pages/work-page')).WorkPage }))

function CurrentPage() {
  const page = useAppState((state) => state.page)
  if (page === 'lab') return <Lab />
  return (
    <Suspense fallback={null}>
      <WorkPage page={page} />
    </Suspense>
  )
}
