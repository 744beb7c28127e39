// One instant of a run as a scene: what every component holds, what is on every link, and how far the models are apart.
import { documentSpec, inNaturalOrder } from '#checks'
import type { Run } from '#runs'
import { gapOf } from './gap-of'
import { Instant, numberIn, textOf } from './instant'
import { messagesAt } from './messages-at'
import type {
  BrokerScene,
  ComponentScene,
  LinkScene,
  OutboxCell,
  OutboxScene,
  Scene,
  StoreRow,
  StoreScene,
} from './scene'

/** How many rows, cells and records a scene carries at most; a picture shows fewer and counts the rest. */
const MOST_ROWS = 40
const MOST_CELLS = 60

/** The scene at the rows' present position, `at` microseconds into the run. */
export function sceneOf(run: Run, at: number): Scene {
  const instant = new Instant(run, at)
  const document = documentSpec(run.subject.domain).name
  return {
    at,
    step: instant.position,
    head: run.journal.length,
    components: run.components.map(({ id, kind }) => componentOf(instant, id, kind)),
    links: linksOf(instant),
    messages: messagesAt(instant),
    writeStore: writeStoreOf(instant),
    outbox: outboxOf(instant),
    broker: brokerOf(instant),
    readStore: readStoreOf(instant, document),
    gap: gapOf(instant, document),
  }
}

export function componentOf(instant: Instant, id: string, kind: string): ComponentScene {
  const life = instant.row('lives', id)
  const tasks = [...instant.all('machines')]
    .filter(([key]) => key.startsWith(`${id}/`))
    .map(([key, row]) => ({ task: key.slice(id.length + 1), state: row.state }))
    .toSorted((x, y) => numberIn(x.task) - numberIn(y.task))
  const status = life?.status ?? 'up'
  const own = instant.row('machines', id)?.state ?? 'idle'
  return {
    id,
    kind,
    state: status === 'up' ? (tasks.at(-1)?.state ?? own) : own,
    tasks,
    status,
    since: life?.since ?? 0,
    faults: [...instant.all('faults')].filter(([, fault]) => fault.component === id).map(([fault]) => fault),
    inHand: inHandOf(instant, id),
  }
}

interface InHand {
  readonly key: string
  readonly event: { readonly id: string; readonly type: string }
}

/** What a relay or a projector has taken and not finished. */
function inHandOf(instant: Instant, id: string): ComponentScene['inHand'] {
  const table = `${id}.batch`
  if (!instant.has(table)) return []
  const place = instant.has(`${id}.place`) ? instant.fields(`${id}.place`, 'here') : undefined
  const index = Number(place?.['index'] ?? 0)
  return [...instant.records(table)]
    .toSorted(([x], [y]) => Number(x) - Number(y))
    .map(([key, row]) => {
      const item = (row['row'] ?? row) as unknown as InHand
      return {
        key: item.key,
        event: item.event.id,
        done: row['status'] === 'acked' || (place !== undefined && Number(key) < index),
      }
    })
}

function linksOf(instant: Instant): readonly LinkScene[] {
  const faults = [...instant.all('faults')]
  return instant.run.links.map(({ id, from, to }) => {
    const mine = faults.filter(([, fault]) => fault.link === id)
    return {
      id,
      from,
      to,
      cut: mine.some(([, fault]) => fault.kind === 'cut'),
      faulty: mine.some(([, fault]) => fault.kind !== 'cut'),
      faults: mine.map(([fault]) => fault),
    }
  })
}

function writeStoreOf(instant: Instant): StoreScene {
  const table = instant.run.traits.truth
  const keys = inNaturalOrder(instant.keys(table)).slice(-MOST_ROWS)
  const rows = keys.map((key): StoreRow => {
    const row = instant.fields(table, key)
    return {
      key,
      version: Number(row?.['version'] ?? 0),
      label: textOf(row, 'status'),
      status: 'same',
    }
  })
  return { table, rows, total: instant.size(table) }
}

