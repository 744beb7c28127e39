/**
 * What a pipeline, an oracle and a scenario need from any sample business: its words as types and its rules as
 * pure functions. Knows no particular business and nothing about stores, links or time.
 */

/** A plain JSON value: everything a kernel row may hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A plain JSON object. */
export type JsonObject = { readonly [key: string]: Json }

/** A text in both languages of the page. */
export type LocalText = { readonly en: string; readonly ko: string }

/**
 * What the payload of an event carries: the whole state, only what changed, increments, nothing but the ids (whoever
 * gets it asks back for the state), or one row of one normalised table as change data capture sees it.
 */
export type EventStyle = 'full-state' | 'partial' | 'delta' | 'notification' | 'row'

/** How a projector writes: replaces the row, patches a row that is there, or adds to whatever is there. */
export type ApplyStyle = 'upsert' | 'partial' | 'delta'

/** A wish. `id` names the aggregate it is for, such as "order-1"; the other fields are as its `CommandSpec` says. */
export interface Command {
  readonly type: string
  readonly id: string
  /** The version the sender believes is current (0: it believes there is none). Absent: no such claim. */
  readonly expectedVersion?: number
  readonly [field: string]: Json | undefined
}

/** What happened, in the business's own words. */
export interface DomainEvent {
  readonly type: string
  readonly data: JsonObject
}

/** The answer to a command: what happened, or the code of the rule that forbade it. */
export type Decision =
  | {
      readonly ok: true
      readonly events: readonly DomainEvent[]
      /** What happened to the second aggregate of the command, in the same transaction; absent: the command names none. */
      readonly second?: readonly DomainEvent[]
    }
  | { readonly ok: false; readonly refusal: string }

/**
 * An aggregate as the write store keeps it; `version` is 1 after its first event and never skips. One that carries
 * `deleted: true` is what its last event leaves: the write store takes the row away (a hard delete).
 */
export type AggregateState = JsonObject & { readonly version: number }

/** Whether a state says that the aggregate is gone. Its id is never given to another one. */
export const isDeleted = (state: JsonObject): boolean => state['deleted'] === true

/** One row of one normalised table of the write store: what a log reader on business tables captures. */
export interface TableRow {
  readonly table: string
  readonly key: string
  readonly row: JsonObject
}

/** The payload of an event of style `row`. `row` is null for a delete, which carries only the key. */
export type RowPayload = {
  readonly table: string
  readonly key: string
  /** Debezium's letters: create, update, delete, read by a snapshot. */
  readonly op: 'c' | 'u' | 'd' | 'r'
  readonly row: JsonObject | null
}

/** One event dressed for travelling. */
export interface Envelope {
  /**
   * The aggregate and the version, such as "order-1@2": the same event has the same id wherever it is met. A log reader
   * on business tables sends several for one version and adds the table: "order-1@2/order_items".
   */
  readonly id: string
  readonly type: string
  readonly aggregateId: string
  readonly version: number
  readonly style: EventStyle
  readonly payload: JsonObject
}

/** One row of a read model to write; `row` undefined deletes it. */
export interface ModelWrite {
  readonly model: string
  readonly key: string
  readonly row: JsonObject | undefined
}

/** Reads a read-model row as it is now; undefined when there is none. */
export type ReadModelRow = (model: string, key: string) => JsonObject | undefined

/**
 * A read model. A `document` has one row per aggregate, keyed by its id, and its field `version` says which event
 * wrote the row last (where rows of tables are joined: the version in the parent row). A `counter` has one row per group
 * and only integer fields that add up over aggregates. What a row keeps beside its fields helps the projector to put
 * increments in order; it is neither compared nor shown.
 */
export interface ReadModelSpec {
  readonly name: string
  readonly kind: 'document' | 'counter'
  readonly fields: readonly string[]
}

/** A field of a command beyond `type`, `id` and `expectedVersion`; enough to check it and to draw a form for it. */
export type FieldSpec =
  | {
      readonly type: 'integer'
      readonly name: string
      readonly required: boolean
      readonly min: number
      readonly max: number
    }
  | {
      readonly type: 'string'
      readonly name: string
      readonly required: boolean
      readonly maxLength: number
    }
  | {
      readonly type: 'choice'
      readonly name: string
      readonly required: boolean
      readonly choices: readonly string[]
      /** How each choice is called on the page. */
      readonly labels: { readonly [choice: string]: LocalText }
    }

/**
 * A command type; `creates` says that it starts a new aggregate, `second` which of its fields names another aggregate that
 * it changes together with its own: both, or neither.
 */
export interface CommandSpec {
  readonly type: string
  readonly fields: readonly FieldSpec[]
  readonly creates: boolean
  readonly second?: string
}

/** The second aggregate that a command names; undefined for one that is about one alone. */
export function secondOf({ commands }: Pick<Domain, 'commands'>, command: Command): string | undefined {
  const field = commands.find(({ type }) => type === command.type)?.second
  const id = field === undefined ? undefined : command[field]
  return typeof id === 'string' && id !== command.id ? id : undefined
}

