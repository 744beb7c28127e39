// Keeps a diagram moving between two steps: React draws the scene of a step, frames move what lies between without it.
import { useCallback, useLayoutEffect, useRef } from 'react'
import type { Frame, Scene } from '#app'
import type { DiagramLive } from '../diagram/live'

/** The instant of a frame: the scene of the last step with the messages and ages of now. */
const between = (scene: Scene, { at, messages }: Frame): Scene => ({
  ...scene,
  at,
  messages,
  gap: { ...scene.gap, age: scene.gap.age === 0 ? 0 : scene.gap.age + at - scene.at },
})

/** What a diagram of this scene is given as `onLive`, and what each frame is told to. Both stay the same functions. */
export function useLive(scene: Scene) {
  const shown = useRef(scene)
  useLayoutEffect(() => {
    shown.current = scene
  }, [scene])
  const live = useRef<DiagramLive | null>(null)
  const setLive = useCallback((next: DiagramLive | null) => {
    live.current = next
  }, [])
  const update = useCallback((frame: Frame) => live.current?.update(between(shown.current, frame)), [])
  return { setLive, update }
}
