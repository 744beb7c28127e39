// The present step of a lesson: its sentence, its prediction, and the one obvious next act.
import type { DemoStep, LessonState } from '#app'
import { Button } from '../controls/button'
import { useWords } from '../text/provider'
import css from './lesson.module.css'
import { useLessonWords } from './lesson-words'
import { LessonPrediction } from './lesson-prediction'

/** What a reader can do with a lesson. */
export interface LessonActs {
  readonly onPredict: (choice: number) => void
  readonly onAct: () => void
  readonly onNext: () => void
  readonly onBack: () => void
  readonly onRestart: () => void
  readonly onLeave: () => void
  readonly onLesson: (id: string) => void
  readonly onList: () => void
}

/** Props of the step. */
export interface LessonStepProps extends LessonActs {
  readonly lesson: LessonState
  readonly step: DemoStep
  readonly following: { readonly id: string; readonly title: string } | undefined
}

/** What is said now, and what is to be done. */
export function LessonStep(props: LessonStepProps) {
  const { lesson, step } = props
  const { locale } = useWords()
  const words = useLessonWords()
  const { shown, steps } = lesson.progress
  const state = steps[shown]
  const { caption, seen, predict } = step
  return (
    <div className={css['step']} data-testid="lesson:step" data-step={shown} data-met={state?.met ?? false}>
      <div className={css['said']} aria-live="polite">
        <p>{caption[locale]}</p>
        {state?.met === true && seen !== undefined && predict === undefined ? (
          <p className={css['seen']}>{seen[locale]}</p>
        ) : null}
      </div>
      {predict === undefined ? null : (
        <LessonPrediction
          prediction={predict}
          guess={state?.guess ?? null}
          answer={state?.answer ?? null}
          met={state?.met ?? false}
          because={seen?.[locale]}
          onPredict={props.onPredict}
        />
      )}
      {lesson.refused.length === 0 ? null : (
        <p role="alert" className={css['refused']}>
          {words.refused}: {lesson.refused.map(({ path, what }) => `${path} ${what}`).join('; ')}
        </p>
      )}
      <NextAct {...props} />
    </div>
  )
}

/** One button: do it, go on, or what comes after the lesson. */
function NextAct({ lesson, step, following, onAct, onNext, onLesson, onList }: LessonStepProps) {
  const { locale } = useWords()
  const words = useLessonWords()
  const { progress, busy, demo } = lesson
  const { shown, steps } = progress
  const state = steps[shown]
  if (busy) return <p className={css['doing']}>{words.doing}</p>
  if (state?.met !== true) {
    if (step.acts.length === 0) return null
    const label = step.by === 'player' ? words.goOn : (step.label?.[locale] ?? words.showMe)
    const isEarly = step.predict !== undefined && state?.guess === null
    return (
      <>
        {isEarly ? <p className={css['hint']}>{words.predict}</p> : null}
        <Button tone="main" wide disabled={isEarly} onClick={onAct} data-testid="lesson:act">
          {label}
        </Button>
      </>
    )
  }
  if (shown < demo.steps.length - 1)
    return (
      <Button tone="main" wide onClick={onNext} data-testid="lesson:next">
        {words.next}
      </Button>
    )
  return (
    <>
      <p className={css['finished']} data-testid="lesson:finished">
        {words.finished}
      </p>
      {following === undefined ? null : (
        <Button tone="main" wide onClick={() => onLesson(following.id)} data-testid="lesson:following">
          {words.nextLesson(following.title)}
        </Button>
      )}
      <Button wide onClick={onList}>
        {words.allLessons}
      </Button>
    </>
  )
}
