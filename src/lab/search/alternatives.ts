// What could have happened instead: the messages that a step sent may be lost, doubled or late, and who made it may die.
import { invariant, type Message, type Step } from '#kernel'
import { isAlike, isAnswer, sentIn } from '../sendings'
import type { Deviation, World } from './world'

/** Whoever dies is back after this, in microseconds: longer than every time-out of a component, shorter than any patience. */
const RESTART_AFTER = 1_000_000

/** A late message lets at most so many others arrive before it. */
const OVERTAKEN_BY = 8

/** Nobody waits for a message longer than this, in steps. */
const PATIENCE = 400

/** Longer than any run: for a message that is late without saying until when. */
const NEVER = 1e15

/**
 * The deviations that the last step of a run could have had. Polling in vain is left alone: whether it is late makes no
 * difference. The world stands before that step again when this is done.
 */
export function alternativesTo(world: World): readonly Deviation[] {
  const step = world.journal.at(-1)
  invariant(step !== undefined, 'a step was made')
  world.takeBack(world.place - 1)
  return [...deaths(step), ...sentIn(step).flatMap((message) => fatesOf(message, step, world))]
}

const deaths = ({ component, points }: Step): readonly Deviation[] =>
  points.map((point) => ({ kind: 'crash-at', component, point, nth: 1, restartAfter: RESTART_AFTER }))

type Hand = Extract<Deviation, { readonly kind: 'message' }>

function fatesOf(message: Message, step: Step, world: World): readonly Deviation[] {
  if (message.background) return []
  const hand = handOn(message, step)
  const late = lateUntil(hand, message, world).map((until): Hand => ({ ...hand, action: 'delay', until }))
  const drop: Hand = { ...hand, action: 'drop' }
  return message.kind === 'request' ? [...late, drop, { ...hand, action: 'duplicate' }] : [...late, drop]
}

/** The fault that strikes this message of the step and no other. */
function handOn(message: Message, step: Step): Hand {
  const { link, type } = message
  const alike = sentIn(step).filter((other) => isAlike(other, message))
  const nth = 1 + alike.findIndex(({ id }) => id === message.id)
  const way = isAnswer(message) ? { answer: true as const } : {}
  return { kind: 'message', link, nth, type, ...way, action: 'drop', until: null }
}

/**
 * Until when a message may be late so that it makes a difference: until just after the next one, two, three … messages
 * that reach its receiver meanwhile. Found by making it late for ever and looking who comes.
 */
function lateUntil(hand: Hand, message: Message, world: World): readonly number[] {
  const start = world.place
  const untils: number[] = []
  world.deviate({ ...hand, action: 'delay', until: NEVER })
  for (let waited = 0; waited < PATIENCE && untils.length < OVERTAKEN_BY && !world.isOver; waited++) {
    const step = world.step()
    if (step === undefined || step.at >= NEVER) break
    if (step.component !== message.to || step.cause.kind !== 'message' || step.at < message.due) continue
    if (untils.at(-1) !== step.at + 1) untils.push(step.at + 1)
  }
  world.takeBack(start)
  return untils
}
