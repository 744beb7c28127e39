// The picture in a place of its own: fills whatever room it is given, and follows when that changes.
import { useLayoutEffect, useRef, useState } from 'react'
import { Diagram, type DiagramProps } from './diagram'
import styles from './diagram.module.css'
import type { DiagramSize } from './slots'

/** Draws a scene as large as the element around it. */
export function DiagramFrame(props: Omit<DiagramProps, 'size'>) {
  const frame = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<DiagramSize | null>(null)
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const measure = (): void => {
      const width = Math.round(element.clientWidth)
      const height = Math.round(element.clientHeight)
      if (width === 0 || height === 0) return
      setSize((known) => (known?.width === width && known.height === height ? known : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={frame} className={styles['frame']}>
      {size && <Diagram {...props} size={size} />}
    </div>
  )
}
