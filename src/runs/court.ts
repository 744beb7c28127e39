// Who reads a run: its course from the first step, and the judge, who may come late. Late or not, what he says is the same.
import { Course, type Judge, type SeatJudge, type Subject } from '#checks'
import { invariant, type Step } from '#kernel'

export class Court {
  private readonly subject: Subject
  private seated: Judge | undefined
  /** Folded by itself until the judge is there, who brings his own. */
  private own: Course
  /** A judge who has not read the whole journal yet, and how many steps he has. */
  private late: { readonly judge: Judge; seen: number } | undefined

  /** `seat`: the judge's code, where it is at hand. */
  constructor(subject: Subject, seat: SeatJudge | undefined) {
    this.subject = subject
    this.seated = seat?.(subject)
    this.own = this.seated?.course ?? new Course(subject)
  }

  get course(): Course {
    return this.own
  }

  get isSeated(): boolean {
    return this.seated !== undefined
  }

  get judge(): Judge {
    invariant(this.seated !== undefined, 'whoever asks for a verdict has waited for the judge')
    return this.seated
  }

  /** Takes in the next step of the journal. */
  observe(step: Step): void {
    if (this.seated === undefined) this.own.observe(step)
    else this.seated.observe(step)
  }

  /** Lets a judge who comes late read on in the journal, at most so many steps. True: he has read it all and is seated. */
  admit(seat: SeatJudge, journal: readonly Step[], most: number): boolean {
    if (this.seated !== undefined) return true
    const late = (this.late ??= { judge: seat(this.subject), seen: 0 })
    const unread = journal.slice(late.seen, late.seen + most)
    for (const step of unread) late.judge.observe(step)
    late.seen += unread.length
    if (late.seen < journal.length) return false
    this.late = undefined
    this.seated = late.judge
    this.own = late.judge.course
    return true
  }
}
