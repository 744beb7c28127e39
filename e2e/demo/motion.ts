// Simulated time in a demo: it moves by command only. Where somebody looks, it moves frame by frame; else at once.
import type { Page } from '@playwright/test'
import { type Camera, RATE } from './camera'
import { call, goOnTo } from './scope'

/** Frames of going back in time, which is shown in one sweep. */
const SWEEP = RATE
/** How long each of single steps stays in sight, in milliseconds, and how many are shown one by one. */
const [STEP, MOST_STEPS] = [350, 12]
/** Every so many frames it is looked whether there is anything left to wait for. */
const LOOK_EVERY = 25

/** Where a demo's time is moved: `speed` is simulated seconds for one second of the film. */
export interface Motion {
  readonly page: Page
  readonly camera: Camera
  readonly speed: number
}

/** An instant as finely as a demo file writes it. */
const thousandths = (ms: number): number => Math.round(ms * 1000) / 1000

/** Goes on until something has come about. False: it never came. */
export async function goOnUntil(
  { page, camera, speed }: Motion,
  until: unknown,
  limit: number | undefined,
): Promise<boolean> {
  const bound = limit === undefined ? {} : { limit }
  if (!camera.isOn) return (await call(page, 'perform', { runUntil: until, ...bound })).reached
  // Whoever is in the past goes on from the head.
  const { head } = await call(page, 'getStatus')
  let { at } = await call(page, 'seek', { step: head })
  for (let frame = 1; ; frame++) {
    at += (1000 / RATE) * speed
    const isThere = await goOnTo(page, until, thousandths(Math.min(at, limit ?? Infinity)))
    await camera.frame()
    if (isThere) return true
    const isOver = at >= (limit ?? Infinity)
    const isLook = frame % LOOK_EVERY === 0
    if (isOver || (isLook && (await call(page, 'check', { quiet: true })).holds))
      return (await call(page, 'perform', { runUntil: until, ...bound })).reached
  }
}

/** Moves the viewer to an instant: on at the speed of the film, back in one sweep. */
export async function seekInstant({ page, camera, speed }: Motion, target: number): Promise<void> {
  if (camera.isOn) {
    const { at } = await call(page, 'getStatus')
    const frames = target > at ? Math.ceil(((target - at) * RATE) / 1000 / speed) : SWEEP
    for (let frame = 1; frame < frames; frame++) {
      await call(page, 'seek', thousandths(at + ((target - at) * frame) / frames))
      await camera.frame()
    }
  }
  await call(page, 'perform', { seek: target })
}

/** So many steps on or back. */
export async function stepBy({ page, camera }: Motion, steps: number): Promise<void> {
  const single = Math.sign(steps)
  const shown = camera.isOn ? Math.min(Math.abs(steps), MOST_STEPS) : 0
  for (let step = 0; step < shown; step++) {
    await call(page, 'perform', { step: single })
    await camera.hold(STEP)
  }
  const rest = steps - single * shown
  if (rest !== 0) await call(page, 'perform', { step: rest })
}
