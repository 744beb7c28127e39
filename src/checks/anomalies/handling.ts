// What consumers do with events that they cannot handle: pass over them, put them aside for later, or stop at them.
import type { Change, Message, Step } from '#kernel'
import type { CommitView, EventView } from '../shapes'
import type { HeldEvent, Hands } from './hands'
import type { Queues } from './queues'
import { aboutEvent } from './sightings'
import type { Harm, Watched, Watcher } from './watcher'

/** How the events end by which a projector goes on without having applied the one in hand. */
const PASSING_OVER = ['-skip', '-leave']

export class Handling implements Watcher {
  private readonly skipped = new Set<string>()
  /** Places in the commit log that its reader passed over. */
  private readonly passed = new Set<number>()
  /** Written in a schema that their reader does not know. */
  private readonly unread = new Set<string>()
  /** Ever put aside as dead letters. */
  private readonly parked = new Set<string>()
  private readonly watched: Watched
  private readonly hands: Hands
  private readonly queues: Queues

  constructor(watched: Watched, hands: Hands, queues: Queues) {
    this.watched = watched
    this.hands = hands
    this.queues = queues
  }

  readonly stepped = (step: Step): void => {
    const { component, event, cause } = step
    const hand = this.hands.of(component)
    if (hand === undefined) {
      if (component === 'log-reader' && cause.kind === 'message') this.noteReader(step, cause.message)
      return
    }
    if (event.startsWith('undecodable')) this.noteUnread(step, hand.event)
    const isPassedOver = hand.stage !== 'notify' && PASSING_OVER.some((end) => event.endsWith(end))
    // What a queue is told about it, it may keep: then it says so itself.
    if (isPassedOver && !(this.queues.isThere && event.endsWith('-skip'))) this.skip(step, hand.event)
  }

  /** It makes no sense: because it is damaged, or because whoever wrote it knows a schema that its reader does not. */
  private noteUnread(step: Step, event: HeldEvent): void {
    const isDamaged = event.payload?.malformed === true
    if (!isDamaged) this.unread.add(this.nameOf(event))
    this.watched.sightings.note(isDamaged ? 'A22' : 'A29', step, this.about(event))
  }

  private skip(step: Step, event: EventView): void {
    this.skipped.add(this.nameOf(event))
    this.watched.sightings.note('A24', step, this.about(event))
  }

  /** A log reader stops at what it cannot read, or leaves it out. */
  private noteReader(step: Step, { body }: Message): void {
    if (!step.event.startsWith('undecodable')) return
    const [first] = body['records'] as unknown as readonly (CommitView & { readonly command: string })[]
    if (first === undefined) return
    const { key, version, command, position } = first
    const about = aboutEvent({ key, command, id: `${key}@${version}` })
    this.watched.sightings.note('A22', step, about)
    if (step.event !== 'undecodable-skipped') return
    this.passed.add(position)
    this.watched.sightings.note('A24', step, about)
  }

  readonly rows = {
    dead_letters: ({ key, after }: Change): void => {
      const { event } = (after ?? {}) as { readonly event?: EventView }
      if (after !== undefined) this.parked.add(event === undefined ? key : this.nameOf(event))
    },
  }

  readonly sent = {
    /** A job's load that leaves out what it cannot read. */
    'rows-loaded': ({ body }: Message, step: Step): void => {
      for (const id of (body['left'] ?? []) as readonly string[]) {
        const entry = this.watched.ledger.events.find(id)
        if (entry !== undefined)
          this.skip(step, { id: entry.id, aggregateId: entry.key, version: entry.version })
      }
    },
  }

  readonly blames = ({ kind, code, entry }: Harm): 'A23' | 'A24' | 'A29' | undefined => {
    const { id, logged, parkedStep } = entry
    const wasRedriven = this.parked.has(id) && parkedStep === undefined
    if (kind === 'misplaced') return wasRedriven ? 'A23' : undefined
    if (kind !== 'missing') return undefined
    if (this.unread.has(id)) return 'A29'
    if (code === 'without-effect' && wasRedriven) return 'A23'
    return this.skipped.has(id) || this.passed.has(logged) ? 'A24' : undefined
  }

  private nameOf({ id }: EventView): string {
    return this.watched.ledger.events.find(id)?.id ?? id
  }

  private about({ id, aggregateId: key }: EventView) {
    const command = this.watched.ledger.events.find(id)?.command ?? ''
    return aboutEvent({ key, command, id })
  }
}
