// For tests: writes a journal by hand, one step for each thing that happens, so that a judge can be asked about it.
import { orders } from '#domains'
import type { Change, Json, JsonObject, Message, RowStore, SimTime, Step } from '#kernel'
import { type Subject, versionOf } from './subject'

/** The orders business over tables of the usual names. A change is late after one second. */
export const subject: Subject = {
  domain: orders,
  truth: 'orders',
  events: 'outbox',
  log: 'log',
  readSide: { kind: 'models' },
  waiting: [{ kind: 'outbox' }, { kind: 'offsets', readers: ['projector'] }],
  hands: ['relay.batch', 'projector.batch'],
  readStore: 'read-store',
  client: 'client',
  heals: true,
  missingIsFine: false,
  coupled: false,
  blocksReads: false,
  scheduled: false,
  rebuildable: false,
  inParts: false,
  normalLag: 1_000_000,
}

/** The same business without its counters, for stories in which nobody counts. */
export const uncounted: Subject['domain'] = {
  ...orders,
  models: orders.models.filter(({ kind }) => kind === 'document'),
  contributionsOf: () => [],
}

/** The read models are there even while they are empty. */
const TABLES = ['order_summaries', 'sales_by_product']

type Write = readonly [table: string, key: string, row: Json | undefined]

/** A journal in the making, with the rows as they stand at its end. */
export class Story {
  readonly steps: Step[] = []
  private readonly tables = new Map<string, Map<string, Json>>()

  /** One step at an instant, in milliseconds. */
  step(millis: number, writes: readonly Write[], more: Partial<Step> = {}): Step {
    const step: Step = {
      index: this.steps.length,
      at: (millis * 1000) as SimTime,
      component: 'kernel',
      cause: { kind: 'timer', component: 'kernel', key: '', body: {} },
      event: '',
      task: '',
      points: [],
      changes: writes.map((write) => this.write(write)),
      ...more,
    }
    this.steps.push(step)
    return step
  }

  private write([table, key, after]: Write): Change {
    const rows = this.rowsOf(table)
    const before = rows.get(key)
    if (after === undefined) rows.delete(key)
    else rows.set(key, after)
    return { table, key, before, after } as Partial<Change> as Change
  }

  private rowsOf(table: string): Map<string, Json> {
    let rows = this.tables.get(table)
    if (rows === undefined) this.tables.set(table, (rows = new Map()))
    return rows
  }

  /** The rows at the end of the story, as far as a judge reads them. */
  get rows(): RowStore {
    const rows: Pick<RowStore, 'get' | 'size' | 'entries' | 'tableNames'> = {
      get: (table, key) => this.rowsOf(table).get(key),
      size: (table) => this.rowsOf(table).size,
      entries: (table) => this.rowsOf(table).entries(),
      tableNames: () => [...this.tables.keys(), ...TABLES],
    }
    return rows as RowStore
  }

  /** An order's state and its outbox row are committed. */
  commit(millis: number, order: number, version: number, position: number): Step {
    const key = `order-${order}`
    const event = { id: `${key}@${version}`, aggregateId: key, version }
    const row = { id: position, event, sent: null, command: `c${position}` }
    return this.step(millis, [
      ['orders', key, stateOf(order, version)],
      ['outbox', String(position), row],
    ])
  }

  /** The broker appends an event. */
  append(millis: number, order: number, version: number, offset: number): Step {
    const event = { id: `order-${order}@${version}`, aggregateId: `order-${order}`, version }
    return this.step(millis, [['log', `0/${offset}`, { partition: 0, offset, event }]])
  }

  /** The relay's cursor moves, or the group's offset. */
  cursor(millis: number, id: number): Step {
    return this.step(millis, [['relay_cursor', 'relay', { id }]])
  }

  consume(millis: number, offset: number): Step {
    return this.step(millis, [['group_offsets', 'projector/0', offset]])
  }

  /** The read store takes an event in. `row`: what the document says then; by default what it should. */
  apply(millis: number, order: number, version: number, row: Json = documentOf(order, version)): Step {
    const key = `order-${order}`
    const body = { event: `${key}@${version}`, outcome: 'applied', released: [], apply: 'upsert' }
    const answer = { id: `m${this.steps.length}`, type: 'applied', from: 'read-store', body, lost: true }
    return this.step(millis, [
      ['order_summaries', key, row],
      ['wires', answer.id, answer],
    ])
  }

  /** The truth alone: nothing is written beside it, the client's task is known from the request. */
  truth(millis: number, order: number, version: number): Step {
    const address = { correlation: `c${order}.${version}`, to: 'command-handler' }
    const cause = { kind: 'timer', component: 'write-store', key: 'flushed', body: { address } } as const
    return this.step(millis, [['orders', `order-${order}`, stateOf(order, version)]], { cause })
  }

  /** A document is written, or taken away, by somebody who answers nothing. */
  show(millis: number, order: number, row: Json | undefined, more: Partial<Step> = {}): Step {
    return this.step(millis, [['order_summaries', `order-${order}`, row]], more)
  }

  /** The read store answers an event that took a row away. */
  unshow(millis: number, order: number, version: number): Step {
    const key = `order-${order}`
    const body = { event: `${key}@${version}`, outcome: 'applied', released: [], apply: 'upsert' }
    const answer = { id: `m${this.steps.length}`, type: 'applied', from: 'read-store', body, lost: true }
    return this.step(millis, [
      ['order_summaries', key, undefined],
      ['wires', answer.id, answer],
    ])
  }

  /** Another server takes over, and this is what it has. */
  failover(millis: number, ...writes: readonly Write[]): Step {
    return this.step(millis, [...writes, ['timeline', 'timeline', this.steps.length]])
  }

  /** The client sends a request. */
  ask(millis: number, task: string, type: 'command' | 'query', body: JsonObject = {}): Step {
    const message = { type, from: 'client', kind: 'request', correlation: task, body }
    return this.step(millis, [['wires', `m${this.steps.length}`, message]], {
      component: 'client',
      event: 'send',
      task,
    })
  }

  /** The client gets an answer. */
  answer(millis: number, task: string, type: string, body: JsonObject): Step {
    const message = { type, kind: 'reply', correlation: task, body } as unknown as Message
    const cause = { kind: 'message', message } as const
    return this.step(millis, [], { component: 'client', event: 'answered', task, cause })
  }

  /** A member asks for an order and gets a row at once. */
  read(millis: number, task: string, order: number, row: Json): Step {
    const key = `order-${order}`
    this.ask(millis, task, 'query', { key, member: 'member-1' })
    return this.answer(millis + 1, task, 'result', { key, version: versionOf(row), row })
  }
}

/** Version 1 is placed, 2 paid, 3 shipped. */
export const stateOf = (order: number, version: number) => ({
  id: `order-${order}`,
  version,
  status: ['placed', 'paid', 'shipped'][version - 1] ?? 'shipped',
  product: 'desk',
  quantity: 1,
  unitPrice: 100,
  member: 'member-1',
})

/** What the read model should say of an order at a version. */
export const documentOf = (order: number, version: number): Json =>
  orders.documentOf(stateOf(order, version)).row ?? null

/** Order 1 in its first two versions, each in the read model at once. */
export const shown = (story: Story) => {
  for (const version of [1, 2]) {
    story.truth(version * 10, 1, version)
    story.apply(version * 10 + 1, 1, version)
  }
}
/** And then the order is deleted. */
export const remove = (story: Story) => void story.step(40, [['orders', 'order-1', undefined]])
/** Half of version 2: the status is new, the rest is not there yet. */
export const half = { ...(documentOf(1, 2) as object), product: 'nothing yet' }
