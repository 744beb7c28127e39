// The picture's texts in English.
import type { Reached } from '#app'
import { enVocabulary } from '../text/en-vocabulary'
import { componentName, keyName, named } from '../text/vocabulary'
import { eventName } from './event-name'
import { roughSeconds, secondsText } from './quantities'
import type { DiagramSentences, DiagramWords } from './words'

const aggregate = (key: string): string => keyName(enVocabulary, key)
const component = (id: string): string => componentName(enVocabulary, id)
const label = (code: string): string => named(enVocabulary.statuses, code)
const happening = (code: string): string => named(enVocabulary.messages, code)

/** An event in a sentence. */
function eventOf(event: string, key: string): string {
  const name = eventName(event)
  if (name.kind === 'version') return `event ${name.version} of ${aggregate(key)}`
  const type = happening(name.type)
  return key === '' ? type : `${type} of ${aggregate(key)}`
}

/** An event on its own. */
function eventWordings(event: string, key: string): readonly string[] {
  const name = eventName(event)
  if (name.kind === 'version') return [`${aggregate(key)} · v${name.version}`, `v${name.version}`]
  return [`${happening(name.type)} · ${aggregate(key)}`, happening(name.type)]
}

const times = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
const listed = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')

const roles: { readonly [id: string]: string } = {
  client: 'commands, queries',
  'command-handler': 'decides, commits',
  'product-service': 'knows the names',
  notifier: 'push messages',
}

const says: DiagramSentences = {
  component: ({ id, state, status, inHand, faults }) =>
    `${component(id)}: ${listed([
      status === 'up' ? named(enVocabulary.states, state) : status,
      inHand > 0 ? `${times(inHand, 'event')} in hand` : '',
      faults > 0 ? `${times(faults, 'fault')} in force` : '',
    ])}.`,
  link: ({ from, to, cut, faulty }) =>
    `Link from ${component(from)} to ${component(to)}${cut ? ', cut' : faulty ? ', faulty' : ''}.`,
  message: (message, from, to) =>
    `${eventOf(message.type, message.subject)}, ${listed([
      enVocabulary.messageKinds[message.kind],
      `from ${component(from)} to ${component(to)}`,
      message.attempt > 1 ? `attempt ${message.attempt}` : '',
      message.copy ? 'a copy' : '',
      message.held ? 'held' : '',
      message.lost ? 'is being lost' : '',
    ])}.`,
  messages: (count, fate, from, to) =>
    `${times(count, 'message')} ${fate === 'moving' ? 'on the way' : fate} from ${component(from)} to ${component(to)}.`,
  row: (store, row, pending) =>
    `${component(store)}, ${aggregate(row.key)}: ${listed([
      row.version === 0 ? enVocabulary.rowStatuses[row.status].name : '',
      row.label === '' ? '' : label(row.label),
      row.version === 0 ? '' : `version ${row.version}`,
      row.version === 0 || row.status === 'same' ? '' : row.status,
      pending === undefined ? '' : `version ${pending.version} written, not searchable yet`,
    ])}.`,
  outboxCell: (cell) =>
    `Outbox ${cell.id}: ${listed([
      cell.event === '' ? '' : eventOf(cell.event, cell.key),
      enVocabulary.outboxCells[cell.status],
    ])}.`,
  commit: ({ position, key, version, status }) =>
    `Commit ${position}: ${listed([
      key === '' ? '' : `version ${version} of ${aggregate(key)}`,
      { waiting: 'not yet confirmed by the slot', read: 'read', gone: 'no longer kept' }[status],
    ])}.`,
  stored: ({ position, key, event, status }) =>
    `Event ${position}: ${listed([
      event === '' ? '' : eventOf(event, key),
      {
        open: enVocabulary.outboxCells.open,
        burnt: enVocabulary.outboxCells.burnt,
        waiting: 'not yet projected',
        read: 'projected',
      }[status],
    ])}.`,
  queued: ({ seq, key, event, state, deliveries, consumer }) =>
    `Message ${seq}: ${eventOf(event, key)}, ${listed([
      state === 'ready' ? 'ready' : 'delivered, not acknowledged',
      state === 'unacked' && consumer !== '' ? `with ${component(consumer)}` : '',
      deliveries > 1 ? `delivery ${deliveries}` : '',
    ])}.`,
  streamed: ({ seq, key, event, state, deliveries }) =>
    `Message ${seq}: ${eventOf(event, key)}, ${listed([
      { acked: 'acknowledged', unacked: 'delivered, not acknowledged', waiting: 'not yet delivered' }[state],
      deliveries > 1 ? `delivery ${deliveries}` : '',
    ])}.`,
  record: ({ partition, offset, key, event: type, repeated, read }) =>
    `Partition ${partition}, offset ${offset}: ${eventOf(type, key)}, ${listed([
      repeated ? 'published before' : '',
      read ? 'committed by the group' : 'not yet committed',
    ])}.`,
  gap: (gap) =>
    gap.events === 0
      ? 'The read model shows every committed event.'
      : `The read model is ${times(gap.events, 'event')} and ${secondsText(gap.age)} seconds behind: ${parts(gap)}.`,
}

