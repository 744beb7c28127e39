// The whole page: whichever page of the app is shown. All but the Lab are loaded when they are.
import { lazy, Suspense } from 'react'
import type { App } from '#app'
import type { Words } from '../text/words'
import { InApp } from './in-app'
import { Lab } from './lab'
import { useAppState } from './use-app'

/** Props of the page; `words` are those of the language that it begins with. */
export interface AppViewProps {
  readonly app: App
  readonly words: Words
}

/** Everything that an app shows. */
export function AppView({ app, words }: AppViewProps) {
  return (
    <InApp app={app} words={words}>
      <CurrentPage />
    </InApp>
  )
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
