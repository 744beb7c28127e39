// The pages beside the Lab: the frame around them, and which of them is shown.
import { lazy, Suspense } from 'react'
import type { Page } from '#app'
import { AppNav } from '../lab/app-nav'
import { Caption } from '../lab/caption'
import { Highlight } from '../lab/highlight'
import { useTools } from '../lab/use-tools'
import { Header } from '../shell/header'
import { Tools } from '../shell/tools'
import { useWords } from '../text/provider'
import css from './page.module.css'
import { LessonsPage } from './lessons/lessons-page'
import { MatrixPage } from './matrix/matrix-page'
import { SearchPage } from './search/search-page'
import { SweepPage } from './sweep/sweep-page'

/** Props of the frame: which page is in it. */
export interface WorkPageProps {
  readonly page: Exclude<Page, 'lab'>
}

/** A page beside the Lab. */
export function WorkPage({ page }: WorkPageProps) {
  const tools = useTools()
  const { locale, shell } = useWords()
  return (
    <div className={css['page']} lang={locale}>
      <Header nav={<AppNav />} tools={<Tools {...tools} />} />
      <main className={css['main']} aria-label={shell.views[page]} data-testid={`page:${page}`}>
        <Content page={page} />
      </main>
      <Highlight />
      <Caption />
    </div>
  )
}

/** Has many views of its own: loaded by whoever goes there, as is the race. */
const ScenariosPage = lazy(async () => ({
  default: (await import('./scenarios/scenarios-page')).ScenariosPage,
}))

/** Draws as much as the Lab does: loaded by whoever goes there. */
const RacePage = lazy(async () => ({ default: (await import('./race/race-page')).RacePage }))

/** Says more than the others together: loaded by whoever goes there. */
const ModelPage = lazy(async () => ({ default: (await import('./model/model-page')).ModelPage }))

function Content({ page }: WorkPageProps) {
  switch (page) {
    case 'lessons':
      return <LessonsPage />
    case 'race':
      return (
        <Suspense fallback={null}>
          <RacePage />
        </Suspense>
      )
    case 'matrix':
      return <MatrixPage />
    case 'search':
      return <SearchPage />
    case 'sweep':
      return <SweepPage />
    case 'model':
      return (
        <Suspense fallback={null}>
          <ModelPage />
        </Suspense>
      )
    case 'scenarios':
      return (
        <Suspense fallback={null}>
          <ScenariosPage />
        </Suspense>
      )
  }
}