/** An aggregate the workload may still send something: the last command that made sense for it, and notes on it. */
export type OpenAggregate = {
  readonly id: string
  readonly last: string
  readonly details: JsonObject
}

/** What the workload generator knows of its own past. Plain JSON and bounded, because it lives in a kernel row. */
export type WorkloadMemory = {
  /** The highest number given to an aggregate so far: the next new one gets the number after it. */
  readonly created: number
  readonly open: readonly OpenAggregate[]
}

/** The memory of a workload that has sent nothing. */
export const emptyMemory: WorkloadMemory = { created: 0, open: [] }

/** Gives an integer from 0 to `bound` − 1, from whatever random stream the caller owns. */
export type Draw = (bound: number) => number

/** A generated command and what the generator must be given next time. */
export interface Generated {
  readonly command: Command
  readonly memory: WorkloadMemory
}

/** What one aggregate adds to one row of a counter. */
export interface Contribution {
  readonly model: string
  readonly key: string
  readonly add: { readonly [field: string]: number }
}

/** What a screen of the business asks for, with the consistency that suits it. */
export interface Feature {
  readonly id: string
  readonly label: LocalText
  /** The level a sensible policy gives it: the choice of a custom consistency until a scenario says otherwise. */
  readonly level: 'eventual' | 'causal' | 'strong'
}

/** A value that is not in the event and must be asked for elsewhere, such as a product's name. */
export interface Enrichment {
  /** The field of the document model that it fills. */
  readonly field: string
  /** What to ask about for an event; undefined where the event needs nothing. */
  readonly keyOf: (event: Envelope) => string | undefined
  /** What the service says of a key at its revision: 0 is what the oracle expects, later ones are renamed. */
  readonly valueOf: (key: string, revision: number) => string
}

/** A sample business. Every function is pure: the same arguments, the same answer. */
export interface Domain {
  readonly id: string
  readonly title: LocalText
  /** What one aggregate is called; ids are this word, a hyphen and a number. */
  readonly aggregate: string
  readonly commands: readonly CommandSpec[]
  readonly models: readonly ReadModelSpec[]
  /** The type of every event that `decide` may give. */
  readonly events: readonly string[]
  /** Every code that `decide` may answer. */
  readonly refusals: readonly string[]
  /**
   * Answers a command. Never throws for what a command says, only for a state that no event could have made. Of a deleted
   * aggregate a store keeps no more than `id`, `version` and `deleted: true`; its id is never given away again. `second` is
   * the other aggregate of a command that names one.
   */
  readonly decide: (state: AggregateState | undefined, command: Command, second?: AggregateState) => Decision
  /**
   * The state after an event. Total: what happened, happened; the version grows by one. After a deletion it is no more
   * than what a store keeps, and stays so.
   */
  readonly evolve: (state: AggregateState | undefined, id: string, event: DomainEvent) => AggregateState
  /** Dresses an event for travelling, with the payload that the style asks for. */
  readonly envelope: (
    style: EventStyle,
    before: AggregateState | undefined,
    event: DomainEvent,
    after: AggregateState,
  ) => Envelope
  /**
   * What a projector writes for one event, with the present rows read through `read`. Knows no guard and no inbox:
   * it applies whatever it is given. Undefined: the payload cannot be decoded (a poison message). A deletion is written
   * also where nothing is: whoever keeps tombstones must see it.
   */
  readonly apply: (
    style: ApplyStyle,
    event: Envelope,
    read: ReadModelRow,
  ) => readonly ModelWrite[] | undefined
  /**
   * The aggregate as normalised tables keep it, parent first; together they say what the document says, and of a deleted
   * one there is none. The version is a column of the parent alone, so that a child changes only when what it says does.
   * An event of style `row` brings one row: where the parent has not come yet, a child starts a skeleton by `upsert` and
   * is dropped by `partial`.
   */
  readonly rowsOf: (state: AggregateState) => readonly TableRow[]
  /** The screens that ask for a document, the first being the usual one. */
  readonly features: readonly Feature[]
  /** The fields of a command, the first that is there, that say who sends it; without one it is whoever created the aggregate. */
  readonly senders: readonly string[]
  readonly enrichment: Enrichment | undefined
  /** A field that a later release of the business writes into its events under another name. */
  readonly renamed: { readonly from: string; readonly to: string }
  /** The event types that send somebody a push message. */
  readonly notifies: readonly string[]
  /** The oracle: the document row that an aggregate's committed state alone should give. */
  readonly documentOf: (state: AggregateState) => ModelWrite
  /** The oracle: what an aggregate adds to each counter row; the caller sums over all aggregates. */
  readonly contributionsOf: (state: AggregateState) => readonly Contribution[]
  /** Makes the next random command of a type; undefined when no aggregate is in a state that it would fit. */
  readonly generate: (type: string, draw: Draw, memory: WorkloadMemory) => Generated | undefined
  /** The memory after a command that came from elsewhere (a scripted one), so that the generator can build on it. */
  readonly remember: (memory: WorkloadMemory, command: Command) => WorkloadMemory
}
