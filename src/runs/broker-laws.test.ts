// What no fault can break with brokers that push, over random scenario files: at least once, the guard, the inbox; and determinism.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Parts } from './random-draw'
import { KINDS, OUTBOX, randomFile, SAFE_SELECTIONS, type Wanted, WORDS } from './random-file'
import type { Run } from './run'
import { runOf } from './trial'

const seed = 20_261_125
const numRuns = 100
const words = fc.noBias(fc.array(fc.nat(1_000_000_000), { minLength: WORDS, maxLength: WORDS }))

/** A random file for another broker than Kafka, with these settings and faults. */
const fileFor = (
  broker: string,
  list: readonly number[],
  settings: Parts,
  more: Pick<Wanted, 'faults' | 'acts'> = {},
): object => randomFile(list, { ...OUTBOX, settings: { broker, ...settings }, faults: KINDS, ...more })

const BROKERS: readonly (readonly [string, Parts])[] = [
  ['rabbitmq', {}],
  ['rabbitmq', { rabbitmq: { queue: 'classic', prefetch: 1 } }],
  ['rabbitmq', { rabbitmq: { deliveryLimit: null, singleActive: true, consumerTimeout: 2000 } }],
  ['nats-jetstream', { jetstream: { ackWait: 500 } }],
  ['nats-jetstream', { jetstream: { ackWait: 500, maxAckPending: 1 } }],
]

interface Law {
  readonly settings: Parts
  readonly faults?: readonly string[]
  readonly acts?: readonly string[]
  readonly look: (run: Run) => void
}

function forAll([broker, more]: (typeof BROKERS)[number], { settings, look, ...what }: Law): void {
  fc.assert(
    fc.property(words, (list) => {
      const run = runOf(fileFor(broker, list, { ...settings, ...more }, what))
      run.finish()
      look(run)
    }),
    { seed, numRuns },
  )
}

const safeRelay = { select: SAFE_SELECTIONS[0], mark: 'after-publish', gapTimeout: null }
const harmless = KINDS.filter((kind) => kind !== 'poison' && kind !== 'failover')

describe.each(BROKERS.map(([broker, more]) => [broker, JSON.stringify(more), [broker, more] as const]))(
  `%s %s, over ${numRuns} random scenario files each, seed ${seed},`,
  { timeout: 300_000 },
  (_broker, _more, flavour) => {
    test('loses nothing that is acknowledged after it was applied', () => {
      // Whoever parks or skips what cannot be applied puts it aside; a rebuild in place begins with nothing.
      const projector = { apply: 'upsert', guard: 'newer', ack: 'after-apply', onError: 'retry' }
      const look = (run: Run) => {
        const { verdict } = run.judgement()
        expect(verdict).not.toContain('lost')
        expect(verdict).not.toContain('overwritten')
        expect(verdict).not.toContain('rewound')
      }
      forAll(flavour, {
        settings: { relay: safeRelay, projector },
        faults: harmless,
        acts: ['redrive', 'rename'],
        look,
      })
    })

    test('counts nothing twice with an inbox', () => {
      const projector = { apply: 'delta', guard: 'none', inbox: true, ack: 'after-apply' }
      const look = (run: Run) => {
        expect(run.judgement().verdict).not.toContain('duplicated')
      }
      forAll(flavour, { settings: { projector }, look })
    })
  },
)

test.each(['rabbitmq', 'nats-core', 'nats-jetstream'])(
  `%s gives the same digest in one go and in pieces, over ${numRuns} random scenario files, seed ${seed}`,
  { timeout: 300_000 },
  (broker) => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 97 }), (list, piece) => {
        const file = fileFor(broker, list, {})
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
