// A demo that plays by itself: does what a reader would press, once he has had the time to read.
import { useEffect } from 'react'
import { type Guide, type LessonState, readingTime } from '#app'
import { useWords } from '../text/provider'

/** What comes next by itself, and after how long in milliseconds; undefined where it waits for something else. */
function nextPress({ demo, progress, auto, busy, refused }: LessonState, locale: 'en' | 'ko') {
  const step = demo.steps[progress.shown]
  const state = progress.steps[progress.shown]
  if (!auto || busy || refused.length > 0 || step === undefined || state === undefined) return undefined
  if (!state.met)
    return { press: 'act', after: step.by === 'player' ? 0 : readingTime(step.caption[locale]) } as const
  const words = [step.caption[locale], step.seen?.[locale] ?? ''].join(' ')
  const isLast = progress.shown === demo.steps.length - 1
  return { press: isLast ? 'stop' : 'next', after: step.hold ?? readingTime(words) } as const
}

/** Plays on while the demo is to go by itself. */
export function useByItself(lesson: LessonState, guide: Guide): void {
  const { locale } = useWords()
  useEffect(() => {
    const next = nextPress(lesson, locale)
    if (next === undefined) return
    const timer = setTimeout(() => {
      // The same lesson may be shown in two places: whichever is first has pressed for both.
      if (guide.lesson !== lesson) return
      if (next.press === 'act') void guide.perform()
      else if (next.press === 'next') guide.next()
      else guide.setAuto(false)
    }, next.after)
    return () => clearTimeout(timer)
  }, [lesson, guide, locale])
}
