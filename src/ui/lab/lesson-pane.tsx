// The present lesson in its place; nothing where nobody is at one. Loaded with the first lesson.
import { lazy, Suspense } from 'react'
import type { LessonPanelProps } from '../lesson/lesson-panel'
import { useApp, useAppState } from './use-app'

const LessonPanel = lazy(async () => ({ default: (await import('../lesson/lesson-panel')).LessonPanel }))

export function LessonPane({ place }: { readonly place: LessonPanelProps['place'] }) {
  const app = useApp()
  const lesson = useAppState((state) => state.lesson)
  if (lesson === null || app.lessons.guide === undefined) return null
  return (
    <Suspense fallback={null}>
      <LessonPanel
        place={place}
        lesson={lesson}
        guide={app.lessons.guide}
        onList={() => app.visit('lessons')}
      />
    </Suspense>
  )
}
