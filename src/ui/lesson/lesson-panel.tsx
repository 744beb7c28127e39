// A lesson or a demo in its places: with all its steps in the story column, as a card over the diagram where there is no
// column, and under the figure of an embed.
import type { Guide, LessonState } from '#app'
import { Button } from '../controls/button'
import { classNames } from '../controls/class-names'
import { useWords } from '../text/provider'
import css from './lesson.module.css'
import { LessonList } from './lesson-list'
import { type LessonActs, LessonStep } from './lesson-step'
import { useByItself } from './by-itself'
import { useLessonWords } from './lesson-words'

/** Props of a lesson: the state and whoever guides through it. */
export interface LessonPanelProps {
  readonly place: 'story' | 'diagram' | 'frame'
  readonly lesson: LessonState
  readonly guide: Guide
  /** Goes to the list of all lessons. */
  readonly onList: () => void
}

/** The lesson. */
export function LessonPanel({ place, lesson, guide, onList }: LessonPanelProps) {
  const { locale } = useWords()
  const { demo, progress } = lesson
  useByItself(lesson, guide)
  const step = demo.steps[progress.shown]
  const state = progress.steps[progress.shown]
  if (step === undefined || state === undefined) return null
  const next = lesson.number === null ? undefined : guide.lessons[lesson.number]
  const following = next === undefined ? undefined : { id: next.id, title: next.title[locale] }
  const onAuto = (auto: boolean) => guide.setAuto(auto)
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
  return (
    <section
      className={classNames(css['lesson'], css[place])}
      data-testid={`lesson:${place}`}
      data-lesson={demo.id}
      aria-label={demo.title[locale]}
    >
      {place === 'story' || lesson.number === null ? (
        <header>
          <Eyebrow lesson={lesson} lessons={guide.lessons.length} />
          {place === 'story' ? <h2>{demo.title[locale]}</h2> : null}
        </header>
      ) : null}
      <LessonStep {...acts} lesson={lesson} step={step} state={state} following={following} />
      {place === 'story' ? <LessonList lesson={lesson} /> : null}
      <Ways
        lesson={lesson}
        {...acts}
        onAuto={place === 'frame' || lesson.number === null ? onAuto : undefined}
      />
    </section>
  )
}

/** Which lesson it is, or how far the demo has come, with the chapter that it is in. */
function Eyebrow({ lesson, lessons }: { readonly lesson: LessonState; readonly lessons: number }) {
  const { locale, format } = useWords()
  const words = useLessonWords()
  const { number, demo, progress } = lesson
  if (number !== null)
    return <p className={css['eyebrow']}>{words.numbered(format.count(number), format.count(lessons))}</p>
  const chapter = demo.steps
    .slice(0, progress.shown + 1)
    .findLast((step) => step.chapter !== undefined)?.chapter
  return (
    <p className={css['eyebrow']}>
      {words.demo(format.count(progress.shown + 1), format.count(demo.steps.length))}
      {chapter === undefined ? null : ` · ${chapter[locale]}`}
    </p>
  )
}

interface WaysProps extends LessonActs {
  readonly lesson: LessonState
  /** Undefined: it does not go on by itself. */
  readonly onAuto: ((auto: boolean) => void) | undefined
}

/** The small ways: by itself, back, again from the start, out. */
function Ways({ lesson, onAuto, onBack, onRestart, onLeave }: WaysProps) {
  const words = useLessonWords()
  const { auto, demo, progress } = lesson
  const { shown } = progress
  const isLast = shown === demo.steps.length - 1
  return (
    <div className={css['ways']}>
      {onAuto === undefined ? null : (
        <Button
          tone="quiet"
          disabled={isLast && progress.steps[shown]?.met === true}
          onClick={() => onAuto(!auto)}
          data-testid="lesson:auto"
          data-on={auto}
        >
          {auto ? words.byHand : words.byItself}
        </Button>
      )}
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
