// The one clock of the page: turns frames of wall time into simulated time while playing, and tells the layers that draw by frame.

export interface PlaybackPorts {
  /** Calls back once a frame with wall milliseconds; the returned function stops it. */
  readonly onFrame: (callback: (wall: number) => void) => () => void
  /** Moves the viewer on by so many microseconds of simulated time. Returns whether to go on. */
  readonly moveOn: (micros: number) => boolean
  /** Something is to be drawn for this frame. */
  readonly draw: () => void
}

/** A frame that took longer than this counts as this long: a tab that slept does not leap. */
const LONGEST_FRAME = 100

export interface Playback {
  play(): void
  pause(): void
  readonly playing: boolean
  setSpeed(speed: number): void
}

export function createPlayback(ports: PlaybackPorts, speed: number): Playback {
  let stop: (() => void) | undefined
  let last: number | undefined
  let ratio = speed
  const pause = () => {
    stop?.()
    stop = undefined
    last = undefined
  }
  const frame = (wall: number) => {
    const elapsed = last === undefined ? 0 : Math.min(LONGEST_FRAME, wall - last)
    last = wall
    if (!ports.moveOn(elapsed * 1000 * ratio)) pause()
    ports.draw()
  }
  return {
    play: () => {
      stop ??= ports.onFrame(frame)
    },
    pause,
    get playing() {
      return stop !== undefined
    },
    setSpeed: (next) => {
      ratio = next
    },
  }
}
