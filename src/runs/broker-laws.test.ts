// What no fault can break with brokers that push, over random scenario files: at least once, the guard, the inbox; and determinism.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KINDS, randomFile, SAFE_SELECTIONS, type Wanted } from './random-file'
import type { Run } from './run'
import { runOf } from './trial'

const seed = 20_261_125
const numRuns = 100
const words = fc.noBias(fc.array(fc.nat(1_000_000_000), { minLength: 100, maxLength: 100 }))

/** A random file for another broker than Kafka: without what means nothing there. */
function fileFor(broker: string, list: readonly number[], wanted: Wanted, more: object): object {
  const file = randomFile(list, wanted)
  const settings = file['settings'] as Record<string, object>
  const { partitions: _partitions, ...others } = settings
  const { wait: _wait, limit: _limit, ...projector } = settings['projector'] as Record<string, unknown>
  const { idempotent: _idempotent, ...relay } = settings['relay'] as Record<string, unknown>
  return { ...file, settings: { ...others, broker, projector, relay, ...more } }
}

const BROKERS: readonly (readonly [string, object])[] = [
  ['rabbitmq', {}],
  ['rabbitmq', { rabbitmq: { queue: 'classic', prefetch: 1 } }],
  ['rabbitmq', { rabbitmq: { deliveryLimit: null, singleActive: true, consumerTimeout: 2000 } }],
  ['nats-jetstream', { jetstream: { ackWait: 500 } }],
  ['nats-jetstream', { jetstream: { ackWait: 500, maxAckPending: 1 } }],
]

function forAll([broker, more]: (typeof BROKERS)[number], wanted: Wanted, look: (run: Run) => void): void {
  fc.assert(
    fc.property(words, (list) => {
      const run = runOf(fileFor(broker, list, wanted, more))
      run.finish()
      look(run)
    }),
    { seed, numRuns },
  )
}

const safeRelay = { select: SAFE_SELECTIONS[0], mark: 'after-publish', gapTimeout: null }
const withoutPoison = KINDS.filter((kind) => kind !== 'poison')

describe.each(BROKERS.map(([broker, more]) => [broker, JSON.stringify(more), [broker, more] as const]))(
  `%s %s, over ${numRuns} random scenario files each, seed ${seed},`,
  { timeout: 300_000 },
  (_broker, _more, flavour) => {
    test('loses nothing that is acknowledged after it was applied', () => {
      const projector = { apply: 'upsert', guard: 'newer', ack: 'after-apply' }
      forAll(flavour, { relay: safeRelay, projector, faults: withoutPoison }, (run) => {
        const { verdict } = run.judgement()
        expect(verdict).not.toContain('lost')
        expect(verdict).not.toContain('overwritten')
        expect(verdict).not.toContain('rewound')
      })
    })

    test('counts nothing twice with an inbox', () => {
      const projector = { apply: 'delta', guard: 'none', inbox: true, ack: 'after-apply' }
      forAll(flavour, { projector }, (run) => {
        expect(run.judgement().verdict).not.toContain('duplicated')
      })
    })
  },
)

test.each(['rabbitmq', 'nats-core', 'nats-jetstream'])(
  `%s gives the same digest in one go and in pieces, over ${numRuns} random scenario files, seed ${seed}`,
  { timeout: 300_000 },
  (broker) => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 97 }), (list, piece) => {
        const file = fileFor(broker, list, {}, {})
        const one = runOf(file)
        one.finish()
        const other = runOf(file)
        while (other.finish(piece).reason === 'limit') expect(other.journal.length % piece).toBe(0)
        other.seek(0)
        other.toHead()
        expect(other.simulation.digest).toBe(one.simulation.digest)
        expect(one.simulation.digest).toBe(one.simulation.rows.digestFromScratch())
      }),
      { seed, numRuns: numRuns / 2 },
    )
  },
)