const parts = (gap: { missing: number; stale: number; wrong: number }): string =>
  listed([
    gap.missing > 0 ? `${gap.missing} missing` : '',
    gap.stale > 0 ? `${gap.stale} stale` : '',
    gap.wrong > 0 ? `${gap.wrong} wrong` : '',
  ])

function reachedEn(reached: Reached): readonly string[] {
  switch (reached.kind) {
    case 'offset':
      return [`offset ${reached.position} saved`, `offset ${reached.position}`]
    case 'watermark':
      return [`watermark ${secondsText(reached.at)} s`, `to ${secondsText(reached.at)} s`]
    case 'replica':
      return [
        `received ${reached.received} · replayed ${reached.applied}`,
        `${reached.applied} of ${reached.received}`,
      ]
    case 'checkpoint':
      return [`checkpoint ${reached.position}`]
  }
}

export const diagramEn: DiagramWords = {
  diagram: 'The running system: write side, broker and read side, with the messages between them.',
  writeSide: 'WRITE SIDE',
  readSide: 'READ SIDE',
  component,
  state: (code) => named(enVocabulary.states, code),
  down: (micros) => [`down · ${roughSeconds(micros)} s`, 'down'],
  role: (id) => named(roles, id),
  tasks: (count) => times(count, 'task'),
  more: (count) => `+${count} more`,
  aggregate,
  row: (key, code) => (code === '' ? aggregate(key) : `${aggregate(key)} · ${label(code)}`),
  version: (version) => `v${version}`,
  rowMissing: (key) => `${aggregate(key)} missing`,
  rowStatus: (status) => enVocabulary.rowStatuses[status].name,
  emptyTable: 'no rows yet',
  outbox: 'outbox',
  unsent: (count) => [count === 0 ? 'all sent' : `${count} unsent`],
  cursor: (id) => [`relay cursor ${id}`, `cursor ${id}`],
  outboxLegend: ['pale: sent · solid: waiting', 'pale: sent'],
  event: eventWordings,
  commitLog: 'commit log',
  noSlot: ['nobody follows'],
  slotLag: (count) => [count === 0 ? 'all confirmed' : `${count} unconfirmed`, `${count} left`],
  slot: ({ confirmed, retained }) => [
    `slot at ${confirmed}${retained > 0 ? ` · keeps ${retained} MB` : ''}`,
    `slot ${confirmed}${retained > 0 ? ` · ${retained} MB` : ''}`,
  ],
  slotLost: ['slot lost: the log it needs is gone', 'slot lost'],
  commitLogLegend: ['solid: kept for the slot', 'solid: kept'],
  eventStore: 'event store',
  unread: (count) => [count === 0 ? 'all projected' : `${count} not projected`, `${count} left`],
  checkpoint: (position) => [`checkpoint ${position}`, `at ${position}`],
  eventStoreLegend: ['pale: projected · solid: waiting', 'pale: projected'],
  reached: reachedEn,
  sameDatabase: 'same database',
  oneModel: ['one model for commands and queries', 'one model'],
  flavour: (code) => named(enVocabulary.readStores, code).toLowerCase(),
  topic: (broker) => {
    switch (broker.flavour) {
      case 'kafka':
        return [`topic ${broker.topic}`, broker.topic]
      case 'rabbitmq':
        return [`queue ${broker.topic}`, broker.topic]
      case 'nats-jetstream':
        return [`stream ${broker.topic}`, broker.topic]
      case 'nats-core':
        return [`subject ${broker.topic}`, broker.topic]
    }
  },
  queue: (ready, unacked, dead) => {
    const letters = dead === 0 ? '' : ` · ${dead} dead-lettered`
    return [`${ready} ready · ${unacked} unacked${letters}`, `${ready} · ${unacked} unacked`]
  },
  stream: (waiting, unacked) => [
    waiting + unacked === 0 ? 'all acknowledged' : `${waiting} to deliver · ${unacked} to acknowledge`,
    `${waiting + unacked} left`,
  ],
  keepsNothing: ['nothing is kept here', 'keeps nothing'],
  listening: (count) => [count === 0 ? 'nobody is listening' : `${count} listening`, `${count} listening`],
  partition: (number) => `p${number}`,
  committed: (offset, lag) => [`group at ${offset} · lag ${lag}`, `at ${offset} · lag ${lag}`, `lag ${lag}`],
  morePartitions: (count, lag) => [`+${times(count, 'partition')} · lag ${lag}`, `+${count} · lag ${lag}`],
  inHand: (count) => [`${times(count, 'event')} in hand`, `${count} in hand`],
  emptyHands: 'nothing in hand',
  faults: (count) => times(count, 'fault'),
  cut: 'cut',
  faulty: 'fault',
  gap: 'GAP BETWEEN THE MODELS',
  gapShort: 'GAP',
  gapEvents: (count) => ({ number: String(count), unit: count === 1 ? 'event' : 'events' }),
  gapAge: (micros) => ({ number: secondsText(micros), unit: 's' }),
  gapParts: (gap) => {
    const said = parts(gap)
    if (said !== '') return [said]
    return gap.events === 0 ? ['no gap: both say the same', 'no gap'] : ['not yet visible', 'behind']
  },
  says,
}
