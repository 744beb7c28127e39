// The profile of the present design, found while somebody looks at it: one run at a time, so that the page goes on between them.
import { useEffect, useState } from 'react'
import { type Profile, profileSteps, type Scenario } from '#app'

/** What has been found before, by design and settings. */
const known = new Map<string, Profile>()

/** The profile, or how much of it has been found so far. Nothing is run unless it is wanted. */
export function useProfile({ pipeline, file }: Scenario, wanted: boolean): Profile | number {
  const settings = JSON.stringify(file.settings ?? {})
  const name = `${pipeline} ${settings}`
  const [found, setFound] = useState({ name, share: 0 })
  useEffect(() => {
    if (!wanted || known.has(name)) return
    const steps = profileSteps(pipeline, JSON.parse(settings) as Parameters<typeof profileSteps>[1])
    let timer = 0
    const next = () => {
      const { done, value } = steps.next()
      if (done === true) known.set(name, value)
      else timer = window.setTimeout(next, 0)
      setFound({ name, share: done === true ? 1 : value })
    }
    // After the dialog has been painted.
    timer = window.setTimeout(next, 50)
    return () => window.clearTimeout(timer)
  }, [wanted, name, pipeline, settings])
  return known.get(name) ?? (found.name === name ? found.share : 0)
}
