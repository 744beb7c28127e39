// A part of the drawing that can be chosen, by pointer and by keyboard, and that shows whether it is.
import type { KeyboardEvent, ReactNode } from 'react'
import type { Pointed } from '#app'
import styles from './diagram.module.css'
import type { Box } from './geometry'
import type { Pen } from './pen'
import type { DiagramTarget } from './targets'

interface PressableProps {
  readonly pen: Pen
  readonly target: DiagramTarget
  /** What it is about, for whoever points at it. */
  readonly about?: Pointed
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

/** Lights up what belongs to a thing while the pointer or the focus is on it. */
const pointing = ({ onPoint }: Pen, about: Pointed) => ({
  onPointerEnter: () => onPoint(about),
  onPointerLeave: () => onPoint(null),
  onFocus: () => onPoint(about),
  onBlur: () => onPoint(null),
})

/** A button drawn in SVG. */
export function Pressable({
  pen,
  target,
  about,
  label,
  testId,
  data,
  area,
  radius = 4,
  apart = 3,
  ring = 'all',
  children,
}: PressableProps) {
  const emphasis = pen.emphasisOf(target, about)
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
      {...(about === undefined ? {} : pointing(pen, about))}
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
