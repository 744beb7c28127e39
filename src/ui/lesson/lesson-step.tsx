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
  readonly state: LessonState['progress']['steps'][number]
  readonly following: { readonly id: string; readonly title: string } | undefined
}

/** What is said now, and what is to be done. */
export function LessonStep(props: LessonStepProps) {
  const { lesson, step, state } = props
  const { locale } = useWords()
  const words = useLessonWords()
  const { caption, seen, predict } = step
  const outcome = state.met ? seen?.[locale] : undefined
  return (
    <div
      className={css['step']}
      data-testid="lesson:step"
      data-step={lesson.progress.shown}
      data-met={state.met}
    >
      <div className={css['said']} aria-live="polite">
        <p>{caption[locale]}</p>
        {outcome === undefined || predict !== undefined ? null : <p className={css['seen']}>{outcome}</p>}
      </div>
      {predict === undefined ? null : (
        <LessonPrediction
          {...state}
          prediction={predict}
          because={seen?.[locale]}
          onPredict={props.onPredict}
        />
      )}
      {lesson.refused.length === 0 ? null : (
        <p role="alert" className={css['refused']}>
          {words.refused}: {lesson.refused.map(({ path, what }) => `${path} ${what}`).join('; ')}
        </p>
      )}
      {lesson.busy ? <p className={css['doing']}>{words.doing}</p> : <NextAct {...props} />}
    </div>
  )
}

/** One button: do it, go on, or what comes after the lesson. */
function NextAct(props: LessonStepProps) {
  const { lesson, step, state, onNext } = props
  const words = useLessonWords()
  if (!state.met) return step.acts.length === 0 ? null : <Act {...props} />
  if (lesson.progress.shown === lesson.demo.steps.length - 1) return <Afterwards {...props} />
  return (
    <Button tone="main" wide onClick={onNext} data-testid="lesson:next">
      {words.next}
    </Button>
  )
}

/** Does it for the reader; where there is something to predict, not before that. */
function Act({ step, state, onAct }: LessonStepProps) {
  const { locale } = useWords()
  const words = useLessonWords()
  const label = step.by === 'player' ? words.goOn : (step.label?.[locale] ?? words.showMe)
  const isEarly = step.predict !== undefined && state.guess === null
  return (
    <>
      {isEarly ? <p className={css['hint']}>{words.predict}</p> : null}
      <Button tone="main" wide disabled={isEarly} onClick={onAct} data-testid="lesson:act">
        {label}
      </Button>
    </>
  )
}

function Afterwards({ lesson, following, onLesson, onList }: LessonStepProps) {
  const words = useLessonWords()
  if (lesson.number === null)
    return (
      <p className={css['finished']} data-testid="lesson:finished">
        {words.demoFinished}
      </p>
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
