// An aggregate as a small square: its colour, and its number for those to whom the colour says nothing.
import { aggregateMark, paintedAs } from '../theme/aggregate-colours'
import inside from './contents.module.css'

interface KeySquareProps {
  readonly aggregate: string
  readonly x: number
  readonly y: number
  readonly size: number
  /** `pale`: it is done with. `missing`: it should be here. */
  readonly look?: 'solid' | 'pale' | 'missing'
}

/** Draws the square; the number is left out where it could not be read. */
export function KeySquare({ aggregate, x, y, size, look = 'solid' }: KeySquareProps) {
  const mark = aggregateMark(aggregate)
  const numbered = size >= 13 && mark.length * 6.5 <= size + 1
  return (
    <g transform={`translate(${x} ${y})`} style={paintedAs(aggregate)}>
      <rect className={inside['square']} data-look={look} width={size} height={size} rx={size / 4} />
      {numbered && (
        <text
          className={inside['squareText']}
          data-look={look}
          x={size / 2}
          y={size / 2 + 4}
          textAnchor="middle"
          fontSize={11}
        >
          {mark}
        </text>
      )}
    </g>
  )
}
