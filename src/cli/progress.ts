// How far long work has come, on one line of standard error that is written over; nothing where nobody looks.

/** Not more often than this, in wall milliseconds. */
const PAUSE = 200

export class Progress {
  private shownAt = 0
  private length = 0
  private readonly what: string
  private readonly most: number | undefined

  /** `what` is counted; `most` is how many there will be, where that is known. */
  constructor(what: string, most?: number) {
    this.what = what
    this.most = most
  }

  show(count: number): void {
    const now = performance.now()
    if (!process.stderr.isTTY || now - this.shownAt < PAUSE) return
    this.shownAt = now
    const of = this.most === undefined ? '' : ` of ${this.most.toLocaleString('en')}`
    const line = `${count.toLocaleString('en')}${of} ${this.what}`
    process.stderr.write(`\r${line.padEnd(this.length)}`)
    this.length = line.length
  }

  /** Takes the line away. */
  end(): void {
    if (this.length > 0) process.stderr.write(`\r${' '.repeat(this.length)}\r`)
  }
}
