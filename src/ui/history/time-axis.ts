// Simulated time laid along a line, with long stretches in which nothing changes shortened, visibly. Knows no drawing.

/** A stretch without change that is drawn shorter than it lasted. */
export interface AxisBreak {
  readonly from: number
  readonly until: number
  readonly x0: number
  readonly x1: number
}

/** A line of time: from instants to places and back. Both are clamped to what the line shows. */
export interface TimeAxis {
  readonly from: number
  readonly until: number
  readonly width: number
  readonly breaks: readonly AxisBreak[]
  /** Pixels for each microsecond where nothing is shortened. */
  readonly scale: number
  readonly x: (at: number) => number
  readonly at: (x: number) => number
}

/** What an axis is made of. `busy` are the instants at which something changes, in order. */
export interface AxisOptions {
  readonly from: number
  readonly until: number
  readonly width: number
  readonly busy: readonly number[]
  /** Stretches longer than this are shortened. */
  readonly idleAfter?: number
  /** What a shortened stretch is drawn as, in pixels. */
  readonly breakWidth?: number
}

interface Piece {
  readonly t0: number
  readonly t1: number
  readonly x0: number
  readonly x1: number
}

const IDLE_AFTER = 3_000_000
const BREAK_WIDTH = 30
/** What is left at full length at either end of a shortened stretch: a part of it, and the most it may be. */
const SHOULDER = 0.04
const SHOULDER_MOST = 500_000
/** How much of the line all breaks together may take. */
const MOST_BREAKS = 0.35

/** Lays time along a line. */
export function timeAxis(options: AxisOptions): TimeAxis {
  const { from, width } = options
  const until = Math.max(options.until, from + 1)
  const idle = idleStretches({ ...options, until })
  const skipped = idle.reduce((sum, [start, end]) => sum + end - start, 0)
  const total = until - from
  const worth = skipped > total * 0.15 && skipped < total
  const stretches = worth ? idle : []
  const each = Math.min(
    options.breakWidth ?? BREAK_WIDTH,
    (width * MOST_BREAKS) / Math.max(1, stretches.length),
  )
  const scale = (width - each * stretches.length) / (total - (worth ? skipped : 0))
  const pieces = piecesOf(from, until, { stretches, each, scale })
  return {
    from,
    until,
    width,
    scale,
    breaks: pieces
      .filter((_, index) => index % 2 === 1)
      .map(({ t0, t1, x0, x1 }) => ({ from: t0, until: t1, x0, x1 })),
    x: (at) => interpolate(pieces, at, 'time'),
    at: (x) => interpolate(pieces, x, 'place'),
  }
}

function idleStretches(options: AxisOptions): readonly (readonly [number, number])[] {
  const { from, until, width, busy } = options
  const least = Math.max(
    options.idleAfter ?? IDLE_AFTER,
    ((options.breakWidth ?? BREAK_WIDTH) * 1.5 * (until - from)) / Math.max(1, width),
  )
  const stretches: (readonly [number, number])[] = []
  let last = from
  const close = (at: number) => {
    const shoulder = Math.min((at - last) * SHOULDER, SHOULDER_MOST)
    if (at - last > least) stretches.push([last + shoulder, at - shoulder])
    last = at
  }
  for (const at of busy) if (at > last && at <= until) close(at)
  close(until)
  return stretches
}

interface Cutting {
  readonly stretches: readonly (readonly [number, number])[]
  readonly each: number
  readonly scale: number
}

/** Full pieces and shortened ones by turns, beginning and ending with a full one. */
function piecesOf(from: number, until: number, { stretches, each, scale }: Cutting): readonly Piece[] {
  const pieces: Piece[] = []
  let time = from
  let x = 0
  const add = (t1: number, x1: number) => {
    pieces.push({ t0: time, t1, x0: x, x1 })
    time = t1
    x = x1
  }
  for (const [start, end] of stretches) {
    add(start, x + (start - time) * scale)
    add(end, x + each)
  }
  add(until, x + (until - time) * scale)
  return pieces
}

function interpolate(pieces: readonly Piece[], value: number, by: 'time' | 'place'): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const end = (by === 'time' ? pieces[middle]?.t1 : pieces[middle]?.x1) ?? 0
    if (value > end) low = middle + 1
    else high = middle
  }
  const piece = pieces[low]
  if (piece === undefined) return 0
  const { t0, t1, x0, x1 } = piece
  const [a0, a1, b0, b1] = by === 'time' ? [t0, t1, x0, x1] : [x0, x1, t0, t1]
  const part = a1 > a0 ? Math.min(1, Math.max(0, (value - a0) / (a1 - a0))) : 0
  return b0 + (b1 - b0) * part
}
