// The command handler: loads an aggregate, decides, writes state and outbox in one transaction, commits and answers.
import {
  defineTable,
  type Effect,
  type Input,
  invariant,
  type JsonObject,
  machineKey,
  machines,
  type Message,
  type Micros,
  replyAddress,
  type ReplyAddress,
  type Table,
  type View,
} from '#kernel'
import { type Actions, createComponent, type Recognised, type Scene } from './behaviour'
import { commandHandlerChart } from './command-handler-chart'
import { cancel, pause, reach, send, wake, write } from './effects'
import { messageOf, textOf } from './input'
import { bodyOf, type EventBody, type Protocol } from './protocol'

/** What the business answers to a command, with the rows and events that follow. */
export type Decided =
  | {
      readonly ok: true
      readonly state: JsonObject
      readonly version: number
      readonly expected: number
      readonly events: readonly EventBody[]
    }
  | { readonly ok: false; readonly refusal: string }

export interface CommandHandlerOptions {
  readonly id: string
  readonly toStore: string
  readonly decide: (state: JsonObject | null, command: JsonObject) => Decided
}

/** Thinking time before each act, and how long an answer of the store is awaited. */
const WORK: Micros = 200
const PATIENCE: Micros = 2_000_000
/** How often a command that lost a race for a row is decided again. */
const MOST_TRIES = 4

type TaskRow = {
  readonly address: ReplyAddress
  readonly command: JsonObject
  readonly number: number
  readonly key: string
  readonly tries: number
  /** What is to be sent next or answered at the end. */
  readonly plan: JsonObject | null
}

/** All that a handler's acts share. */
interface Handler {
  readonly id: string
  readonly toStore: string
  readonly decide: CommandHandlerOptions['decide']
  readonly tasks: Table<TaskRow>
}

/** Builds a command handler in front of a write store. */
export function createCommandHandler({ id, toStore, decide }: CommandHandlerOptions) {
  const tasks = defineTable<TaskRow>({ name: `${id}.tasks`, owner: id, durable: false, home: 'kernel' })
  const handler: Handler = { id, toStore, decide, tasks }
  return createComponent({
    id,
    kind: 'command-handler',
    chart: commandHandlerChart,
    behaviour: {
      recognise: (input, view) => recognise(handler, input, view),
      actions: { ...deciding(handler), ...committing(handler), ...answering(handler) },
    },
    tables: [tasks],
    points: ['before-commit', 'after-commit', 'after-respond'],
    recovery: 50_000,
  })
}

const deciding = (handler: Handler): Actions<'load' | 'loadAgain' | 'insert' | 'reject'> => {
  const { tasks, decide } = handler
  const loaded = ({ input, view, task }: Scene): Decided =>
    decide(bodyOf(messageOf(input), 'loaded').state, taskOf(handler, view, task).command)
  return {
    load: ({ input, task }) => {
      const message = messageOf(input)
      const { command, number } = bodyOf(message, 'command')
      const key = textOf(command['id'])
      return [
        write(tasks, task, { address: replyAddress(message), command, number, key, tries: 1, plan: null }),
        ...ask(handler, task, 'load', { key, task }),
      ]
    },
    loadAgain: ({ view, task }) => {
      const row = taskOf(handler, view, task)
      return [
        write(tasks, task, { ...row, tries: row.tries + 1 }),
        ...ask(handler, task, 'load', { key: row.key, task }),
      ]
    },
    insert: (scene) => {
      const decided = loaded(scene)
      invariant(decided.ok, 'only an accepted command is written')
      const { task } = scene
      const row = taskOf(handler, scene.view, task)
      const { state, events, expected, version } = decided
      return [
        write(tasks, task, { ...row, plan: { version } }),
        ...ask(handler, task, 'insert', { task, key: row.key, expected, state, events, number: row.number }),
      ]
    },
    reject: (scene) => {
      const decided = loaded(scene)
      invariant(!decided.ok, 'only a refused command is rejected')
      return answerLater(handler, scene, 'rejected', { refusal: decided.refusal })
    },
  }
}

