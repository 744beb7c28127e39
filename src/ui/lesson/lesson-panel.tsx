// A lesson in its two places: with all its steps in the story column, and as a card over the diagram where there is no column.
import type { Guide, LessonState } from '#app'
import { Button } from '../controls/button'
import { classNames } from '../controls/class-names'
import { useWords } from '../text/provider'
import css from './lesson.module.css'
import { LessonList } from './lesson-list'
import { type LessonActs, LessonStep } from './lesson-step'
import { useLessonWords } from './lesson-words'

/** Props of a lesson: the state and whoever guides through it. */
export interface LessonPanelProps {
  readonly place: 'story' | 'diagram'
  readonly lesson: LessonState
  readonly guide: Guide
  /** Goes to the list of all lessons. */
  readonly onList: () => void
}

/** The lesson. */
export function LessonPanel({ place, lesson, guide, onList }: LessonPanelProps) {
  const { locale, format } = useWords()
  const words = useLessonWords()
  const { demo, progress } = lesson
  const step = demo.steps[progress.shown]
  const state = progress.steps[progress.shown]
  if (step === undefined || state === undefined) return null
  const next = guide.lessons[lesson.number]
  const following = next === undefined ? undefined : { id: next.id, title: next.title[locale] }
  const acts: LessonActs = {
    onPredict: (choice) => guide.predict(choice),
    onAct: () => void guide.perform(),
    onNext: () => guide.next(),
    onBack: () => guide.back(),
    onRestart: () => void guide.restart(),
    onLeave: () => guide.leave(),
    onLesson: (id) => void guide.open(id),
    onList,
  }
  const { length } = guide.lessons
  return (
    <section
      className={classNames(css['lesson'], css[place])}
      data-testid={`lesson:${place}`}
      data-lesson={demo.id}
      aria-label={demo.title[locale]}
    >
      {place === 'story' ? (
        <header>
          <p className={css['eyebrow']}>
            {words.numbered(format.count(lesson.number), format.count(length))}
          </p>
          <h2>{demo.title[locale]}</h2>
        </header>
      ) : null}
      <LessonStep {...acts} lesson={lesson} step={step} state={state} following={following} />
      {place === 'story' ? <LessonList lesson={lesson} /> : null}
      <Ways lesson={lesson} {...acts} />
    </section>
  )
}

/** The small ways: back, again from the start, out. */
function Ways({ lesson, onBack, onRestart, onLeave }: LessonActs & { readonly lesson: LessonState }) {
  const words = useLessonWords()
  const { shown } = lesson.progress
  return (
    <div className={css['ways']}>
      <Button tone="quiet" disabled={shown === 0} onClick={onBack} data-testid="lesson:back">
        {words.back}
      </Button>
      <Button tone="quiet" onClick={onRestart} data-testid="lesson:restart">
        {words.restart}
      </Button>
      <Button tone="quiet" onClick={onLeave} data-testid="lesson:leave">
        {words.leave}
      </Button>
    </div>
  )
}
