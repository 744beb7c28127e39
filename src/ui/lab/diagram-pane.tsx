// The diagram in its place: the scene at each step through React, everything between two steps by frame.
import { type ReactNode, useMemo } from 'react'
import { selectionOf } from '#app'
import { useSize } from '../controls/size'
import { Diagram } from '../diagram/diagram'
import { useWords } from '../text/provider'
import css from './lab.module.css'
import { useLitBy } from './use-light'
import { useLive } from './use-live'
import { useApp, useAppState, useFrames, useScene } from './use-app'

/** `children` lie over the diagram. */
export function DiagramPane({ children }: { readonly children?: ReactNode }) {
  const app = useApp()
  const words = useWords()
  const selection = useAppState((state) => state.selection)
  const highlighted = useAppState((state) => state.highlighted)
  const pointedAt = useMemo(() => highlighted.flatMap((id) => selectionOf(id) ?? []), [highlighted])
  const [box, size] = useSize<HTMLDivElement>()
  const scene = useScene()
  const litBy = useLitBy()
  const { setLive, update } = useLive(scene)
  useFrames(update)
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
      {children}
    </div>
  )
}
