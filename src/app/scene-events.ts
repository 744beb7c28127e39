// Where committed events stand in the write store at an instant: an outbox, the commit log, an event store, or nowhere.
import type { Instant } from './instant'
import { inHandOf } from './scene-component'
import type { CommitCell, CommitLogScene, EventStoreScene, OutboxCell, OutboxScene } from './scene-parts'

/** How many cells a scene carries at most. */
const MOST_CELLS = 60

const lastNumbers = (last: number, first = 1): readonly number[] => {
  const from = Math.max(first, last - MOST_CELLS + 1)
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, index) => from + index)
}

/** The outbox; null where this design has none. */
export function outboxOf(instant: Instant): OutboxScene | null {
  const { run } = instant
  if (run.traits.events !== 'outbox') return null
  const relayed = run.components.some(({ kind }) => kind === 'relay')
  const known: OutboxKnown = {
    reads: !relayed ? 'log' : run.scenario.settings.relay.select === 'flag' ? 'flags' : 'cursor',
    cursor: instant.row('relay_cursor', 'relay')?.id ?? 0,
    open: openRows(instant),
    held: heldByCarriers(instant),
  }
  const last = instant.row('sequences', 'outbox') ?? 0
  return {
    cells: lastNumbers(last).map((id) => cellOf(instant, id, known)),
    total: instant.size('outbox'),
    unsent: unsentOf(instant, known),
    cursor: known.reads === 'cursor' ? known.cursor : null,
  }
}

interface OutboxKnown {
  /** By what a row counts as read: its own flag, a cursor that has passed it, or that it has reached the broker. */
  readonly reads: 'flags' | 'cursor' | 'log'
  readonly cursor: number
  readonly open: ReadonlyMap<number, OpenRow>
  readonly held: ReadonlySet<string>
}

interface OpenRow {
  readonly key: string
  readonly event: { readonly id: string }
}

/** Rows that running transactions have numbered and not committed. */
const openRows = (instant: Instant): ReadonlyMap<number, OpenRow> =>
  new Map(
    [...instant.all('transactions')].flatMap(([, row]) => row.rows.map((each) => [each.id, each] as const)),
  )

function cellOf(instant: Instant, id: number, known: OutboxKnown): OutboxCell {
  const row = instant.row('outbox', String(id))
  if (row === undefined) {
    const running = known.open.get(id)
    return {
      id,
      key: running?.key ?? '',
      event: running?.event.id ?? '',
      status: running === undefined ? 'burnt' : 'open',
    }
  }
  const { id: event } = row.event
  const cell = { id, key: row.key, event }
  const arrived = known.reads !== 'log' && !keepsLog(instant) ? true : hasArrived(instant, event)
  const sent =
    known.reads === 'flags' ? row.sent !== null : known.reads === 'cursor' ? id <= known.cursor : arrived
  if (!sent) return { ...cell, status: 'waiting' }
  return { ...cell, status: arrived || known.held.has(event) ? 'sent' : 'skipped' }
}

/** Whether the broker keeps what it was given, so that a row that never came there can be told. */
const keepsLog = ({ run }: Instant): boolean => run.traits.log !== ''

/** Whether an event has reached the broker at the instant; without a log: whether it is there or has taken effect. */
function hasArrived(instant: Instant, event: string): boolean {
  const entry = instant.run.course.entryOf(event)
  const first = keepsLog(instant) ? entry?.appended[0] : entry?.applied[0]
  if ((first?.step ?? Number.MAX_SAFE_INTEGER) < instant.position) return true
  return ['queue', 'stream'].some((table) => instant.has(table) && holds(instant, table, event))
}

function holds(instant: Instant, table: string, event: string): boolean {
  for (const [, row] of instant.records(table))
    if ((row['event'] as { readonly id?: unknown } | undefined)?.id === event) return true
  return false
}

