/** The laws of projecting that every business keeps: its read models say what its write side knows, whichever way events travel. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AggregateState, Domain, Envelope } from './domain'
import { isDeleted } from './domain'
import { domains } from './index'
import {
  applyStyles,
  captured,
  commit,
  differing,
  oracle,
  project,
  type Rows,
  sent,
  shuffled,
  snapshot,
  styleFor,
  workload,
} from './rig'

/** What the write side makes of a random workload of its own generator. */
const history = (domain: Domain) =>
  fc
    .record({ seed: fc.nat(), count: fc.integer({ min: 1, max: 80 }) })
    .map(({ seed, count }) => commit(domain, workload(domain, seed, count).commands))

const kept = (states: readonly AggregateState[]) => states.filter((state) => !isDeleted(state))

/**
 * The rows of the read models say what the oracle says, and of the documents also the version. What a row keeps beside
 * the fields of its model (to order or to settle increments) is the projector's own.
 */
const expectTruth = (domain: Domain, view: Rows, states: readonly AggregateState[]): void => {
  expect(differing(domain, view, oracle(domain, states))).toEqual([])
  for (const state of kept(states)) {
    const { model, key, row } = domain.documentOf(state)
    expect(view.get(`${model}/${key}`)).toMatchObject({ ...row })
  }
}

describe.each(domains.map((domain) => [domain.id, domain] as const))('read models of %s', (_id, domain) => {
  test.each(applyStyles)(
    'by %s, every event once and in order, say the truth, versions too (seed 1)',
    (style) => {
      fc.assert(
        fc.property(history(domain), ({ happened, states }) => {
          expectTruth(domain, project(domain, style, sent(domain, happened, styleFor[style])), states)
        }),
        { seed: 1 },
      )
    },
  )

  test('by partial take full state as well, and say the same (seed 2)', () => {
    fc.assert(
      fc.property(history(domain), ({ happened }) => {
        const full = project(domain, 'partial', sent(domain, happened, 'full-state'))
        expect(full).toEqual(project(domain, 'partial', sent(domain, happened, 'partial')))
      }),
      { seed: 2 },
    )
  })

  test('by upsert do not mind a replay, of the last event or of all (seed 3)', () => {
    fc.assert(
      fc.property(history(domain), ({ happened }) => {
        const events = sent(domain, happened, 'full-state')
        const once = project(domain, 'upsert', events)
        expect(project(domain, 'upsert', events.slice(-1), once)).toEqual(once)
        expect(project(domain, 'upsert', events, once)).toEqual(once)
        expect(
          project(
            domain,
            'upsert',
            events.flatMap((event) => [event, event]),
          ),
        ).toEqual(once)
      }),
      { seed: 3 },
    )
  })

  test('by delta say the truth in any order, but for what a deletion was overtaken by (seed 4)', () => {
    fc.assert(
      fc.property(history(domain), fc.nat(), ({ happened, states }, seed) => {
        const view = project(domain, 'delta', shuffled(sent(domain, happened, 'delta'), seed))
        const deleted = states.filter(isDeleted).map((state) => domain.documentOf(state))
        const excused = new Set(deleted.map(({ model, key }) => `${model}/${key}`))
        const wrong = differing(domain, view, oracle(domain, states))
        expect(wrong.filter((key) => !excused.has(key))).toEqual([])
      }),
      { seed: 4 },
    )
  })

  test('from rows say the truth once all have come, in any order and repeated (seed 5)', () => {
    fc.assert(
      fc.property(history(domain), fc.nat(), ({ states }, seed) => {
        const rows = shuffled(snapshot(domain, states), seed)
        expectTruth(domain, project(domain, 'upsert', rows), states)
        expectTruth(domain, project(domain, 'upsert', [...rows, ...shuffled(rows, seed + 1)]), states)
      }),
      { seed: 5 },
    )
  })

  test.each(['upsert', 'partial'] as const)(
    'from rows by %s, in the order of the log, say the truth (seed 6)',
    (style) => {
      fc.assert(
        fc.property(history(domain), (run) => {
          expectTruth(domain, project(domain, style, captured(domain, run.happened)), run.states)
        }),
        { seed: 6 },
      )
    },
  )

  test('from rows carry the version that the parent row says, not that of the event', () => {
    const { states } = commit(domain, workload(domain, 10, 60).commands)
    const late = snapshot(domain, states).map((event) => ({ ...event, version: event.version + 5 }))
    expectTruth(domain, project(domain, 'upsert', late), states)
  })

  test('from rows by partial lack what came before its parent (seed 7)', () => {
    fc.assert(
      fc.property(history(domain), ({ states }) => {
        const view = project(domain, 'partial', snapshot(domain, states).toReversed())
        const whole = project(domain, 'upsert', snapshot(domain, states))
        for (const state of kept(states).filter((each) => domain.rowsOf(each).length > 1)) {
          const { model, key } = domain.documentOf(state)
          expect(view.has(`${model}/${key}`)).toBe(true)
          expect(view.get(`${model}/${key}`)).not.toEqual(whole.get(`${model}/${key}`))
        }
      }),
      { seed: 7 },
    )
  })

  test('say by every style that what is deleted is gone, be it not there yet (seed 14)', () => {
    fc.assert(
      fc.property(history(domain), ({ happened }) => {
        for (const { before, event, after } of happened.filter((each) => isDeleted(each.after))) {
          const gone = { ...domain.documentOf(after), row: undefined }
          const parents = captured(domain, [{ before, event, after }]).slice(-1)
          for (const style of applyStyles) {
            const own = sent(domain, [{ before, event, after }], styleFor[style])
            for (const each of style === 'delta' ? own : [...own, ...parents]) {
              expect(domain.apply(style, each, () => undefined)).toContainEqual(gone)
            }
          }
        }
      }),
      { seed: 14 },
    )
  })

  test('cannot be written from a notification, from nothing, or from rows by delta', () => {
    const { happened, states } = commit(domain, workload(domain, 8, 60).commands)
    const decoded = (style: (typeof applyStyles)[number], event: Envelope) =>
      domain.apply(style, event, () => undefined)
    for (const style of applyStyles) {
      for (const event of sent(domain, happened, 'notification')) {
        expect(event.payload).toEqual({})
        expect(decoded(style, event)).toBeUndefined()
      }
      for (const event of sent(domain, happened, styleFor[style])) {
        expect(decoded(style, { ...event, payload: {} })).toBeUndefined()
      }
    }
    for (const event of snapshot(domain, states)) {
      expect(decoded('delta', event)).toBeUndefined()
      expect(decoded('upsert', { ...event, payload: { ...event.payload, table: 'socks' } })).toBeUndefined()
      expect(decoded('upsert', { ...event, payload: { ...event.payload, row: null } })).toBeUndefined()
    }
  })
})

test('what a business asks for elsewhere is, at revision 0, what its documents should say (seed 9)', () => {
  for (const domain of domains) {
    const { happened } = commit(domain, workload(domain, 9, 300).commands)
    for (const { before, event, after } of happened) {
      const { row } = domain.documentOf(after)
      for (const style of ['full-state', 'partial', 'delta', 'row'] as const) {
        const key = domain.enrichment?.keyOf(domain.envelope(style, before, event, after))
        if (domain.enrichment === undefined || key === undefined || row === undefined) continue
        expect(domain.enrichment.valueOf(key, 0)).toBe(row[domain.enrichment.field])
        expect(domain.enrichment.valueOf(key, 1)).not.toBe(row[domain.enrichment.field])
      }
    }
  }
})
