// The agenda against the plainest model there is: a list of rows, sorted whenever somebody asks.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Agenda, type Due, FAR } from './agenda'

const acts = fc.array(
  fc.record({
    key: fc.nat({ max: 12 }).map(String),
    due: fc.oneof(fc.nat({ max: 20 }), fc.constant(FAR)),
    background: fc.boolean(),
    what: fc.constantFrom('set', 'remove', 'serve', 'undo'),
  }),
  { maxLength: 80 },
)

describe('the agenda', () => {
  test('serves what a sorted list would serve, and counts the foreground, 2,000 cases, seed 31', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const rows = new Map<string, Due>()
        const agenda = new Agenda(({ key, sequence }) => rows.get(key)?.sequence === sequence)
        const history: (() => void)[] = []
        let sequence = 0
        const put = (key: string, next: Due | undefined) => {
          const old = rows.get(key)
          if (next === undefined) rows.delete(key)
          else rows.set(key, next)
          agenda.note('t', key, old, next)
          return old
        }
        const change = (key: string, next: Due | undefined) => {
          const old = put(key, next)
          history.push(() => put(key, old))
        }
        for (const { key, due, background, what } of list) {
          const first = agenda.peek()
          if (what === 'set') change(key, { due, sequence: ++sequence, background })
          else if (what === 'remove') change(key, undefined)
          else if (what === 'undo') history.pop()?.()
          else if (first !== undefined) change(first.key, undefined)
          const sorted = [...rows]
            .filter(([, row]) => row.due !== FAR)
            .toSorted(([, x], [, y]) => x.due - y.due || x.sequence - y.sequence)
          expect(agenda.peek()?.key).toBe(sorted[0]?.[0])
          expect(agenda.foreground).toBe(sorted.filter(([, row]) => row.background !== true).length)
        }
      }),
      { seed: 31, numRuns: 2000 },
    )
  })

  test('does not grow while somebody goes back and forth over the same appointments', () => {
    const rows = new Map<string, Due>()
    let asked = 0
    const agenda = new Agenda(({ key, sequence }) => {
      asked += 1
      return rows.get(key)?.sequence === sequence
    })
    for (let i = 0; i < 20; i++) {
      const row = { due: 100 + i, sequence: i + 1 }
      rows.set(`k${i}`, row)
      agenda.note('t', `k${i}`, undefined, row)
    }
    const row = { due: 50, sequence: 99 }
    for (let i = 0; i < 5000; i++) {
      rows.set('back', row)
      agenda.note('t', 'back', undefined, row)
      rows.delete('back')
      agenda.note('t', 'back', row, undefined)
    }
    asked = 0
    expect(agenda.peek()?.key).toBe('k0')
    expect(asked).toBeLessThan(400)
  })
})
