// What looks at a demo while it is played: nobody when it is only checked, a person when it is rehearsed, a film when it is recorded.

/** Frames for a second. */
export const RATE = 25

export interface Camera {
  /** Whether anybody sees what moves. Nobody: a demo goes from instant to instant at once. */
  readonly isOn: boolean
  /** One frame, a 25th of a second. */
  frame(): Promise<void>
  /** The picture stands still for so many milliseconds of the film. */
  hold(ms: number): Promise<void>
}

/** Nobody looks: nothing is held, and nothing waits. */
export const nobody: Camera = { isOn: false, frame: async () => {}, hold: async () => {} }

const pass = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms))

/** A person looks at the page: the time of the film is that of the wall. */
export const person: Camera = { isOn: true, frame: () => pass(1000 / RATE), hold: pass }
