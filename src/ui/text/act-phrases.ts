// What a language must be able to say where somebody acts: commands, faults, hands on messages, notices.
import type { Fault, Notice } from '#app'
import type { Dictionary } from './codes'

/** The story and the commands of the left column. */
export interface CommandPhrases {
  readonly title: string
  readonly send: string
  readonly more: string
  readonly target: string
  readonly noneOpen: string
  readonly optional: string
  /** A follow-up command on one aggregate: "Ship order 3". */
  readonly follow: (command: string, key: string) => string
  /** The same where the aggregate is named beside it: "Ship". */
  readonly short: (command: string) => string
  readonly outOfRange: (least: string, most: string) => string
  readonly required: string
  readonly workload: string
  readonly commandsPerSecond: (count: string) => string
  readonly queriesPerSecond: (count: string) => string
  readonly scripted: (count: string) => string
  readonly noWorkload: string
  readonly inject: string
  /** The faults behind this run, and running it again without one of them. */
  readonly causes: string
  readonly without: string
  readonly withoutThis: (fault: string) => string
  readonly raceWithout: (fault: string) => string
}

/** The component, link and message panels. */
export interface InspectPhrases {
  readonly state: string
  readonly since: (duration: string) => string
  readonly tasks: string
  readonly lastTransition: string
  readonly transition: (from: string, event: string, to: string) => string
  readonly fromAnywhere: string
  readonly fromHere: string
  readonly stays: string
  readonly allTransitions: string
  readonly transitionColumns: Dictionary<'from' | 'event' | 'to'>
  readonly chartLabel: (component: string, state: string) => string
  readonly rows: string
  readonly table: string
  readonly size: string
  readonly durable: string
  readonly volatile: string
  /** Leads to the rules of the component's part. */
  readonly rules: string
  readonly survives: string
  readonly dies: string
  readonly faults: string
  readonly noFaults: string
  readonly crashNow: string
  readonly crashPoint: string
  readonly crashThere: string
  readonly restart: string
  readonly slowness: string
  readonly slowDown: string
  readonly more: string
  readonly heal: string
  readonly healThis: (fault: string) => string
  readonly link: string
  readonly latency: string
  readonly latencyRange: (least: string, most: string) => string
  readonly ordered: string
  readonly unordered: string
  readonly inFlight: (count: string) => string
  readonly apply: string
  readonly cutFor: string
  readonly cut: string
  readonly uncut: string
  readonly message: string
  readonly facts: {
    readonly [
      fact in
        'kind' | 'type' | 'subject' | 'link' | 'sent' | 'due' | 'attempt' | 'cause' | 'correlation' | 'fate'
    ]: string
  }
  readonly lost: string
  readonly held: string
  readonly copy: string
  readonly onItsWay: string
  readonly arrived: string
}

/** The names of what a fault is made of, and the dialog that puts one together. */
export interface FaultPhrases {
  readonly dialog: string
  readonly kind: string
  readonly fields: {
    readonly [
      field in
        | 'component'
        | 'link'
        | 'point'
        | 'nth'
        | 'at'
        | 'from'
        | 'until'
        | 'lasts'
        | 'restartAfter'
        | 'neverRestart'
        | 'drop'
        | 'dropAck'
        | 'duplicate'
        | 'reorder'
        | 'delay'
        | 'factor'
        | 'action'
        | 'type'
        | 'event'
        | 'command'
    ]: string
  }
  readonly anyType: string
  readonly untilHealed: string
  readonly inject: string
  readonly cancel: string
  readonly now: string
  readonly meanings: { readonly [kind in Fault['kind']]: string }
  /** A fault as one sentence without a full stop. */
  readonly says: (fault: Fault) => string
}

/** Why storage is not at hand, as the app tells it. */
type StorageTrouble = Extract<Notice, { readonly kind: 'memory-only' }>['why']

/** The quiet line above everything. */
export interface NoticePhrases {
  readonly label: string
  readonly says: (notice: Notice) => string
  readonly storage: Dictionary<StorageTrouble>
  readonly rebuild: string
  readonly copy: string
  readonly dismiss: string
  readonly details: string
}

/** What is said where somebody acts. */
export interface ActPhrases {
  readonly commands: CommandPhrases
  readonly notices: NoticePhrases
}

/** Zooming and moving the diagram. */
export interface PicturePhrases {
  readonly label: string
  readonly in: string
  readonly out: string
  readonly fit: string
  readonly hint: string
}
