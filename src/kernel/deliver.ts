// What happens when a message or a timer is due: who is told, and what the kernel answers where nobody is there.
import { type Happened, RECOVERY, tell } from './control-step'
import type { Draft } from './draft'
import type { Message } from './message'
import { endRound, type Surroundings } from './perform'
import { post, wireOf } from './post'
import { randomWordOf } from './random'
import { faultScope } from './scope'
import { faults, lives, links, timers, type TimerRow, wires } from './tables'

export function deliver(draft: Draft, around: Surroundings, message: Message): Happened {
  draft.put(wires, message.id, undefined)
  if (message.lost === true) return lost(draft)
  const life = draft.get(lives, message.to)
  if (life?.status !== 'up') {
    if (message.kind !== 'request') return lost(draft)
    refuse(draft, around, message)
    return { component: 'kernel', event: 'refused' }
  }
  if (message.kind === 'reply' && message.forEpoch !== life.epoch) return lost(draft)
  const arrived = draft.size(faults) === 0 ? message : reshaped(draft, around, message)
  const origin = { causation: message.id, correlation: message.correlation }
  return tell({ draft, around, origin }, message.to, { kind: 'message', message: arrived })
}

/** What nobody hears was not in vain: whoever polls has to ask once more before a run is quiet. */
function lost(draft: Draft): Happened {
  draft.noteProgress()
  return { component: 'kernel', event: 'lost' }
}

function reshaped(draft: Draft, around: Surroundings, message: Message): Message {
  const wire = wireOf(around.wires, message.link)
  const row = draft.get(links, message.link)
  let draws = row?.draws ?? 0
  const arrived = around.policy.arriving(
    message,
    faultScope(draft, () => randomWordOf(wire.stream, draws++)),
  )
  if (row !== undefined && row.draws !== draws) draft.put(links, message.link, { ...row, draws })
  return arrived
}

/** Nobody is listening: the connection is refused, and the sender gets its own words back after one latency. */
function refuse(draft: Draft, around: Surroundings, message: Message): void {
  post(
    draft,
    wireOf(around.wires, message.link),
    {
      link: message.link,
      from: message.to,
      to: message.from,
      kind: 'reply',
      type: 'refused',
      subject: message.subject,
      body: message.body,
      attempt: message.attempt,
      correlation: message.correlation,
      causation: message.id,
      answers: message.id,
      forEpoch: message.epoch,
      background: message.background,
    },
    around.policy,
  )
}

export function fire(draft: Draft, around: Surroundings, row: TimerRow): Happened {
  const key = `${row.component}/${row.key}`
  endRound(draft, key)
  draft.put(timers, key, undefined)
  const origin = { causation: key, correlation: '' }
  if (row.key === RECOVERY) {
    const life = draft.get(lives, row.component)
    draft.put(lives, row.component, { status: 'up', since: draft.now, epoch: life?.epoch ?? 1 })
    tell({ draft, around, origin }, row.component, { kind: 'life', type: 'recovered' })
    return { component: row.component, event: 'recovered' }
  }
  return tell({ draft, around, origin }, row.component, { kind: 'timer', key: row.key, body: row.body })
}
