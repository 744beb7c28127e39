// Laws over random runs of every design (the rules behind the matrix of designs and faults): which harm a design never does,
// whatever its settings, and which it does do sooner or later.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Parts } from './random-draw'
import { KINDS, OUTBOX, randomFile, type Wanted, WORDS } from './random-file'
import type { Run } from './run'
import { runOf } from './trial'

const seed = 20_261_125
const numRuns = 300
const words = fc.noBias(fc.array(fc.nat(1_000_000_000), { minLength: WORDS, maxLength: WORDS }))
const withoutFailover = KINDS.filter((kind) => kind !== 'failover')

function forAll(wanted: readonly Wanted[], look: (run: Run) => void): void {
  fc.assert(
    fc.property(words, fc.constantFrom(...wanted), (list, each) => {
      const run = runOf(randomFile(list, each))
      run.finish()
      look(run)
    }),
    { seed, numRuns },
  )
}

/** How many of some runs end with a verdict. */
function countOf(code: string, wanted: Wanted): number {
  const lists = fc.sample(words, { seed, numRuns: 150 })
  return lists.filter((list) => {
    const run = runOf(randomFile(list, wanted))
    run.finish()
    return run.judgement().verdict.some((each) => each === code)
  }).length
}

const every = (pipelines: readonly string[], more: Omit<Wanted, 'pipeline'>): readonly Wanted[] =>
  pipelines.map((pipeline) => ({ ...more, pipeline }))
/** What of some harms a run did. */
const harmIn = (run: Run, ...codes: readonly string[]): readonly string[] =>
  run.judgement().verdict.filter((code) => codes.includes(code))

/** Designs in which state and news of it are one transaction, or the news are read off what was committed. */
const CAPTURED = [
  'single-transaction',
  'outbox-polling',
  'outbox-cdc',
  'table-cdc',
  'replica',
  'materialized-view',
  'event-sourcing',
]
const CAPTURING = ['outbox-polling', 'outbox-cdc', 'table-cdc', 'event-sourcing']
/** Settings that lose nothing by themselves. */
const CAREFUL = [
  'commit',
  'mechanism',
  'readStore',
  'consistency',
  'partitions',
  'query',
  'projector.apply',
  'projector.count',
  'service',
]
const crashes = { faults: ['crash-at', 'crash'], strikes: ['command-handler'] }

