// Brings the judge to the run before the viewer: a first picture, and a run that plays, do not wait for him.
import { loadJudge } from '#checks'
import { pageMayDraw, STEPS_AT_ONCE } from './saved-runs'
import type { Stage } from './stage'
import type { Travel } from './travel'

/** Resolves once the run before the viewer is judged. Runs that come before him later are, too. */
export function judgingOf(stage: Stage, travel: Travel): () => Promise<void> {
  let isAsked = false

  async function judged(): Promise<void> {
    isAsked = true
    const seat = await loadJudge()
    while (!stage.run.isJudged) {
      if (stage.run.admit(seat, STEPS_AT_ONCE)) travel.judged()
      else await pageMayDraw()
    }
  }

  stage.store.subscribe((now, before) => {
    if (isAsked && now.run !== before.run) void judged()
  })
  return judged
}
