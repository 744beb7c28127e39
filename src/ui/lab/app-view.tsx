// The whole page: the language, the theme, and whichever page of the app is shown. All but the Lab are loaded when they are.
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import type { App } from '#app'
import { en } from '../text/en'
import { ko } from '../text/ko'
import { WordsProvider } from '../text/provider'
import { showTheme } from '../theme/theme'
import { Lab } from './lab'
import { AppContext, useAppState } from './use-app'
import { useTheme } from './use-tools'

/** Everything that an app shows. */
export function AppView({ app }: { readonly app: App }) {
  return (
    <AppContext value={app}>
      <InLanguage>
        <CurrentPage />
      </InLanguage>
    </AppContext>
  )
}

function InLanguage({ children }: { readonly children: ReactNode }) {
  const lang = useAppState((state) => state.lang)
  const theme = useTheme()
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  useEffect(() => showTheme(document.documentElement, theme), [theme])
  return <WordsProvider words={lang === 'ko' ? ko : en}>{children}</WordsProvider>
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
