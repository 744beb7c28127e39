// The pool: shares units of work out to workers, whatever these are, and passes on what they answer as it arrives.
import type { Answer, Reply, Work, WorkKind } from './work'

/** A worker as the pool sees it: a thread of Node, a worker of the page, a stand-in. It has one unit in hand at a time. */
export interface Hand {
  readonly send: (work: Work) => void
  readonly receive: (listen: (reply: Reply) => void) => void
  readonly terminate: () => void
}

/** Where workers come from, and how many may work at once. */
export interface Crew {
  readonly workers: number
  readonly spawn: () => Hand
}

/** What a job tells while it goes on. */
export interface Listener<Kind extends WorkKind> {
  /** A unit's answer, in the order in which they arrive. */
  readonly onAnswer: (answer: Answer<Kind>, unit: number) => void
  /** How far all units have come together, in what their work counts. */
  readonly onProgress?: (done: number) => void
}

export interface Failure {
  readonly unit: number
  readonly why: string
}

/** How a job ended. Units that failed are values; those that did not have been answered, unless it was cancelled. */
export interface Ending {
  readonly kind: 'done' | 'cancelled'
  readonly failures: readonly Failure[]
}

export interface Job {
  readonly finished: Promise<Ending>
  /** Ends all workers at once. Nothing is told after that. */
  readonly cancel: () => void
}

/** Shares units out: each worker gets the next one when it has answered the last. */
export function shareOut<Kind extends WorkKind>(
  units: readonly Work<Kind>[],
  crew: Crew,
  listener: Listener<Kind>,
): Job {
  const failures: Failure[] = []
  const done = units.map(() => 0)
  const hands = new Set<Hand>()
  let next = 0
  let isOver = false
  const { promise: finished, resolve } = withResolver<Ending>()

  function end(kind: Ending['kind']): void {
    if (isOver) return
    isOver = true
    for (const hand of hands) hand.terminate()
    resolve({ kind, failures })
  }

  function give(hand: Hand, take: (unit: number) => void): void {
    const work = units[next]
    if (work !== undefined) {
      take(next)
      next += 1
      hand.send(work)
      return
    }
    hands.delete(hand)
    hand.terminate()
    if (hands.size === 0) end('done')
  }

  function hire(): void {
    const hand = crew.spawn()
    hands.add(hand)
    let unit = -1
    const take = (taken: number) => {
      unit = taken
    }
    hand.receive((reply) => {
      if (isOver || !hands.has(hand)) return
      switch (reply.kind) {
        case 'progress':
          done[unit] = reply.done
          listener.onProgress?.(done.reduce((sum, each) => sum + each, 0))
          return
        case 'answer':
          // A unit is of the kind that was asked for, and so is its answer.
          listener.onAnswer(reply.answer as Answer<Kind>, unit)
          return give(hand, take)
        case 'failed':
          failures.push({ unit, why: reply.why })
          return give(hand, take)
        case 'broken':
          failures.push({ unit, why: reply.why })
          hand.terminate()
          if (next < units.length) hire()
          hands.delete(hand)
          if (hands.size === 0) end('done')
      }
    })
    give(hand, take)
  }

  const workers = Math.min(crew.workers, units.length)
  for (let worker = 0; worker < workers; worker++) hire()
  if (workers === 0) end('done')
  return { finished, cancel: () => end('cancelled') }
}

function withResolver<Value>() {
  let resolve: (value: Value) => void = () => {}
  const promise = new Promise<Value>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
