// What no fault can break, over random scenario files: atomic capture, inbox, guard, abort; and what a verdict implies.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Judge } from '#checks'
import { KINDS, OUTBOX, randomFile, SAFE_SELECTIONS, type Wanted, WORDS } from './random-file'
import type { Parts } from './random-draw'
import type { Run } from './run'
import { runOf } from './trial'

const seed = 20_261_121
const numRuns = 1000
const words = fc.noBias(fc.array(fc.nat(1_000_000_000), { minLength: WORDS, maxLength: WORDS }))

/** Looks at the finished runs of random files with the wanted settings. */
function forAll(wanted: fc.Arbitrary<Wanted>, look: (run: Run) => void): void {
  fc.assert(
    fc.property(words, wanted, (list, kind) => {
      const run = runOf(randomFile(list, kind))
      run.finish()
      look(run)
    }),
    { seed, numRuns },
  )
}

/** A poisoned event is parked or skipped, and a failover takes back what was promised: both are losses of another kind. */
const harmless = KINDS.filter((kind) => kind !== 'poison' && kind !== 'failover')
/** Settings of an outbox with a polling relay. */
const outbox = (settings: Wanted['settings'] = {}, faults: readonly string[] = KINDS): Wanted => ({
  ...OUTBOX,
  settings,
  faults,
})
/** After a failover a version may come a second time: what the first one did is no harm that a version could avert. */
const oneHistory = KINDS.filter((kind) => kind !== 'failover')
const anything = fc.constant(outbox({}, oneHistory))
/**
 * Everything that can be repeated is: found by a way that skips nothing, published before the mark, applied before the
 * ack, and tried until it succeeds.
 */
const atLeastOnce = fc
  .record({
    select: fc.constantFrom(...SAFE_SELECTIONS),
    projector: fc.constantFrom(
      { apply: 'upsert', guard: 'none' },
      { apply: 'upsert', guard: 'newer' },
      { apply: 'upsert', guard: 'next', inbox: false },
      { apply: 'delta', guard: 'none' },
      { apply: 'delta', guard: 'next', inbox: false },
    ),
  })
  .map(({ select, projector }): Wanted =>
    outbox(
      {
        relay: { select, mark: 'after-publish', gapTimeout: null },
        projector: { ...projector, ack: 'after-apply', onError: 'retry' },
      },
      harmless,
    ),
  )
const inboxed = fc.constant(outbox({ projector: { apply: 'delta', guard: 'none', inbox: true } }))
/** Who rebuilds a read model in place wants it to go back. */
const guarded = fc.constant<Wanted>({
  ...outbox({ projector: { apply: 'upsert', guard: 'newer' } }, oneHistory),
  acts: [],
})

const few = 300
test(
  `the laws bite: over ${few} random scenario files each, seed ${seed}, without its protection each harm is done`,
  {
    timeout: 300_000,
  },
  () => {
    const unprotected: readonly (readonly [string, Parts])[] = [
      ['lost', { relay: { mark: 'before-publish' }, projector: { apply: 'upsert' } }],
      ['duplicated', { projector: { apply: 'delta', guard: 'none', inbox: false } }],
      ['rewound', { projector: { apply: 'upsert', guard: 'none', inbox: false } }],
      [
        'overwritten',
        {
          relay: { idempotent: false, count: 2 },
          projector: { apply: 'upsert', guard: 'none', inbox: false },
        },
      ],
    ]
    for (const [harm, wanted] of unprotected) {
      const done = fc.sample(words, { seed, numRuns: few }).filter((list) => {
        const run = runOf(randomFile(list, outbox(wanted)))
        run.finish()
        return run.judgement().verdict.some((code) => code === harm)
      })
      expect([harm, done.length > 2]).toEqual([harm, true])
    }
  },
)

/** What was over before the end. */
const PASSING = ['ok', 'lag', 'rewound', 'torn']

describe(`over ${numRuns} random scenario files each, seed ${seed},`, { timeout: 300_000 }, () => {
  test('atomic capture: nothing is ever lost where progress is noted after the effect, whatever crashes', () => {
    forAll(atLeastOnce, (run) => {
      expect(run.judgement().verdict).not.toContain('lost')
    })
  })

  test('inbox law: increments with an inbox are never duplicated', () => {
    forAll(inboxed, (run) => {
      const { verdict, violations } = run.judgement()
      expect(verdict).not.toContain('duplicated')
      expect(violations.filter(({ check }) => check === 'no-double-effect')).toEqual([])
    })
  })

  test('guard law: whole states with a guard are never overwritten and never go back', () => {
    forAll(guarded, (run) => {
      const { verdict, violations } = run.judgement()
      expect(verdict).not.toContain('overwritten')
      expect(verdict).not.toContain('rewound')
      expect(violations.filter(({ check }) => check === 'no-regression')).toEqual([])
    })
  })

  test('abort law: nothing shows that was not committed; and a verdict agrees with what the judge counted, whenever he reads the journal', () => {
    forAll(anything, (run) => {
      const judgement = run.judgement()
      const { verdict, converged, violations, models } = judgement
      const differing = models.missing + models.stale + models.extra + models.wrong
      expect(converged).toBe(differing === 0)
      expect(verdict).not.toContain('phantom')
      expect(violations.filter(({ check }) => check === 'converges').length).toBe(differing)
      const lasting = verdict.filter((code) => !PASSING.includes(code))
      expect(lasting.length > 0).toBe(!converged)
      expect(verdict.includes('ok')).toBe(verdict.length === 1 && verdict[0] === 'ok')
      for (const { step, at } of violations) expect(run.journal[step]?.at).toBe(at)
      const judge = new Judge(run.subject)
      for (const step of run.journal) judge.observe(step)
      expect(judge.judge(run.simulation.rows, run.journal)).toEqual(judgement)
    })
  })
})
