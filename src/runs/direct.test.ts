// Designs in which the command handler does it all as scenario files: dual writes, and publishing by itself.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'

const verdictOf = (parts: Parts) => trial(parts).result.verdict
const minute = { quiet: true, limit: 60_000 }
const expectHarmless = (parts: Parts) => {
  const { verdict, converged } = trial(parts).result
  expect(verdict.filter((code) => code !== 'ok' && code !== 'lag')).toEqual([])
  expect(converged).toBe(true)
}
/** Two versions of one order, and another order. */
const twoVersions = [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(200, 'PlaceOrder', 2)]
const handlerDies = (point: string, nth = 1) => ({
  kind: 'crash',
  component: 'command-handler',
  point,
  nth,
  restartAfter: 1000,
})
const failover = (instant: number) => ({ kind: 'failover', component: 'write-store', at: instant })

describe('dual writes', () => {
  const dual = (
    settings: object,
    faults: readonly unknown[],
    workload: readonly unknown[] = twoVersions,
  ): Parts => ({
    pipeline: 'dual-write',
    settings,
    workload,
    faults,
    end: minute,
  })

  test('count an order twice whose second version is counted before the first one has a document to compare with', () => {
    const slow = { kind: 'slow', component: 'read-store', factor: 100, from: 0, until: 4000 }
    const { verdict, violations } = trial(
      dual({}, [slow], [at(0, 'PlaceOrder', 1), at(60, 'PayOrder', 1)]),
    ).run.judgement()
    expect(verdict).toContain('duplicated')
    const found = violations.find(({ check }) => check === 'no-double-effect')
    expect(found).toMatchObject({
      key: 'order-1',
      reason: { code: 'counted-again', event: 'order-1@2', counter: 'desk' },
    })
  })

  test('do well as long as nothing goes wrong, in either order and into every store', () => {
    for (const readStore of ['document', 'summary-table', 'cache', 'search-index'])
      for (const order of ['write-first', 'read-first'])
        expectHarmless(dual({ readStore, order, cache: { fill: 'projection' } }, []))
  })

  test('S1.F1: a crash after the commit leaves the read model without it: lost', () => {
    expect(verdictOf(dual({}, [handlerDies('after-commit', 3)]))).toEqual(['lost'])
  })

  test('S1.F2: a crash between two stores leaves one of them behind: lost', () => {
    const { result } = trial(dual({}, [handlerDies('between-writes', 3)]))
    expect(result.verdict).toContain('lost')
    expect(result.models.wrong + result.models.missing).toBe(1)
  })

  test('S1.F3: a read store that is away misses what was accepted: lost', () => {
    const away = { kind: 'down', component: 'read-store', from: 150, until: 10_000 }
    const { result } = trial(dual({}, [away]))
    expect(result.verdict).toContain('lost')
    expect(result.commands.accepted).toBe(3)
  })

  test('S1.F4: a lost answer of the read store costs time, and no more: nobody tries again', () => {
    const answers = { kind: 'link', link: 'command-handler->read-store', from: 195, until: 300, dropAck: 1 }
    for (const apply of ['upsert', 'delta']) {
      const { result } = trial(dual({ projector: { apply } }, [answers]))
      expect(result.verdict).toEqual(['lag', 'writes-blocked'])
      expect(result.converged).toBe(true)
    }
  })

  test('S1.F5: with the read store first, a rollback leaves what never happened: phantom', () => {
    const abort = { kind: 'abort', command: 3 }
    expect(verdictOf(dual({ order: 'read-first' }, [abort]))).toEqual(['phantom'])
    expectHarmless(dual({ order: 'write-first' }, [abort]))
  })

  test('S1.F5: so does a crash before the commit', () => {
    expect(verdictOf(dual({ order: 'read-first' }, [handlerDies('before-commit', 3)]))).toContain('phantom')
  })

  test('S1.F6: with the read store first, its slowness is that of everybody who wants the row', () => {
    const slow = { kind: 'slow', component: 'read-store', factor: 300, from: 0, until: 20_000 }
    const line = [at(0, 'PlaceOrder', 1), at(2000, 'PayOrder', 1), at(2050, 'ShipOrder', 1)]
    const waits = (order: string) => {
      const { run } = trial(dual({ order }, [slow], line))
      return run.journal.some(({ changes }) =>
        changes.some(
          ({ table, after }) =>
            table === 'transactions' &&
            (after as { readonly status?: string } | undefined)?.status === 'waiting',
        ),
      )
    }
    expect(waits('read-first')).toBe(true)
    expect(waits('write-first')).toBe(false)
  })

  const overtaken = (projector: object): Parts =>
    dual(
      { projector },
      [
        {
          kind: 'message',
          link: 'command-handler->read-store',
          type: 'apply',
          nth: 4,
          action: 'hold',
          until: 2000,
        },
      ],
      [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(300, 'ShipOrder', 1)],
    )

  test('S1.F7: writes of two handlers that swap leave the older value: overwritten, unless a guard compares versions', () => {
    expect(verdictOf(overtaken({}))).toContain('overwritten')
    expect(verdictOf(overtaken({ guard: 'newer' }))).not.toContain('overwritten')
  })

  test('S1.F9: a cache whose key is taken away before the commit is filled with the old row by whoever reads in between', () => {
    const aside = (invalidate: string, ttl: number | null): Parts =>
      dual(
        { readStore: 'cache', cache: { fill: 'aside', invalidate, ttl } },
        [
          {
            kind: 'message',
            link: 'command-handler->write-store',
            type: 'commit',
            nth: 2,
            action: 'hold',
            until: 1500,
          },
        ],
        [
          at(0, 'PlaceOrder', 1),
          at(1000, 'PayOrder', 1),
          { at: 1200, query: 'order-1' },
          { at: 5000, query: 'order-1' },
        ],
      )
    // A31: until the next write to the key, or the end of its life.
    const { result } = trial(aside('before-commit', null))
    expect(result).toMatchObject({ verdict: ['overwritten'], models: { stale: 1 } })
    const { run } = trial(aside('before-commit', null))
    const [set] = result.violations.filter(({ check }) => check !== 'converges')
    expect(set).toMatchObject({ check: 'no-stale-overwrite', key: 'order-1', anomaly: 'A31' })
    expect(run.journal[set?.step ?? 0]?.event).toBe('filled')
    expect(verdictOf(aside('before-commit', 20_000))).toEqual(['until-refresh'])
    expectHarmless(aside('after-commit', null))
  })

  test('S1.F10: a failover of the write store leaves the read store ahead: phantom', () => {
    const settings = { replica: { delay: 300 } }
    expect(verdictOf(dual(settings, [failover(350)]))).toEqual(['phantom'])
    expectHarmless(dual({ ...settings, commit: 'flush' }, [failover(3000)]))
  })
})

