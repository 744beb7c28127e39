// The joint between the write store and a read model in the same database: nothing travels there, one commit covers both.
import styles from './diagram.module.css'
import type { Pen } from './pen'
import type { LinkRoute } from './routes'
import { textWidth } from './text-width'

interface JointProps {
  readonly pen: Pen
  readonly route: LinkRoute
}

/** Draws the joint as a broad band with its name on the longest side. */
export function Joint({ pen, route }: JointProps) {
  const { words, metrics } = pen
  const line = route.line.map(({ x, y }) => `${x} ${y}`).join('L')
  const sides = route.line.slice(1).map((to, index) => ({ from: route.line[index] ?? to, to }))
  const lengthOf = ({ from, to }: (typeof sides)[number]): number => Math.hypot(to.x - from.x, to.y - from.y)
  const longest = sides.toSorted((one, other) => lengthOf(other) - lengthOf(one))[0]
  const width = textWidth(words.sameDatabase, metrics.small) + 14
  const at = longest && {
    x: (longest.from.x + longest.to.x) / 2,
    y: (longest.from.y + longest.to.y) / 2,
  }
  const fits = longest !== undefined && longest.from.y === longest.to.y && lengthOf(longest) >= width + 12
  return (
    <g aria-hidden="true">
      <path className={styles['joint']} d={`M${line}`} />
      <path className={styles['jointCore']} d={`M${line}`} />
      {fits && at && (
        <>
          <rect
            className={styles['jointLabel']}
            x={at.x - width / 2}
            y={at.y - 9}
            width={width}
            height={18}
            rx={9}
          />
          <text className={styles['soft']} x={at.x} y={at.y + 4} textAnchor="middle" fontSize={metrics.small}>
            {words.sameDatabase}
          </text>
        </>
      )}
    </g>
  )
}
