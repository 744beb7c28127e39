// The profile of the present design, found while somebody looks at it: one run at a time, so that the page goes on between them.
import { useEffect, useState } from 'react'
import { type Profile, profileSteps, type Scenario } from '#app'

/** How long is run at a time, in milliseconds: a frame must fit beside it. */
const SLICE = 8

/** What has been found before, by design and settings. */
const known = new Map<string, Profile>()

/** The profile, or how much of it has been found so far. */
export function useProfile({ pipeline, file }: Scenario): Profile | number {
  const settings = JSON.stringify(file.settings ?? {})
  const name = `${pipeline} ${settings}`
  const [found, setFound] = useState({ name, share: 0 })
  useEffect(() => {
    if (known.has(name)) return
    const steps = profileSteps(pipeline, JSON.parse(settings) as Parameters<typeof profileSteps>[1])
    let timer = 0
    const next = () => {
      const until = performance.now() + SLICE
      let step = steps.next()
      while (step.done !== true && performance.now() < until) step = steps.next()
      if (step.done === true) known.set(name, step.value)
      else timer = window.setTimeout(next, 0)
      setFound({ name, share: step.done === true ? 1 : step.value })
    }
    // After the dialog has been painted.
    timer = window.setTimeout(next, 50)
    return () => window.clearTimeout(timer)
  }, [name, pipeline, settings])
  return known.get(name) ?? (found.name === name ? found.share : 0)
}
