// Delivery by broker: each flavour is wired with the tables that judges are told of, and refuses what means nothing to it.
import { describe, expect, test } from 'vitest'
import { orders } from '#domains'
import { carriers } from '../all'
import { settingsFrom } from '../settings'
import { delivery, deliveryTraits, publishingTo, refuseDelivery } from './delivery'

const BROKERS = ['kafka', 'rabbitmq', 'nats-core', 'nats-jetstream'] as const
const refused = (written: object) => refuseDelivery(settingsFrom(written)).map(({ path }) => path)

describe.each(BROKERS)('%s', (broker) => {
  const settings = settingsFrom({ broker, projector: { count: 2 } })

  test('is wired with two projectors, and with the tables and crash points that others are told of', () => {
    const wiring = { seed: 1, domain: orders, settings, workload: [], carriers }
    const { components, links } = delivery(wiring)
    expect(components.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'broker broker',
      'projector projector',
      'projector-2 projector',
    ])
    expect(components.map(({ points }) => points)).toEqual([
      ['after-append'],
      ['after-fetch', 'after-apply', 'after-ack'],
      ['after-fetch', 'after-apply', 'after-ack'],
    ])
    expect(links.map(({ id }) => id)).toContain('broker->projector-2')
    const tables = components.flatMap((each) => each.tables.map(({ name }) => name))
    const { waiting, hands, log } = deliveryTraits(wiring)
    const places = waiting.flatMap((place) => (place.kind === 'rows' ? [place.table] : []))
    expect(tables).toEqual(expect.arrayContaining([...places, ...hands, ...(log === '' ? [] : [log])]))
    expect(new Set(tables).size).toBe(tables.length)
  })

  test('refuses nothing of its defaults', () => {
    expect(refuseDelivery(settings)).toEqual([])
  })
})

test('publishers wait only for a broker that answers', () => {
  const answers = (written: object) => publishingTo(settingsFrom(written)).answers
  expect(BROKERS.map((broker) => answers({ broker }))).toEqual([true, true, false, true])
  expect(answers({ broker: 'rabbitmq', rabbitmq: { confirms: false } })).toBe(false)
})

test('settings of another broker are refused by name, with the brokers that they belong to', () => {
  expect(refuseDelivery(settingsFrom({ broker: 'rabbitmq', partitions: 3 }))).toEqual([
    { path: 'partitions', what: 'means nothing to rabbitmq; remove it, or choose kafka' },
  ])
  expect(refused({ broker: 'nats-core', rabbitmq: { prefetch: 1 }, jetstream: { ackWait: 5 } })).toEqual([
    'rabbitmq.prefetch',
    'jetstream.ackWait',
  ])
  expect(refused({ broker: 'kafka', producer: { mandatory: false, messageId: false } })).toEqual([
    'producer.mandatory',
    'producer.messageId',
  ])
  expect(refused({ broker: 'nats-jetstream', projector: { checkpoint: 'same-transaction' } })).toEqual([
    'projector.checkpoint',
  ])
  expect(refused({ broker: 'nats-core', projector: { limit: 5 } })).toEqual([])
})

test('a projection that is added later needs a log, no dead letters, and a store that projectors write', () => {
  const later = (projector: object, more: object = {}) =>
    refused({ projector: { start: 'documents', ...projector }, ...more })
  expect(later({})).toEqual([])
  expect(later({ onError: 'park' })).toEqual(['projector.onError'])
  expect(later({}, { readStore: 'cache' })).toEqual(['projector.start'])
  expect(later({}, { broker: 'rabbitmq' })).toEqual(['projector.start'])
})

test('only a broker that takes a delivery back can be given one, and only a quorum queue counts', () => {
  const requeue = { projector: { onError: 'requeue' } }
  expect(BROKERS.map((broker) => refused({ broker, ...requeue }))).toEqual([
    ['projector.onError'],
    [],
    ['projector.onError'],
    [],
  ])
  const classic = { broker: 'rabbitmq', rabbitmq: { queue: 'classic', deliveryLimit: 3 } }
  expect(refused(classic)).toEqual(['rabbitmq.deliveryLimit'])
})
