// The command handler: loads an aggregate, decides, writes state and events in one transaction, commits and answers; one
// that has nobody to do it for him also delivers what happened.
import { type Effect, type Input, invariant, type JsonObject, type Message, type View } from '#kernel'
import { type Actions, createComponent, type Scene } from '../behaviour'
import { commandHandlerChart, projectingHandlerChart, publishingHandlerChart } from './command-handler-chart'
import { decided, recogniseForHandler } from './command-handler-recognise'
import { delivering, enterWindow } from './command-handler-delivery'
import {
  acceptedOf,
  type CommandHandlerOptions,
  type Decided,
  deliveryOf,
  type Handler,
  handlerOf,
  PATIENCE,
  taskOf,
  type TaskRow,
  workOf,
} from './command-handler-rows'
import { releasing, written } from './command-handler-releases'
import { finished, taskFrom, working } from './command-handler-workers'
import { cancel, pause, reach, reply, send, wake, write } from '../effects'
import { messageOf, textOf } from '../input'
import { bodyOf, type Protocol, type SecondPart } from '../protocol/protocol'
import { unsentTables } from '../publisher/unsent'
import { stationTables } from '../station'

/** Builds a command handler in front of a write store. */
export function createCommandHandler(options: CommandHandlerOptions) {
  const handler = handlerOf(options)
  const common = {
    id: options.id,
    kind: 'command-handler',
    tables: [
      handler.tasks,
      handler.numbers,
      handler.release,
      ...stationTables(handler.station),
      ...stationTables(handler.window),
      ...unsentTables(handler.unsent),
    ],
    recovery: 50_000,
  }
  const acts = {
    ...working(handler, (task, row) => load(handler, task, row)),
    ...deciding(handler),
    ...committing(handler),
    ...answering(handler),
    ...releasing(handler),
  }
  const recognising = (input: Input, view: View) => recogniseForHandler(handler, input, view)
  const { delivery } = options
  if (delivery === undefined)
    return createComponent({
      ...common,
      chart: commandHandlerChart,
      behaviour: { recognise: recognising, actions: acts },
      points: ['before-commit', 'after-commit', 'after-respond'],
    })
  const { betweenPoint, lastPoint } = delivery
  return createComponent({
    ...common,
    chart: lastPoint === undefined ? projectingHandlerChart : publishingHandlerChart,
    behaviour: { recognise: recognising, actions: { ...acts, ...delivering(handler) } },
    points: [
      'before-commit',
      'after-commit',
      ...[betweenPoint, lastPoint].flatMap((point) => point ?? []),
      'after-respond',
    ],
  })
}

const deciding = (handler: Handler): Actions<'load' | 'loadAgain' | 'insert' | 'reject'> => {
  const { tasks } = handler
  const loaded = ({ input, view, task }: Scene): Decided =>
    decided(handler, messageOf(input), taskOf(handler, view, task))
  return {
    load: ({ input, task }) => {
      const row = taskFrom(messageOf(input))
      return [write(tasks, task, row), ...load(handler, task, row)]
    },
    loadAgain: ({ view, task }) => {
      const row = taskOf(handler, view, task)
      return [write(tasks, task, { ...row, tries: row.tries + 1 }), ...load(handler, task, row)]
    },
    insert: (scene) => {
      const decided = loaded(scene)
      invariant(decided.ok, 'only an accepted command is written')
      const { task } = scene
      const row = taskOf(handler, scene.view, task)
      const { state, expected, version, second } = decided
      const { key, number } = row
      const events = written(handler, scene.view, decided.events)
      const other =
        second === undefined
          ? {}
          : { second: { ...second, events: written(handler, scene.view, second.events) } }
      return [
        write(tasks, task, { ...row, plan: { version, ...versionOf(second) } }),
        ...ask(handler, task, 'insert', { task, key, expected, state, events, number, ...other }),
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
  aboutToCommit: ({ input, view, task }) => [
    cancel(`${task}/patience`),
    ...keepEvents(handler, view, task, messageOf(input)),
    reach('before-commit'),
    pause(`${task}/proceed`, workOf(handler)),
  ],
  commit: ({ view, task }) => {
    const { key, number } = taskOf(handler, view, task)
    return ask(handler, task, 'commit', { task, key, number })
  },
  hasCommitted: (scene) => {
    const { warning } = bodyOf(messageOf(scene.input), 'committed')
    const accepted = acceptedOf(taskOf(handler, scene.view, scene.task))
    const content = { ...accepted, ...(warning === undefined ? {} : { warning }) }
    return [reach('after-commit'), ...answerLater(handler, scene, 'accepted', content)]
  },
})

/** What a handler delivers after the commit, as the store has stored it. */
function keepEvents(handler: Handler, view: View, task: string, message: Message): readonly Effect[] {
  if (handler.options.delivery === undefined) return []
  const { events = [] } = bodyOf(message, 'inserted')
  const delivery = { events, next: 0, total: 0, since: view.now, attempt: 0, number: 0, answered: false }
  return [write(handler.tasks, task, { ...taskOf(handler, view, task), delivery })]
}

const answering = (handler: Handler): Actions<'giveUp' | 'respond' | 'respondFirst' | 'rollBack'> => ({
  giveUp: (scene) => [
    send(handler.options.toStore, 'rollback', { task: scene.task }),
    ...answerLater(handler, scene, 'failed', { why: whyFailed(scene.input) }),
  ],
  rollBack: ({ input }) => [
    send(handler.options.toStore, 'rollback', { task: bodyOf(messageOf(input), 'inserted').task }),
  ],
  /** The client need not wait for the delivery: what is to be delivered is only in memory meanwhile. */
  respondFirst: ({ view, task }) => {
    const row = taskOf(handler, view, task)
    const delivery = { ...deliveryOf(handler, view, task), answered: true }
    return [
      reply(row.address, 'accepted', acceptedOf(row)),
      write(handler.tasks, task, { ...row, delivery }),
      reach('after-respond'),
      ...enterWindow(handler, view, task),
    ]
  },
  respond: ({ view, task }) => {
    const { address, plan } = taskOf(handler, view, task)
    const type = textOf(plan?.['type'])
    return [
      { kind: 'reply', to: address, type, body: (plan?.['content'] ?? {}) as JsonObject },
      ...finished(handler, view, task),
      reach('after-respond'),
    ]
  },
})

/** What is remembered of a second aggregate until the command is answered. */
const versionOf = (second: SecondPart | undefined): JsonObject =>
  second === undefined ? {} : { second: { id: second.key, version: Number(second.state['version'] ?? 0) } }

/** Asks the store for the aggregates that a command is about. */
function load(handler: Handler, task: string, { key, command }: TaskRow): readonly Effect[] {
  const second = handler.options.secondOf?.(command)
  return ask(handler, task, 'load', { key, task, ...(second === undefined ? {} : { second }) })
}

const ask = <Type extends 'load' | 'insert' | 'commit'>(
  { options }: Handler,
  task: string,
  type: Type,
  content: Protocol[Type],
): readonly Effect[] => [
  // A task is named after the client's request: whatever is asked for it goes back to that command.
  send(options.toStore, type, content, { subject: content.key, correlation: task }),
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
  pause(`${task}/proceed`, workOf(handler)),
]

/** Why a command failed, as a code: the store was away, the transaction was rolled back, too many races were lost. */
function whyFailed(input: Input): string {
  if (input.kind !== 'message') return 'timeout'
  const { type, body } = input.message
  if (type === 'refused') return 'store-unreachable'
  return typeof body['why'] === 'string' ? body['why'] : type
}
