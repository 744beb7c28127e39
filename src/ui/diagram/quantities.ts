// Lengths of time as the picture writes them: short, in a fixed number of digits, so that a running number does not dance.

const SECOND = 1_000_000

/** Seconds with as many decimals as their size bears: `0.42`, `1.84`, `12.5`, `184`. */
export function secondsText(micros: number): string {
  const seconds = Math.max(0, micros) / SECOND
  return seconds.toFixed(seconds < 9.995 ? 2 : seconds < 99.95 ? 1 : 0)
}

/** Seconds with one decimal, for what is only to be known roughly. */
export const roughSeconds = (micros: number): string => {
  const seconds = Math.max(0, micros) / SECOND
  return seconds.toFixed(seconds < 99.95 ? 1 : 0)
}
