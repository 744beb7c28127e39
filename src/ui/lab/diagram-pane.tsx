// The diagram in its place: the scene at each step through React, everything between two steps by frame.
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import { type Frame, type Scene, selectionOf } from '#app'
import { useSize } from '../controls/size'
import { Diagram } from '../diagram/diagram'
import type { DiagramLive } from '../diagram/live'
import { useWords } from '../text/provider'
import css from './lab.module.css'
import { useLitBy } from './use-light'
import { useApp, useAppState, useFrames, useScene } from './use-app'

/** The instant of a frame: the scene of the last step with the messages and ages of now. */
export const between = (scene: Scene, { at, messages }: Frame): Scene => ({
  ...scene,
  at,
  messages,
  gap: { ...scene.gap, age: scene.gap.age === 0 ? 0 : scene.gap.age + at - scene.at },
})

export function DiagramPane() {
  const app = useApp()
  const words = useWords()
  const selection = useAppState((state) => state.selection)
  const highlighted = useAppState((state) => state.highlighted)
  const pointedAt = useMemo(() => highlighted.flatMap((id) => selectionOf(id) ?? []), [highlighted])
  const [box, size] = useSize<HTMLDivElement>()
  const scene = useScene()
  const litBy = useLitBy()
  const shown = useRef(scene)
  useLayoutEffect(() => {
    shown.current = scene
  }, [scene])
  const live = useRef<DiagramLive | null>(null)
  const setLive = useCallback((next: DiagramLive | null) => {
    live.current = next
  }, [])
  useFrames(useCallback((frame) => live.current?.update(between(shown.current, frame)), []))
  return (
    <div ref={box} className={css['fill']}>
      {size.width === 0 ? null : (
        <Diagram
          scene={scene}
          size={size}
          words={words.diagram}
          selected={selection}
          highlighted={pointedAt}
          onSelect={app.select}
          litBy={litBy}
          onPoint={app.point}
          onLive={setLive}
        />
      )}
    </div>
  )
}
