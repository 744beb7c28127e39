// The two shores: warm paper for the write side, cool paper for the read side, and the line between them.
import styles from './diagram.module.css'
import type { DiagramLayout } from './layout'
import type { DiagramWords } from './words'

interface ShoresProps {
  readonly layout: DiagramLayout
  readonly words: DiagramWords
  readonly hatch: string
}

/** Draws the ground of the picture. */
export function Shores({ layout, words, hatch }: ShoresProps) {
  const { write, read, writeTitle, readTitle } = layout
  const across = read.y > 0
  return (
    <g aria-hidden="true">
      <defs>
        <pattern id={hatch} width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className={styles['hatchLine']} d="M0 0V7" />
        </pattern>
      </defs>
      <rect className={styles['shore']} data-side="write" x={0} y={0} width={write.w} height={write.h} />
      <rect
        className={styles['shore']}
        data-side="read"
        x={read.x}
        y={read.y}
        width={read.w}
        height={read.h}
      />
      <path
        className={styles['shoreLine']}
        d={across ? `M0 ${read.y}H${layout.width}` : `M${read.x} 0V${layout.height}`}
      />
      <text className={styles['shoreTitle']} data-side="write" x={writeTitle.x} y={writeTitle.y}>
        {words.writeSide}
      </text>
      <text className={styles['shoreTitle']} data-side="read" x={readTitle.x} y={readTitle.y}>
        {words.readSide}
      </text>
    </g>
  )
}