const committing = (handler: Handler): Actions<'aboutToCommit' | 'commit' | 'hasCommitted'> => ({
  aboutToCommit: ({ task }) => [
    cancel(`${task}/patience`),
    reach('before-commit'),
    pause(`${task}/proceed`, WORK),
  ],
  commit: ({ view, task }) => {
    const { key, number } = taskOf(handler, view, task)
    return ask(handler, task, 'commit', { task, key, number })
  },
  hasCommitted: (scene) => {
    const { key, plan } = taskOf(handler, scene.view, scene.task)
    const version = Number(plan?.['version'] ?? 0)
    return [reach('after-commit'), ...answerLater(handler, scene, 'accepted', { id: key, version })]
  },
})

const answering = (handler: Handler): Actions<'giveUp' | 'respond' | 'rollBack'> => ({
  giveUp: (scene) => [
    send(handler.toStore, 'rollback', { task: scene.task }),
    ...answerLater(handler, scene, 'failed', { why: whyFailed(scene.input) }),
  ],
  rollBack: ({ input }) => [
    send(handler.toStore, 'rollback', { task: bodyOf(messageOf(input), 'inserted').task }),
  ],
  respond: ({ view, task }) => {
    const { address, plan } = taskOf(handler, view, task)
    const type = textOf(plan?.['type'])
    return [
      { kind: 'reply', to: address, type, body: (plan?.['content'] ?? {}) as JsonObject },
      write(handler.tasks, task, undefined),
      reach('after-respond'),
    ]
  },
})

function taskOf({ tasks }: Handler, view: View, task: string): TaskRow {
  const row = view.get(tasks, task)
  invariant(row !== undefined, `the task ${task} has a row`)
  return row
}

const ask = <Type extends 'load' | 'insert' | 'commit'>(
  { toStore }: Handler,
  task: string,
  type: Type,
  content: Protocol[Type],
): readonly Effect[] => [
  // A task is named after the client's request: whatever is asked for it goes back to that command.
  send(toStore, type, content, { subject: content.key, correlation: task }),
  wake(`${task}/patience`, PATIENCE),
]

/** Keeps the answer and gives it after a moment: between the two a crash can strike. */
const answerLater = <Type extends 'accepted' | 'rejected' | 'failed'>(
  handler: Handler,
  { view, task }: Scene,
  type: Type,
  content: Protocol[Type],
): readonly Effect[] => [
  cancel(`${task}/patience`),
  write(handler.tasks, task, { ...taskOf(handler, view, task), plan: { type, content } }),
  pause(`${task}/proceed`, WORK),
]

function recognise(handler: Handler, input: Input, view: View): Recognised | undefined {
  if (input.kind === 'timer') {
    const cut = input.key.lastIndexOf('/')
    const task = input.key.slice(0, cut)
    return { task, event: input.key.slice(cut + 1) === 'patience' ? 'trouble' : 'proceed' }
  }
  if (input.kind !== 'message') return undefined
  return recogniseMessage(handler, input.message, view)
}

function recogniseMessage(
  { id, tasks, decide }: Handler,
  message: Message,
  view: View,
): Recognised | undefined {
  if (message.type === 'command') return { task: `c${bodyOf(message, 'command').number}`, event: 'command' }
  const { task } = message.body
  if (typeof task !== 'string') return undefined
  const state = view.get(machines, machineKey(id, task))?.state
  if (message.type === 'inserted' && state !== 'writing' && state !== 'committing')
    return { event: 'inserted-too-late' }
  const row = view.get(tasks, task)
  if (row === undefined) return undefined
  switch (message.type) {
    case 'loaded':
      return { task, event: decide(bodyOf(message, 'loaded').state, row.command).ok ? 'accepted' : 'refused' }
    case 'conflict':
      return { task, event: row.tries < MOST_TRIES ? 'conflict' : 'too-many-conflicts' }
    case 'refused':
      return { task, event: 'trouble' }
    default:
      return { task, event: message.type }
  }
}

/** Why a command failed, as a code: the store was away, the transaction was rolled back, too many races were lost. */
function whyFailed(input: Input): string {
  if (input.kind !== 'message') return 'timeout'
  if (input.message.type === 'refused') return 'store-unreachable'
  return input.message.type
}
