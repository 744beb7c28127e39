// Puts messages on their links: latency, order, and the fate that the fault policy decides.
import type { FaultPolicy, FaultScope } from './control'
import { FAR } from './agenda'
import type { Draft } from './draft'
import { invariant } from './invariant'
import {
  type Fate,
  goesForward,
  type LinkRow,
  type LinkSpec,
  type Message,
  NEW_LINK,
  UNHARMED,
} from './message'
import { happens, randomWordOf } from './random'
import { faults, lives, links as linkRows, wires } from './tables'
import { after, type SimTime } from './time'
import { faultScope } from './scope'

/** A message as its sender describes it; ids, times and fate are the link's business. */
export type Letter = Pick<
  Message,
  | 'link'
  | 'from'
  | 'to'
  | 'kind'
  | 'type'
  | 'subject'
  | 'body'
  | 'attempt'
  | 'correlation'
  | 'causation'
  | 'answers'
  | 'forEpoch'
  | 'background'
>

/** A link with the base of its random stream. */
export interface Wire {
  readonly spec: LinkSpec
  readonly stream: number
}

/** Sends a letter: writes one row on the wires, more where the link doubles it. Returns the message's id. */
export function post(draft: Draft, wire: Wire, letter: Letter, policy: FaultPolicy): string {
  const { spec } = wire
  const stored = draft.get(linkRows, spec.id) ?? NEW_LINK
  let draws = stored.draws
  const draw = () => randomWordOf(wire.stream, draws++)
  const latency = spec.least + Math.floor((draw() / 0x100000000) * spec.spread)
  const sequence = draft.nextSequence()
  const message = messageOf(letter, draft, sequence, latency)
  const scope = draft.size(faults) === 0 ? undefined : faultScope(draft, draw)
  const fate = scope === undefined ? UNHARMED : policy.fate(spec, message, scope)
  const arrival = arrivalOf(message, stored, spec, fate)
  draft.put(wires, message.id, fated(message, fate, arrival))
  for (const delay of fate.copies) copy(draft, { ...message, due: arrival }, delay)
  draft.put(
    linkRows,
    spec.id,
    nextLinkRow(stored, {
      draws,
      forward: goesForward(spec, message),
      arrival,
      keeps: !fate.overtakes && fate.heldUntil === undefined && !fate.lost,
    }),
  )
  return message.id
}

/** The letter on its way, before its fate is known. Written out field by field: this is done for every message. */
function messageOf(letter: Letter, draft: Draft, sequence: number, latency: number): Message {
  return {
    id: `m${sequence}`,
    link: letter.link,
    from: letter.from,
    to: letter.to,
    kind: letter.kind,
    type: letter.type,
    subject: letter.subject,
    body: letter.body,
    sent: draft.now,
    due: after(draft.now, latency),
    sequence,
    attempt: letter.attempt,
    correlation: letter.correlation,
    causation: letter.causation,
    answers: letter.answers,
    epoch: draft.get(lives, letter.from)?.epoch ?? 0,
    forEpoch: letter.forEpoch,
    background: letter.background,
  }
}

function fated(message: Message, fate: Fate, arrival: SimTime): Message {
  if (fate === UNHARMED && message.due === arrival) return message
  return {
    ...message,
    due: fate.heldUntil === undefined ? arrival : Math.max(arrival, fate.heldUntil),
    ...(fate.lost ? { lost: true as const } : {}),
    ...(fate.heldUntil === undefined ? {} : { held: true as const }),
  }
}

/** Nothing arrives before it was sent. The end of a connection comes after all that was sent on it, in order or not. */
function arrivalOf(
  message: Message,
  stored: LinkRow,
  spec: LinkSpec,
  fate: { readonly delay: number; readonly overtakes: boolean },
): SimTime {
  const arrival = Math.max(message.sent, after(message.due as SimTime, fate.delay)) as SimTime
  const keepsOrder = spec.ordered ? !fate.overtakes : message.kind === 'notice'
  if (!keepsOrder) return arrival
  const last = goesForward(spec, message) ? stored.lastForward : stored.lastBack
  return Math.max(arrival, last) as SimTime
}

function nextLinkRow(
  stored: LinkRow,
  sent: {
    readonly draws: number
    readonly forward: boolean
    readonly arrival: number
    readonly keeps: boolean
  },
): LinkRow {
  return {
    draws: sent.draws,
    sent: stored.sent + 1,
    lastForward: latest(stored.lastForward, sent.keeps && sent.forward, sent.arrival),
    lastBack: latest(stored.lastBack, sent.keeps && !sent.forward, sent.arrival),
  }
}

const latest = (known: number, counts: boolean, arrival: number): number =>
  counts ? Math.max(known, arrival) : known

/** A second copy of a message, arriving `delay` after the original would have; after now, where that is held for ever. */
export function copy(draft: Draft, original: Message, delay: number): void {
  const sequence = draft.nextSequence()
  const due = after((original.due === FAR ? draft.now : Math.max(original.due, draft.now)) as SimTime, delay)
  draft.put(wires, `m${sequence}`, { ...original, id: `m${sequence}`, due, sequence, copyOf: original.id })
}

/** The word of a link's stream decides; here so that policies need not know how words become chances. */
export const chance = (scope: FaultScope, probability: number): boolean =>
  probability > 0 && happens(scope.draw(), probability)

export function wireOf(wires: ReadonlyMap<string, Wire>, id: string): Wire {
  const wire = wires.get(id)
  if (wire === undefined) invariant(false, `there is no link ${id}`)
  return wire
}