function readStoreOf(instant: Instant, document: string): StoreScene {
  const { truth } = instant.run.traits
  const keys = inNaturalOrder(new Set([...instant.keys(truth), ...instant.keys(document)])).slice(-MOST_ROWS)
  const rows = keys.map((key): StoreRow => {
    const compared = instant.run.compare(key)
    const view = instant.fields(document, key)
    return {
      key,
      version: Number(view?.['version'] ?? 0),
      label: textOf(view, 'status'),
      status: compared,
    }
  })
  return { table: document, rows, total: instant.size(document) }
}

function outboxOf(instant: Instant): OutboxScene {
  const { run } = instant
  const flags = run.scenario.settings.relay.select === 'flag'
  const cursor = flags ? null : (instant.row('relay_cursor', 'relay')?.id ?? 0)
  const last = instant.row('sequences', 'outbox') ?? 0
  const open = new Map(
    [...instant.all('transactions')].flatMap(([, row]) => row.rows.map((each) => [each.id, each] as const)),
  )
  const held = heldByRelays(instant)
  const cells: OutboxCell[] = []
  for (let id = Math.max(1, last - MOST_CELLS + 1); id <= last; id++)
    cells.push(cellOf(instant, id, { cursor, open, held }))
  return { cells, total: instant.size('outbox'), unsent: unsentOf(instant, cursor), cursor }
}

interface OutboxKnown {
  readonly cursor: number | null
  readonly open: ReadonlyMap<number, { readonly key: string; readonly event: { readonly id: string } }>
  readonly held: ReadonlySet<string>
}

function cellOf(instant: Instant, id: number, { cursor, open, held }: OutboxKnown): OutboxCell {
  const row = instant.row('outbox', String(id))
  if (row === undefined) {
    const running = open.get(id)
    return {
      id,
      key: running?.key ?? '',
      event: running?.event.id ?? '',
      status: running === undefined ? 'burnt' : 'open',
    }
  }
  const cell = { id, key: row.key, event: row.event.id }
  const sent = cursor === null ? row.sent !== null : id <= cursor
  if (!sent) return { ...cell, status: 'waiting' }
  const reached =
    (instant.run.judge.entryOf(row.event.id)?.appended[0]?.step ?? Number.MAX_SAFE_INTEGER) < instant.position
  return { ...cell, status: reached || held.has(row.event.id) ? 'sent' : 'skipped' }
}

/** Events that a relay has in hand or on the wire: marked as sent, and still on their way. */
function heldByRelays(instant: Instant): ReadonlySet<string> {
  const relays = instant.run.components.filter(({ kind }) => kind === 'relay')
  const inHand = relays.flatMap(({ id }) => inHandOf(instant, id).map(({ event }) => event))
  const onWire = [...instant.all('wires')]
    .filter(([, { type }]) => type === 'publish')
    .map(([, { body }]) => String((body['event'] as { readonly id?: unknown }).id))
  return new Set([...inHand, ...onWire])
}

function unsentOf(instant: Instant, cursor: number | null): number {
  const last = instant.row('sequences', 'outbox') ?? 0
  const from = cursor === null ? (instant.row('sequences', 'first-unsent') ?? 1) : cursor + 1
  let unsent = 0
  for (let id = from; id <= last; id++) {
    const row = instant.row('outbox', String(id))
    if (row !== undefined && (cursor !== null || row.sent === null)) unsent += 1
  }
  return unsent
}

function brokerOf(instant: Instant): BrokerScene {
  const { partitions } = instant.run.scenario.settings
  return {
    topic: instant.run.traits.truth,
    partitions: Array.from({ length: partitions }, (_, partition) => {
      const end = instant.row('log_end', String(partition)) ?? 0
      const committed = instant.row('group_offsets', `projector/${partition}`) ?? 0
      const from = Math.max(0, end - MOST_CELLS)
      const cells = Array.from({ length: end - from }, (_, i) => {
        const offset = from + i
        const record = instant.row('log', `${partition}/${offset}`)
        const first =
          record === undefined ? undefined : instant.run.judge.entryOf(record.event.id)?.appended[0]
        return {
          offset,
          key: record?.key ?? '',
          event: record?.event.id ?? '',
          repeated: first !== undefined && first.offset !== offset,
        }
      })
      return { partition, cells, end, committed, lag: end - committed }
    }),
  }
}