describe('publishing by the handler', () => {
  const published = (
    settings: object,
    faults: readonly unknown[],
    workload: readonly unknown[] = twoVersions,
  ): Parts => ({
    pipeline: 'publish-after-commit',
    settings,
    workload,
    faults,
    end: { quiet: true, limit: 600_000 },
  })
  const BROKERS = ['kafka', 'rabbitmq', 'nats-core', 'nats-jetstream'] as const

  test.each(BROKERS)('to %s does well as long as nothing goes wrong', (broker) => {
    for (const publish of ['after-commit', 'before-commit'])
      for (const isAwaited of [true, false])
        expectHarmless(published({ broker, publish, producer: { await: isAwaited } }, []))
  })

  test('S3.F1: a crash after the commit loses the event for good', () => {
    expect(verdictOf(published({}, [handlerDies('after-commit', 3)]))).toEqual(['lost'])
    expectHarmless(published({}, [handlerDies('after-publish', 3)]))
  })

  test('S3.F2: published before the commit, a rollback or a crash leaves what never happened: phantom', () => {
    const before = { publish: 'before-commit' }
    expect(verdictOf(published(before, [{ kind: 'abort', command: 3 }]))).toEqual(['phantom'])
    expect(verdictOf(published(before, [handlerDies('before-commit', 3)]))).toContain('phantom')
  })

  test('S3.F4: answered before it is published, an event dies with the memory that it is in', () => {
    const unawaited = { producer: { await: false } }
    const { result } = trial(published(unawaited, [handlerDies('after-respond', 3)]))
    expect(result.verdict).toContain('lost')
    expect(result.commands.accepted).toBe(3)
    expectHarmless(published({}, [handlerDies('after-respond', 3)]))
  })

  test('S3.F5: a broker that is away longer than the handler tries costs the event', () => {
    const away = (producer: object): Parts =>
      published({ producer }, [{ kind: 'down', component: 'broker', from: 150, until: 30_000 }])
    expect(verdictOf(away({ timeout: 10_000 }))).toContain('lost')
    expectHarmless(away({ timeout: 120_000 }))
  })

  test('S3.F6: a lost acknowledgement has it published twice, unless the broker knows its producer', () => {
    const unheard = (idempotent: boolean): Parts =>
      published({ producer: { idempotent }, projector: { apply: 'delta' } }, [
        { kind: 'link', link: 'command-handler->broker', from: 0, until: 1000, dropAck: 1 },
      ])
    expect(verdictOf(unheard(false))).toContain('duplicated')
    expectHarmless(unheard(true))
  })

  test('S3.F9: two handlers that publish the other way round than they committed: overwritten, unless guarded', () => {
    const swapped = (projector: object): Parts =>
      published(
        { projector, producer: { idempotent: false } },
        [
          {
            kind: 'message',
            link: 'command-handler->broker',
            type: 'publish',
            nth: 2,
            action: 'hold',
            until: 2000,
          },
        ],
        [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(300, 'ShipOrder', 1)],
      )
    const { result } = trial(swapped({}))
    expect(result.verdict).toContain('overwritten')
    expectHarmless(swapped({ guard: 'newer' }))
  })

  test('S3.F8: without idempotence a lost publish is overtaken by the next command, unless one is in flight at once', () => {
    const firstLost = (producer: object): Parts =>
      published(
        { producer },
        [{ kind: 'message', link: 'command-handler->broker', type: 'publish', nth: 1, action: 'drop' }],
        [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(300, 'PlaceOrder', 2)],
      )
    expect(verdictOf(firstLost({ idempotent: false }))).toContain('overwritten')
    expectHarmless(firstLost({ idempotent: false, inFlight: 1 }))
    expectHarmless(firstLost({}))
  })

  describe('to NATS core while its server is away', () => {
    const away = { kind: 'down', component: 'broker', from: 150, until: 1000 }
    const through = (pipeline: string, offline: string, faults: readonly unknown[]): Parts => ({
      ...published(
        {
          broker: 'nats-core',
          producer: { offline },
          ...(pipeline === 'outbox-polling' ? { relay: { interval: 50 } } : {}),
        },
        faults,
        [at(0, 'PlaceOrder', 1), at(200, 'PayOrder', 1), at(300, 'PlaceOrder', 2), at(400, 'ShipOrder', 1)],
      ),
      pipeline,
    })

    test.each(['publish-after-commit', 'outbox-polling', 'outbox-cdc'])(
      '%s loses what a client discards, and brings what it buffers, in order',
      (pipeline) => {
        expect(verdictOf(through(pipeline, 'discard', [away]))).toContain('lost')
        expectHarmless(through(pipeline, 'buffer', [away]))
      },
    )

    test('the buffer dies with its process: lost all the same', () => {
      const dies = { kind: 'crash', component: 'relay', at: 800, restartAfter: 100 }
      expect(verdictOf(through('outbox-polling', 'buffer', [away, dies]))).toContain('lost')
    })
  })

  test('S3.F20: a failover of the write store after the event is out: phantom', () => {
    expect(verdictOf(published({ replica: { delay: 300 } }, [failover(350)]))).toEqual(['phantom'])
  })
})
