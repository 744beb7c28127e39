// Zooming and moving the diagram. It changes a style only: the diagram is drawn as before, and is not drawn again.
import { useEffect, useRef, useState } from 'react'
import { ZoomButtons, type ZoomActs } from '../controls/zoom-buttons'
import { WHOLE, ZOOM_STEP, zoomed } from '../diagram/viewport'
import { listenToHands } from '../diagram/viewport-gestures'
import { useAllWords } from '../text/all-words'
import css from './diagram-zoom.module.css'
import { useAppState } from './use-app'

interface DiagramZoomProps {
  /** Hands what the buttons do to the Lab's keys; null when it goes. Keep it stable. */
  readonly onActs: (acts: ZoomActs | null) => void
}

/** The buttons, and all hands on the place that they lie in. The whole diagram is shown again when the design changes. */
export function DiagramZoom({ onActs }: DiagramZoomProps) {
  const { picture } = useAllWords()
  const tools = useRef<HTMLSpanElement>(null)
  const design = useAppState(({ run }) => run.scenario.pipeline)
  const [isWhole, setWhole] = useState(true)
  const [acts, setActs] = useState<ZoomActs | null>(null)
  useEffect(() => {
    const host = tools.current?.parentElement
    if (!host) return undefined
    let view = WHOLE
    const size = () => ({ width: host.clientWidth, height: host.clientHeight })
    const show = (next: typeof WHOLE): void => {
      view = next
      setWhole(view.scale === 1)
      host.dataset['zoom'] = view.scale.toFixed(2)
      host.style.setProperty('--view', `translate(${view.x}px, ${view.y}px) scale(${view.scale})`)
    }
    const zoom = (factor: number) => (): void => {
      const { width, height } = size()
      show(zoomed(view, size(), { factor, at: { x: width / 2, y: height / 2 } }))
    }
    show(WHOLE)
    const unlisten = listenToHands(host, { view: () => view, size, show })
    const stay = new ResizeObserver(zoom(1))
    stay.observe(host)
    const next: ZoomActs = {
      'zoom-in': zoom(ZOOM_STEP),
      'zoom-out': zoom(1 / ZOOM_STEP),
      'zoom-fit': () => show(WHOLE),
    }
    setActs(next)
    onActs(next)
    return () => {
      onActs(null)
      stay.disconnect()
      unlisten()
    }
  }, [onActs, design])
  return (
    <span ref={tools} className={css['tools']}>
      {acts && (
        <ZoomButtons
          label={picture.label}
          hint={picture.hint}
          words={picture}
          acts={acts}
          isWhole={isWhole}
          testId="diagram-zoom"
        />
      )}
    </span>
  )
}
