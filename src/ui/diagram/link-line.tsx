// A link: a thin lane for each direction, an arrow at each end, and what is wrong with it.
import type { LinkScene } from '#app'
import styles from './lanes.module.css'
import { type Lane, type Point, placeOn } from './geometry'
import { FaultBadge } from './node-frame'
import type { Pen } from './pen'
import type { LinkRoute } from './routes'
import { textWidth } from './text-width'

interface LinkLineProps {
  readonly pen: Pen
  readonly link: LinkScene
  readonly route: LinkRoute
  /** A component at one of its ends is down: nothing will answer. */
  readonly dead: boolean
}

/** Draws a link as a button. */
export function LinkLine({ pen, link, route, dead }: LinkLineProps) {
  const { id, from, to, cut, faulty } = link
  const target = { kind: 'link', id } as const
  const emphasis = pen.emphasisOf(target)
  const line = route.line.map(({ x, y }) => `${x} ${y}`).join('L')
  const look = cut ? 'cut' : faulty ? 'faulty' : dead ? 'dead' : 'whole'
  const middle = longestMiddle(route.line)
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={pen.words.says.link({ from, to, cut, faulty })}
      aria-pressed={emphasis === 'selected'}
      className={styles['link']}
      data-testid={`link:${id}`}
      data-cut={cut}
      data-faulty={faulty}
      data-emphasis={emphasis}
      onClick={() => pen.onSelect(target)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        pen.onSelect(target)
      }}
    >
      <path className={styles['linkHalo']} d={`M${line}`} strokeWidth={route.half * 2 + 12} />
      <path className={styles['linkArea']} d={`M${line}`} strokeWidth={route.half * 2 + 8} />
      {[route.forward, route.back].map((lane, index) => (
        <g key={index}>
          <path className={styles['lane']} data-look={look} d={lane.path} />
          <path className={styles['arrow']} data-look={look} d={arrowAt(lane, route.half)} />
        </g>
      ))}
      {cut && (
        <CutMark
          pen={pen}
          at={middle.at}
          length={middle.length}
          half={route.line.length === 3 ? 0 : route.half}
        />
      )}
      {faulty && !cut && <FaultBadge {...middle.at} scale={route.half < 5 ? 0.7 : 1} />}
    </g>
  )
}

/** The middle of the longest side of a line, and how long that side is. */
function longestMiddle(line: readonly Point[]): { readonly at: Point; readonly length: number } {
  let best = { x: 0, y: 0 }
  let most = 0
  line.forEach((point, index) => {
    const before = line[index - 1]
    if (before === undefined) return
    const length = Math.hypot(point.x - before.x, point.y - before.y)
    if (length <= most) return
    most = length
    best = { x: (point.x + before.x) / 2, y: (point.y + before.y) / 2 }
  })
  return { at: best, length: most }
}

/** A small tip at the end of a lane. */
function arrowAt(lane: Lane, half: number): string {
  const { at, right } = placeOn(lane, 1)
  const ahead = { x: right.y, y: -right.x }
  const wide = Math.min(3.2, half)
  const long = wide * 1.6
  const back = { x: at.x - ahead.x * long, y: at.y - ahead.y * long }
  const side = (sign: number): string =>
    `${(back.x + right.x * wide * sign).toFixed(1)} ${(back.y + right.y * wide * sign).toFixed(1)}`
  return `M${at.x.toFixed(1)} ${at.y.toFixed(1)}L${side(1)}L${side(-1)}Z`
}

interface CutMarkProps {
  readonly pen: Pen
  readonly at: Point
  readonly half: number
  /** Of the side that it stands on. */
  readonly length: number
}

/** Two strokes across the line and, where there is room, the word for it. */
function CutMark({ pen, at, half, length }: CutMarkProps) {
  const size = 11
  const width = textWidth(pen.words.cut, size) + 12
  if (half < 5 || width + 18 > length) {
    return (
      <path className={styles['slash']} d="M-5 4L-1 -4M1 4L5 -4" transform={`translate(${at.x} ${at.y})`} />
    )
  }
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <rect className={styles['cutChip']} x={-width / 2 - 7} y={-9} width={width + 14} height={18} rx={9} />
      <path
        className={styles['slash']}
        d="M-3 4L1 -4M1 4L5 -4"
        transform={`translate(${-width / 2 + 1} 0)`}
      />
      <text className={styles['cutText']} x={7} y={4} textAnchor="middle" fontSize={size}>
        {pen.words.cut}
      </text>
    </g>
  )
}
