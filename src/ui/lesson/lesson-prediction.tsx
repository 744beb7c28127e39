// A prediction: choose what will happen, then see which answer the run proved right.
import { useId } from 'react'
import type { Prediction } from '#app'
import { Chip } from '../controls/chip'
import { useWords } from '../text/provider'
import css from './lesson.module.css'
import { useLessonWords } from './lesson-words'

/** Props of a prediction. `answer` is known once the step is done. */
export interface LessonPredictionProps {
  readonly prediction: Prediction
  readonly guess: number | null
  readonly answer: number | null
  readonly met: boolean
  /** Said together with the answer. */
  readonly because: string | undefined
  readonly onPredict: (choice: number) => void
}

/** The question, its choices, and in the end what came of them. */
export function LessonPrediction(props: LessonPredictionProps) {
  const { prediction, guess, answer, met, because, onPredict } = props
  const { locale } = useWords()
  const words = useLessonWords()
  const name = useId()
  return (
    <fieldset className={css['predict']} disabled={met}>
      <legend>{prediction.question[locale]}</legend>
      {prediction.choices.map(({ text }, index) => (
        <label
          key={text.en}
          className={css['choice']}
          data-testid={`lesson:choice:${index}`}
          data-right={met && index === answer}
        >
          <input type="radio" name={name} checked={guess === index} onChange={() => onPredict(index)} />
          <span>{text[locale]}</span>
          {met && index === answer ? <Chip tone="ok">{words.happened}</Chip> : null}
          {met && index === guess && index !== answer ? <Chip tone="plain">{words.yours}</Chip> : null}
        </label>
      ))}
      <div aria-live="polite" className={css['said']}>
        {met ? (
          <p className={css['seen']}>
            {guess === null ? null : (
              <strong>{guess === answer ? words.asPredicted : words.otherwise} </strong>
            )}
            {because}
          </p>
        ) : null}
      </div>
    </fieldset>
  )
}
