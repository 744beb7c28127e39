// How the requests of one kind went: how long each took, and whether anybody was kept waiting.

/** Longer than this is no answer, but a wait: in microseconds. */
const MOMENT = 1_000_000

/** How requests of one kind went. */
export class Requests {
  /** When each request that has no answer yet was sent. */
  readonly open = new Map<string, number>()
  /** How long each answer took, in microseconds. */
  readonly delays: number[] = []
  /** When the first was sent and the last answered. */
  private first: number | undefined
  private last = 0
  private isBlocked = false
  /** Requests under way during an outage that has nothing to do with waiting for each other. */
  private readonly excused = new Set<string>()
  private isExcusing = false

  send(task: string, at: number): void {
    this.first ??= at
    this.open.set(task, at)
    if (this.isExcusing) this.excused.add(task)
  }

  /** Whatever is under way from now on, or not any more, is not held against anybody. */
  excuse(is: boolean): void {
    this.isExcusing = is
    if (is) for (const task of this.open.keys()) this.excused.add(task)
  }

  /** False: it has been answered before. */
  answer(task: string, at: number): boolean {
    const sent = this.open.get(task)
    if (sent === undefined) return false
    this.open.delete(task)
    this.delays.push(at - sent)
    this.last = at
    if (at - sent > MOMENT && !this.excused.has(task)) this.isBlocked = true
    return true
  }

  /** Somebody had to do without an answer, or with one that only says that it did not work. */
  fail(task: string): void {
    this.open.delete(task)
    if (!this.excused.has(task)) this.isBlocked = true
  }

  /** Whether one failed, or was kept waiting, up to an instant. */
  areBlocked(now: number): boolean {
    if (this.isBlocked) return true
    return [...this.open].some(([task, sent]) => now - sent > MOMENT && !this.excused.has(task))
  }

  /** Answers a second, from the first request to the last answer; of less than a second nothing can be said. */
  get throughput(): number {
    const seconds = Math.max(MOMENT, this.last - (this.first ?? this.last)) / 1_000_000
    return this.delays.length / seconds
  }
}
