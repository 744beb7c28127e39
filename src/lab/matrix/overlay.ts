// Settings as a scenario file writes them, laid over each other.

/** A group of settings as a file writes it. */
export interface Written {
  readonly [key: string]: unknown
}

/** Groups are laid over each other, later ones above; values are replaced. */
export const overlaid = (...layers: readonly Written[]): Written => layers.reduce(laidOver, {})

function laidOver(below: Written, above: Written): Written {
  const keys = new Set([...Object.keys(below), ...Object.keys(above)])
  return Object.fromEntries([...keys].map((key) => [key, valueAt(key, below, above)]))
}

function valueAt(key: string, below: Written, above: Written): unknown {
  if (!(key in above)) return below[key]
  const [lower, upper] = [below[key], above[key]]
  return isGroup(lower) && isGroup(upper) ? laidOver(lower, upper) : upper
}

const isGroup = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
