// Where a fault has to strike so that it hits the last event: found in a run without any fault, which is the same up to there.
import type { Run } from '#runs'
import { isAnswer, sentIn } from '../sendings'
import { HANDLER, type HandOff } from './stage'

/** The last time that a component passes a crash point, counted from 1; undefined where it never does. */
export function lastPass(run: Run, component: string, point: string): number | undefined {
  const passes = run.journal.filter((step) => step.component === component && step.points.includes(point))
  return passes.length === 0 ? undefined : passes.length
}

/** A message on its way, among those of its type that travel the same way. */
export interface Sending {
  readonly link: string
  readonly type: string
  readonly nth: number
  /** Milliseconds. */
  readonly sent: number
  readonly due: number
}

/** The last message that carries an order's event over one of some links. */
export function lastSending(run: Run, handOffs: readonly HandOff[], key: string): Sending | undefined {
  const counts = new Map<string, number>()
  let last: Sending | undefined
  for (const message of run.journal.flatMap(sentIn)) {
    const { link, type } = message
    const handOff = handOffs.find((each) => each.link === link)
    if (handOff === undefined || isAnswer(message) !== handOff.isPulled) continue
    const nth = (counts.get(`${link} ${type}`) ?? 0) + 1
    counts.set(`${link} ${type}`, nth)
    if (JSON.stringify(message.body).includes(`"${key}"`))
      last = { link, type, nth, sent: message.sent / 1000, due: message.due / 1000 }
  }
  return last
}

/** When the write store answered the last commit, in milliseconds. */
export function lastCommit(run: Run): number {
  let at = 0
  for (const { to, type, sent } of run.journal.flatMap(sentIn))
    if (to === HANDLER && type === 'committed') at = sent
  return at / 1000
}

/** When a component last asked for something in which it got more than nothing, in milliseconds. */
export function lastRequest(run: Run, component: string): number {
  const asked = new Map<string, number>()
  let at = 0
  for (const { id, from, to, sent, answers, background } of run.journal.flatMap(sentIn)) {
    if (from === component) asked.set(id, sent)
    if (to === component && !background) at = asked.get(answers) ?? at
  }
  return at / 1000
}

/** When one of some components last wrote a row of a key, in milliseconds. */
export function whenShown(run: Run, components: readonly string[], key: string): number {
  let last = 0
  for (const { at, component, changes } of run.journal)
    if (components.includes(component) && changes.some((change) => change.key === key)) last = at
  return last / 1000
}
