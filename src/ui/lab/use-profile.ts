// The profile of the present design, found while somebody looks at it: one run at a time, so that the page goes on between them.
import { useEffect, useState } from 'react'
import type { Profile, Scenario } from '#app'
import { useApp } from './use-app'

/** How long is run at a time, in milliseconds: a frame must fit beside it. */
const SLICE = 8

/** What has been found before, by design and settings. */
const known = new Map<string, Profile>()

/** The profile, or how much of it has been found so far. Nothing is run unless it is wanted. */
export function useProfile({ pipeline, file }: Scenario, wanted: boolean): Profile | number {
  const settings = JSON.stringify(file.settings ?? {})
  const name = `${pipeline} ${settings}`
  const [found, setFound] = useState({ name, share: 0 })
  const app = useApp()
  useEffect(() => {
    if (!wanted || known.has(name)) return
    let timer = 0
    let isLeft = false
    const next = (steps: Generator<number, Profile>) => {
      const until = performance.now() + SLICE
      let step = steps.next()
      while (step.done !== true && performance.now() < until) step = steps.next()
      if (step.done === true) known.set(name, step.value)
      else timer = window.setTimeout(next, 0, steps)
      setFound({ name, share: step.done === true ? 1 : step.value })
    }
    void app.profile(pipeline, JSON.parse(settings) as Parameters<typeof app.profile>[1]).then((steps) => {
      // After the dialog has been painted.
      if (!isLeft) timer = window.setTimeout(next, 50, steps)
    })
    return () => {
      isLeft = true
      window.clearTimeout(timer)
    }
  }, [app, wanted, name, pipeline, settings])
  return known.get(name) ?? (found.name === name ? found.share : 0)
}
