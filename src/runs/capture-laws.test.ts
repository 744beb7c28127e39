// What no fault but a failover can break in change data capture, over random scenario files: order, transactions, exactly once.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KINDS, randomFile, type Wanted, WORDS } from './random-file'
import type { Run } from './run'
import { runOf } from './trial'

const numRuns = 60
const seed = 20_251_125
const words = fc.noBias(fc.array(fc.nat(1_000_000_000), { minLength: WORDS, maxLength: WORDS }))

/** A failover is another history; what is skipped as undecodable is another loss. */
const faults = KINDS.filter((kind) => kind !== 'failover' && kind !== 'poison')
const captured = (pipeline: string, settings: NonNullable<Wanted['settings']>): Wanted => ({
  pipeline,
  domain: 'orders',
  settings,
  vary: ['cdc.pollInterval', 'cdc.batch', 'cdc.offsetFlush', 'projector.limit'],
  faults,
  acts: [],
})

function forAll(wanted: Wanted, look: (run: Run) => void): void {
  fc.assert(
    fc.property(words, (list) => {
      const run = runOf(randomFile(list, wanted))
      run.finish()
      look(run)
    }),
    { seed, numRuns },
  )
}

describe(`over ${numRuns} random scenario files each, seed ${seed},`, { timeout: 300_000 }, () => {
  test('rows with a version each never go back, and none is dropped for its sibling', () => {
    forAll(captured('table-cdc', { projector: { apply: 'upsert', guard: 'newer' } }), (run) => {
      const { verdict, violations } = run.judgement()
      expect(verdict).not.toContain('lost')
      expect(verdict).not.toContain('overwritten')
      expect(violations.filter(({ check }) => check === 'no-regression')).toEqual([])
    })
  })

  test('transactions of known size are never seen in part, with any guard and with none', () => {
    for (const guard of ['none', 'newer', 'next'])
      forAll(
        captured('table-cdc', { cdc: { metadata: true }, projector: { apply: 'upsert', guard } }),
        (run) => {
          const { verdict } = run.judgement()
          expect(verdict).not.toContain('torn')
          expect(verdict).not.toContain('lost')
        },
      )
  })

  test('increments are added once where the log reader and the projector each note in one transaction what they have done', () => {
    const once = { cdc: { exactlyOnce: true }, projector: { apply: 'delta', checkpoint: 'same-transaction' } }
    forAll(captured('outbox-cdc', once), (run) => {
      const { verdict } = run.judgement()
      expect(verdict).not.toContain('duplicated')
      expect(verdict).not.toContain('lost')
    })
  })
})