/** Events that a carrier has in hand or on the wire: marked as sent, and still on their way. */
function heldByCarriers(instant: Instant): ReadonlySet<string> {
  const carriers = instant.run.components.filter(({ kind }) => kind === 'relay' || kind === 'log-reader')
  const inHand = carriers.flatMap(({ id }) => inHandOf(instant, id).map(({ event }) => event))
  const onWire = [...instant.all('wires')]
    .filter(([, { type }]) => type === 'publish')
    .map(([, { body }]) => String((body['event'] as { readonly id?: unknown }).id))
  return new Set([...inHand, ...onWire])
}

function unsentOf(instant: Instant, { reads, cursor }: OutboxKnown): number {
  const last = instant.row('sequences', 'outbox') ?? 0
  const firsts = {
    cursor: cursor + 1,
    flags: instant.row('sequences', 'first-unsent') ?? 1,
    // Nobody marks what a log reader has read: only the last ones are looked at.
    log: Math.max(1, last - MOST_CELLS + 1),
  }
  const from = firsts[reads]
  let unsent = 0
  for (let id = from; id <= last; id++) {
    const row = instant.row('outbox', String(id))
    if (row === undefined) continue
    const waits =
      reads === 'log' ? !hasArrived(instant, row.event.id) : reads === 'cursor' || row.sent === null
    if (waits) unsent += 1
  }
  return unsent
}

/** The commit log; null where nobody follows it. */
export function commitLogOf(instant: Instant): CommitLogScene | null {
  const followed = instant.run.components.some(({ kind }) => kind === 'log-reader' || kind === 'replica')
  if (!followed || !instant.has('commit_log')) return null
  const end = instant.row('sequences', 'log') ?? 0
  const slots = [...instant.all('slots')].map(([slot, { confirmed, retained, lost = false }]) => ({
    slot,
    confirmed,
    retained,
    lost,
  }))
  const published = publishedBy(instant)
  const least = slots
    .filter(({ lost }) => !lost)
    .reduce((low, { confirmed }) => Math.min(low, Math.max(confirmed, published)), end)
  const read = slots.length === 0 ? 0 : least
  return { cells: lastNumbers(end).map((position) => commitOf(instant, position, read)), end, slots }
}

/** How far a log reader has published, as it knows itself: it tells its slot only now and then. */
function publishedBy(instant: Instant): number {
  const readers = instant.run.components.filter(({ kind }) => kind === 'log-reader')
  return readers.reduce(
    (most, { id }) => Math.max(most, Number(instant.fields(`${id}.reading`, 'reading')?.['published'] ?? 0)),
    0,
  )
}

function commitOf(instant: Instant, position: number, read: number): CommitCell {
  const row = instant.row('commit_log', String(position))
  if (row === undefined) return { position, key: '', version: 0, status: 'gone' }
  return { position, key: row.key, version: row.version, status: position <= read ? 'read' : 'waiting' }
}

/** The event store; null where states are stored. */
export function eventStoreOf(instant: Instant): EventStoreScene | null {
  if (instant.run.traits.events !== 'event_store') return null
  const end = instant.row('sequences', 'events') ?? 0
  const open = openRows(instant)
  const saved = instant.has('checkpoints')
    ? [...instant.all('checkpoints')].map(([, offset]) => Number(offset))
    : []
  const checkpoint = saved.length === 0 ? null : Math.min(...saved)
  const cells = lastNumbers(end).map((position): EventStoreScene['cells'][number] => {
    const row = instant.row('event_store', String(position))
    const running = open.get(position)
    return row === undefined
      ? {
          position,
          key: running?.key ?? '',
          event: running?.event.id ?? '',
          version: 0,
          status: running === undefined ? 'burnt' : 'open',
        }
      : {
          position,
          key: row.key,
          event: row.event.id,
          version: row.version,
          status: position <= (checkpoint ?? 0) ? 'read' : 'waiting',
        }
  })
  return { cells, end, checkpoint }
}
