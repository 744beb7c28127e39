// The part of the page's API that moves the viewer in time.
import type { Until } from '#runs'
import type { App } from '../create-app'
import { runUntil } from '../run-until'
import { type Status, statusOf } from '../status-of'
import { type Marker, MARKERS } from '../travel'
import { ApiError, microsOf } from './errors'

export type SeekTarget = number | { readonly step: number } | { readonly marker: Marker }

export function movingApi(app: App) {
  return {
    play: async (): Promise<void> => app.travel.play(),
    pause: async (): Promise<void> => app.travel.pause(),
    /** So many steps on; negative goes back. */
    async step(steps = 1): Promise<Status> {
      if (!Number.isInteger(steps)) throw new ApiError('bad-input', 'steps is not a whole number')
      app.travel.step(steps)
      return statusOf(app)
    },
    async seek(target: SeekTarget): Promise<Status> {
      app.travel.pause()
      // Broken promises are markers as well.
      if (typeof target === 'object' && target !== null && 'marker' in target) await app.judged()
      seek(app, target)
      return statusOf(app)
    },
    /** Goes on at once until a condition holds, at most to `limit` milliseconds of the run. */
    async runUntil(
      until: Until,
      options: { readonly limit?: number } = {},
    ): Promise<Status & { readonly reached: boolean }> {
      app.travel.pause()
      await app.judged()
      const reached = runUntil(
        app,
        until,
        options.limit === undefined ? undefined : microsOf(options.limit, 'limit'),
      )
      if (reached === undefined)
        throw new ApiError('bad-input', 'runUntil takes "converged", "quiet", {event}, {check} or {at}')
      return { ...statusOf(app), reached }
    },
    async setSpeed(speed: number): Promise<void> {
      if (!(speed > 0)) throw new ApiError('bad-input', 'speed is not a number above 0')
      app.travel.setSpeed(speed)
    },
  }
}

function seek(app: App, target: SeekTarget): void {
  if (typeof target === 'number') return app.travel.seekTime(microsOf(target, 'the instant'))
  if (typeof target === 'object' && target !== null) {
    if ('step' in target && Number.isInteger(target.step) && target.step >= 0)
      return app.travel.seekStep(target.step)
    const named = 'marker' in target && MARKERS.find((marker) => marker === target.marker)
    if (named) return app.travel.seekMarker(named)
  }
  throw new ApiError(
    'bad-input',
    'seek takes milliseconds, {step} or {marker: "next" | "previous" | "lag-peak"}',
  )
}
