// What no fault can break, over random scenario files: atomic capture, inbox, guard, abort; and what a verdict implies.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeOf } from '#checks'
import { KINDS, OUTBOX, randomFile, SAFE_SELECTIONS, type Wanted, WORDS } from './random-file'
import type { Parts } from './random-draw'
import type { Run } from './run'
import { runOf } from './trial'

const seed = 20_261_121
const numRuns = 1000
const words = fc.noBias(fc.array(fc.nat(1_000_000_000), { minLength: WORDS, maxLength: WORDS }))

/** Looks at the finished runs of random files with the wanted settings. */
function forAll(wanted: fc.Arbitrary<Wanted>, look: (run: Run, file: Parts) => void): void {
  fc.assert(
    fc.property(words, wanted, (list, kind) => {
      const file = randomFile(list, kind)
      const run = runOf(file)
      run.finish()
      look(run, file)
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
const anything = fc.constant(outbox())
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
const guarded = fc.constant(outbox({ projector: { apply: 'upsert', guard: 'newer' } }))
/** What a file has among its faults, and among its acts. */
const hasFailover = (file: Parts): boolean =>
  (file['faults'] as readonly Parts[]).some(({ kind }) => kind === 'failover')
const isEmptied = (file: Parts): boolean =>
  (file['workload'] as readonly Parts[]).some(({ rebuild }) => rebuild === 'in-place')

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
          relay: { select: 'flag', lock: 'skip-locked', count: 2, batch: 1 },
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

  // A rebuild in place empties the rows before it fills them again: that goes back, and is meant to.
  test('guard law: whole states with a guard are never overwritten, and go back only where a rebuild empties them', () => {
    forAll(guarded, (run, file) => {
      const { verdict, violations } = run.judgement()
      expect(verdict).not.toContain('overwritten')
      if (isEmptied(file)) return
      expect(verdict).not.toContain('rewound')
      expect(violations.filter(({ check }) => check === 'no-regression')).toEqual([])
    })
  })

  // A failover takes back what relays have published: that shows, and is the failover's doing and not an abort's.
  test('abort law: nothing shows that was never committed; and a verdict agrees with what the judge counted, whenever he reads the journal', () => {
    forAll(anything, (run, file) => {
      const judgement = run.judgement()
      const { verdict, converged, violations, models, compared } = judgement
      const phantoms = violations.filter(({ check }) => check === 'no-phantom')
      expect(phantoms.filter(({ reason }) => reason.code !== 'revoked')).toEqual([])
      if (!hasFailover(file)) {
        expect(verdict).not.toContain('phantom')
        // What is left of an order that is gone was there once.
        const extra = compared.filter(({ status }) => status === 'extra')
        expect(extra.filter(({ key }) => run.course.entryOf(`${key}@1`) === undefined)).toEqual([])
      }
      const differing = models.missing + models.stale + models.extra + models.wrong
      expect(converged).toBe(differing === 0)
      expect(violations.filter(({ check }) => check === 'converges').length).toBe(differing)
      // What is gone from both models is no difference between them.
      const lasting = verdict.filter((code) => !PASSING.includes(code) && code !== 'acked-loss')
      expect(lasting.length > 0).toBe(!converged)
      expect(verdict.includes('ok')).toBe(verdict.length === 1 && verdict[0] === 'ok')
      for (const { step, at } of violations) expect(run.journal[step]?.at).toBe(at)
      const judge = judgeOf(run.subject)
      for (const step of run.journal) judge.observe(step)
      expect(judge.judge(run.simulation.rows, run.journal)).toEqual(judgement)
    })
  })
})
