// Where the judge is: a page shows its first picture before it can judge what it shows.
import type { Judge } from './judge'
import type { Subject } from './subject'

/** Seats a judge beside a run. */
export type SeatJudge = (subject: Subject) => Judge

let fetched: SeatJudge | undefined

/** The judge, where it has been fetched. */
export const judgeAtHand = (): SeatJudge | undefined => fetched

/** Fetches the sentences that say why. */
export const loadReasons = () => import('./reason')

/** Fetches the judge. Every run that is made from then on has it from the start. */
export async function loadJudge(): Promise<SeatJudge> {
  const { judgeOf } = await import('./judge')
  return (fetched = judgeOf)
}