describe(`over ${numRuns} random scenario files each, seed ${seed},`, { timeout: 300_000 }, () => {
  test('atomic capture: whatever becomes of the command handler, nothing is lost where news and state are one', () => {
    forAll(every(CAPTURED, { ...crashes, vary: CAREFUL }), (run) => {
      expect(harmIn(run, 'lost')).toEqual([])
    })
  })

  test('abort safety: whoever shows what was committed shows no change that was rolled back', () => {
    const wanted = [
      ...every(['shared-model', 'batch-etl', ...CAPTURED], { faults: ['abort'] }),
      ...every(['dual-write'], {
        faults: ['abort'],
        settings: { order: 'write-first', cache: { invalidate: 'after-commit' } },
      }),
      ...every(['publish-after-commit'], { faults: ['abort'], settings: { publish: 'after-commit' } }),
    ]
    forAll(wanted, (run) => {
      expect(harmIn(run, 'phantom')).toEqual([])
    })
  })

  test('guard law: whole states with a guard and tombstones are never overwritten and never go back', () => {
    const settings = {
      projector: { apply: 'upsert', guard: 'newer', tombstones: true },
      cache: { ttl: null },
    }
    const acts = ['redrive', 'rename']
    // What was written or told before its commit is a phantom when that fails: whoever takes it back goes back.
    const wanted = [
      ...every(['dual-write'], { settings: { ...settings, order: 'write-first' }, acts }),
      ...every(['publish-after-commit'], { settings: { ...settings, publish: 'after-commit' }, acts }),
      ...every(CAPTURING, { settings, acts }),
    ]
    forAll(wanted, (run) => {
      expect(harmIn(run, 'overwritten', 'rewound')).toEqual([])
    })
  })

  test('inbox law: increments with an inbox are never added twice', () => {
    const settings = { projector: { apply: 'delta', guard: 'none', inbox: true, notify: false } }
    const designs = ['publish-after-commit', 'outbox-polling', 'outbox-cdc', 'event-sourcing', 'dual-write']
    forAll(every(designs, { settings, faults: withoutFailover }), (run) => {
      expect(harmIn(run, 'duplicated')).toEqual([])
      expect(run.judgement().violations.filter(({ check }) => check === 'no-double-effect')).toEqual([])
    })
  })

  test('prefix law: a replica shows a prefix of history: nothing torn, nothing overwritten, nothing twice', () => {
    forAll([{ pipeline: 'replica' }], (run) => {
      expect(harmIn(run, 'torn', 'overwritten', 'duplicated', 'ghost')).toEqual([])
    })
  })

  test('unavailability trade: where both models are one transaction they never differ, whatever else is at a stand', () => {
    forAll(every(['shared-model', 'single-transaction'], {}), (run) => {
      const { converged, lag, verdict } = run.judgement()
      expect({ converged, lag: lag.max }).toEqual({ converged: true, lag: 0 })
      expect(
        verdict.filter((code) => !['ok', 'writes-blocked', 'reads-blocked', 'acked-loss'].includes(code)),
      ).toEqual([])
    })
  })

  test('unavailability trade: where changes travel, the read side can fail as it likes and every command is answered', () => {
    // Without slow disks: those make commands wait by themselves.
    const vary = CAREFUL.filter((path) => path !== 'service' && path !== 'commit')
    const strikes = ['projector', 'broker', 'read-store', 'relay', 'log-reader']
    const wanted = every(['outbox-polling', 'outbox-cdc', 'table-cdc', 'event-sourcing'], {
      faults: ['crash', 'crash-at', 'down', 'slow'],
      strikes,
      vary: [...vary, 'projector', 'relay', 'cdc', 'broker'],
    })
    forAll(wanted, (run) => {
      expect(harmIn(run, 'writes-blocked')).toEqual([])
      const { sent, accepted, rejected } = run.judge.sessions.commands
      expect(accepted + rejected).toBe(sent)
    })
  })

  test('failover law: what is only told once a standby has it is never taken back', () => {
    const settings = { commit: 'flush' }
    const more = {
      strikes: ['write-store'],
      acts: [],
      vary: ['replica.delay', 'projector.apply', 'relay.interval'],
    }
    const captured = { ...settings, cdc: { failoverSlot: true } }
    const faults = ['failover', 'crash']
    forAll(
      [
        ...every(['outbox-polling', 'event-sourcing', 'single-transaction', 'dual-write'], {
          ...more,
          faults,
          settings,
        }),
        ...every(['outbox-cdc', 'table-cdc'], { ...more, faults, settings: captured }),
        ...every(['replica'], { ...more, faults, settings }),
      ],
      (run) => {
        expect(harmIn(run, 'phantom', 'acked-loss')).toEqual([])
      },
    )
  })

  test('rebuildability: whatever went wrong in the read model, a rebuild from a complete history brings the truth', () => {
    const kafka = { retention: null, compact: false }
    const vary = ['projector.guard', 'projector.ack', 'projector.inbox', 'projector.checkpoint', 'readStore']
    const more = {
      vary,
      faults: withoutFailover.filter((kind) => kind !== 'poison' && kind !== 'crash'),
      acts: [],
    }
    const wanted = [
      ...every(['outbox-polling'], { ...more, settings: { kafka, relay: { select: 'flag' } } }),
      ...every(['outbox-cdc'], { ...more, settings: { kafka } }),
      ...every(['event-sourcing'], { ...more, settings: { relay: { select: 'xmin-horizon' } } }),
    ]
    fc.assert(
      fc.property(words, fc.constantFrom(...wanted), (list, each) => {
        const file = randomFile(list, each)
        const faults = (file['faults'] as readonly Parts[]).filter(
          ({ kind, restartAfter }) => kind !== 'crash' || restartAfter !== undefined,
        )
        const workload = [...(file['workload'] as readonly Parts[]), { at: 20_000, rebuild: 'in-place' }]
        const run = runOf({ ...file, faults, workload, end: { quiet: true, limit: 90_000 } })
        run.finish()
        expect(run.judgement()).toMatchObject({ converged: true })
      }),
      { seed, numRuns },
    )
  })
})

describe('the laws bite: over 150 random scenario files each', { timeout: 300_000 }, () => {
  test.each<readonly [harm: string, design: string, wanted: Wanted]>([
    ['lost', 'dual-write', { ...crashes, settings: { order: 'write-first' }, vary: [] }],
    ['lost', 'publish-after-commit', { ...crashes, settings: { publish: 'after-commit' }, vary: [] }],
    ['phantom', 'dual-write', { faults: ['abort'], settings: { order: 'read-first' }, vary: [] }],
    [
      'phantom',
      'publish-after-commit',
      { faults: ['abort'], settings: { publish: 'before-commit' }, vary: [] },
    ],
    ['duplicated', 'outbox-polling', { settings: { projector: { apply: 'delta' } }, vary: [] }],
    ['rewound', 'outbox-polling', { ...OUTBOX, settings: { projector: { guard: 'none' } }, acts: [] }],
    ['torn', 'table-cdc', { vary: [] }],
    ['acked-loss', 'replica', { faults: ['failover'], settings: { commit: 'async' }, vary: [] }],
  ])('%s is found in %s, without its protection', (harm, pipeline, wanted) => {
    expect(countOf(harm, { ...wanted, pipeline })).toBeGreaterThan(0)
  })

  test('and is not found with it: a commit that waits for its standby is not taken back', () => {
    const settings = { commit: 'flush' }
    expect(countOf('acked-loss', { pipeline: 'replica', faults: ['failover'], settings, vary: [] })).toBe(0)
  })
})
