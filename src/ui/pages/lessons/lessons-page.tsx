// The list of lessons: what each is about, and which were played to their end.
import { useEffect, useState } from 'react'
import { addressOf, type LessonEntry, readLessons } from '#app'
import { Chip } from '../../controls/chip'
import { useApp } from '../../lab/use-app'
import { useLessonWords } from '../../lesson/lesson-words'
import { useWords } from '../../text/provider'
import css from './lessons.module.css'

/** The page. */
export function LessonsPage() {
  const app = useApp()
  const { format } = useWords()
  const words = useLessonWords()
  const [lessons, setLessons] = useState<readonly LessonEntry[]>(app.lessons.guide?.lessons ?? [])
  const [{ done }] = useState(readLessons)
  useEffect(() => {
    let isWanted = true
    void app.lessons.load().then((guide) => (isWanted ? setLessons(guide.lessons) : undefined))
    return () => {
      isWanted = false
    }
  }, [app])
  const count = lessons.filter(({ id }) => done.includes(id)).length
  return (
    <div className={css['page']}>
      <header className={css['head']}>
        <h2>{words.title}</h2>
        <p>{words.what}</p>
        {lessons.length === 0 ? null : (
          <p className={css['count']} data-testid="lessons:done" data-done={count}>
            {words.doneOf(format.count(count), format.count(lessons.length))}
          </p>
        )}
      </header>
      <ol className={css['list']}>
        {lessons.map((lesson, index) => (
          <Entry key={lesson.id} lesson={lesson} number={index + 1} done={done.includes(lesson.id)} />
        ))}
      </ol>
    </div>
  )
}

interface EntryProps {
  readonly lesson: LessonEntry
  readonly number: number
  readonly done: boolean
}

function Entry({ lesson: { id, title, summary, steps }, number, done }: EntryProps) {
  const app = useApp()
  const { locale, format } = useWords()
  const words = useLessonWords()
  return (
    <li className={css['card']} data-testid={`lesson:${id}`} data-done={done}>
      <span className={css['number']} aria-hidden="true">
        {number}
      </span>
      <div>
        <h3>
          <a
            href={addressOf('lab', `?${new URLSearchParams({ lang: locale, lesson: id })}`)}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              void app.lessons.open(id)
            }}
          >
            {title[locale]}
          </a>
        </h3>
        <p>{summary[locale]}</p>
        <p className={css['foot']}>
          {words.stepCount(format.count(steps))}
          {done ? <Chip tone="ok">{words.standing.done}</Chip> : null}
        </p>
      </div>
    </li>
  )
}
