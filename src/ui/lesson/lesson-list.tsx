// The steps of a lesson as a numbered list: done, now, to do.
import type { LessonState } from '#app'
import { Icon } from '../controls/icon'
import { useWords } from '../text/provider'
import css from './lesson.module.css'
import { useLessonWords } from './lesson-words'

type Standing = 'done' | 'current' | 'todo'

/** All steps; the shown one stands out. */
export function LessonList({ lesson: { demo, progress } }: { readonly lesson: LessonState }) {
  const { locale } = useWords()
  const words = useLessonWords()
  const standingOf = (index: number): Standing =>
    progress.steps[index]?.met === true ? 'done' : index < progress.steps.length ? 'current' : 'todo'
  return (
    <ol className={css['list']} aria-label={words.steps} data-testid="lesson:list">
      {demo.steps.map((step, index) => {
        const standing = standingOf(index)
        return (
          <li
            key={step.title.en}
            data-standing={standing}
            aria-current={index === progress.shown ? 'step' : undefined}
          >
            <span className={css['mark']} aria-hidden="true">
              {standing === 'done' ? <Icon name="check" size={12} /> : index + 1}
            </span>
            <span>
              {step.chapter === undefined ? null : (
                <span className={css['chapter']}>{step.chapter[locale]}</span>
              )}
              {step.title[locale]}
              <span className={css['unseen']}> ({words.standing[standing]})</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
