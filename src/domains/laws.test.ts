/** The laws that every business keeps: its read models say what its write side knows, whichever way events travel. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AggregateState, Command, Domain, Envelope } from './domain'
import { emptyMemory, isDeleted } from './domain'
import { domains } from './index'
import {
  applyStyles,
  commit,
  differing,
  drawFrom,
  oracle,
  project,
  rowEvent,
  type Rows,
  sent,
  styleFor,
  workload,
} from './rig'

/** What the write side makes of a random workload of its own generator. */
const history = (domain: Domain) =>
  fc
    .record({ seed: fc.nat(), count: fc.integer({ min: 1, max: 80 }) })
    .map(({ seed, count }) => commit(domain, workload(domain, seed, count).commands))

const shuffled = <Item>(items: readonly Item[], seed: number): readonly Item[] => {
  const draw = drawFrom(seed)
  return items
    .map((item) => ({ item, rank: draw(1_000_000) }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ item }) => item)
}

const idOf = (domain: Domain, state: AggregateState): string => domain.documentOf(state).key

const kept = (states: readonly AggregateState[]) => states.filter((state) => !isDeleted(state))

/** Every row of some states, as a snapshot of the tables sends them. */
const snapshot = (domain: Domain, states: readonly AggregateState[]): readonly Envelope[] =>
  states.flatMap((state) =>
    domain.rowsOf(state).map((row) => rowEvent(idOf(domain, state), state.version, row, 'r')),
  )

/** Every row that each commit changed, as the reader of the log sends them; what is deleted goes child first. */
const captured = (domain: Domain, { happened }: ReturnType<typeof commit>): readonly Envelope[] =>
  happened.flatMap(({ before, after }) => {
    const old = before === undefined ? [] : domain.rowsOf(before)
    const now = domain.rowsOf(after)
    const gone = old.filter((row) => !now.some((each) => each.key === row.key)).toReversed()
    return [
      ...now.map((row) => ({ row, op: old.some((each) => each.key === row.key) ? 'u' : 'c' }) as const),
      ...gone.map((row) => ({ row, op: 'd' }) as const),
    ].map(({ row, op }) => rowEvent(idOf(domain, after), after.version, row, op))
  })

/** The document rows with their versions, beside what the oracle says of them. */
const documents = (domain: Domain, view: Rows, states: readonly AggregateState[]) =>
  kept(states).map((state) => {
    const { model, key, row } = domain.documentOf(state)
    return { seen: view.get(`${model}/${key}`), true: row }
  })

const expectTruth = (domain: Domain, view: Rows, states: readonly AggregateState[]): void => {
  expect(differing(domain, view, oracle(domain, states))).toEqual([])
  for (const each of documents(domain, view, states)) expect(each.seen).toEqual(each.true)
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
          expectTruth(domain, project(domain, style, captured(domain, run)), run.states)
        }),
        { seed: 6 },
      )
    },
  )

  test('from rows carry the version of the row that was written last, not that of the event', () => {
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

/** Any object at all that names an aggregate and a command, well or badly. */
const anyCommand = (domain: Domain): fc.Arbitrary<Command> => {
  const names = domain.commands.flatMap((command) => command.fields.map((field) => field.name))
  return fc
    .record({
      type: fc.oneof(fc.constantFrom(...domain.commands.map(({ type }) => type)), fc.string()),
      id: fc.constantFrom(`${domain.aggregate}-1`, `${domain.aggregate}-2`),
      fields: fc.dictionary(
        fc.oneof(fc.constantFrom('expectedVersion', ...names), fc.string()),
        fc.jsonValue(),
      ),
    })
    .map(({ fields, ...named }) => ({ ...fields, ...named }) as Command)
}

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

describe.each(domains.map((domain) => [domain.id, domain] as const))(
  'the write side of %s',
  (_id, domain) => {
    test('answers whatever it is asked, in whatever state, and remembers it without a crash (seed 11)', () => {
      fc.assert(
        fc.property(fc.nat(), fc.array(anyCommand(domain), { maxLength: 20 }), (seed, commands) => {
          const { memories, commands: usual } = workload(domain, seed, 12)
          const { refusals } = commit(domain, [...usual, ...commands])
          expect(domain.refusals).toEqual(expect.arrayContaining([...new Set(refusals)]))
          const memory = commands.reduce(domain.remember, memories.at(-1) ?? emptyMemory)
          expect(JSON.parse(JSON.stringify(memory))).toEqual(memory)
        }),
        { seed: 11 },
      )
    })

    test('counts a version for each event, and leaves states that are plain JSON with a status (seed 12)', () => {
      fc.assert(
        fc.property(history(domain), ({ happened }) => {
          for (const { before, after } of happened) {
            expect(after.version).toBe((before?.version ?? 0) + 1)
            expect(JSON.parse(JSON.stringify(after))).toEqual(after)
            expect(after['status']).toEqual(expect.any(String))
          }
        }),
        { seed: 12 },
      )
    })

    test('names each envelope by aggregate and version, in every style (seed 13)', () => {
      fc.assert(
        fc.property(history(domain), ({ happened }) => {
          for (const style of ['full-state', 'partial', 'delta', 'notification', 'row'] as const) {
            for (const event of sent(domain, happened, style)) {
              expect(event.id).toBe(`${event.aggregateId}@${event.version}`)
              expect(event.style).toBe(style)
              expect(JSON.parse(JSON.stringify(event))).toEqual(event)
            }
          }
        }),
        { seed: 13 },
      )
    })
  },
)
