// A part of the drawing that can be chosen, by pointer and by keyboard, and that shows whether it is.
import type { KeyboardEvent, ReactNode } from 'react'
import styles from './diagram.module.css'
import type { Box } from './geometry'
import type { Pen } from './pen'
import type { DiagramTarget } from './targets'

interface PressableProps {
  readonly pen: Pen
  readonly target: DiagramTarget
  /** A full sentence. */
  readonly label: string
  readonly testId: string
  /** Live values for scripts and tests. */
  readonly data?: { readonly [name: `data-${string}`]: string | number }
  /** What the ring of focus and selection goes around. */
  readonly area: Box
  readonly radius?: number
  /** How far outside the area the ring lies. */
  readonly apart?: number
  /** Whether the ring also shows selection, or focus alone. */
  readonly ring?: 'all' | 'focus'
  readonly children: ReactNode
}

/** A button drawn in SVG. */
export function Pressable({
  pen,
  target,
  label,
  testId,
  data,
  area,
  radius = 4,
  apart = 3,
  ring = 'all',
  children,
}: PressableProps) {
  const emphasis = pen.emphasisOf(target)
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    pen.onSelect(target)
  }
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={emphasis === 'selected'}
      className={styles['press']}
      data-testid={testId}
      data-emphasis={emphasis}
      data-ring={ring}
      onClick={() => pen.onSelect(target)}
      onKeyDown={press}
      {...data}
    >
      {children}
      <rect
        className={styles['halo']}
        x={area.x - apart}
        y={area.y - apart}
        width={area.w + 2 * apart}
        height={area.h + 2 * apart}
        rx={radius + apart}
      />
    </g>
  )
}
