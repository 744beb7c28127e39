// What read models say of all aggregates, and which rows differ from it.
import { describe, expect, test } from 'vitest'
import { contentOf, differences } from './content'
import { textOf } from '../input'
import type { ModelRow } from '../protocol/protocol'
import type { Projection } from '../read-store/read-store-rows'

/** A document for each aggregate, and a count of them by colour. */
const projection: Projection = {
  models: ['things', 'colours'],
  document: 'things',
  project: (_apply, { aggregateId: key, payload }, read) => {
    const colour = textOf(payload['colour'])
    const count = Number(read('colours', colour)?.['count'] ?? 0) + 1
    return [
      { model: 'things', key, row: payload },
      { model: 'colours', key: colour, row: { count } },
    ]
  },
}
const content = (...colours: readonly string[]) =>
  contentOf(
    projection,
    colours.map((colour, i) => ({ id: `t${i + 1}`, colour })),
    (state) => ({
      id: '',
      type: '',
      aggregateId: textOf(state['id']),
      version: 1,
      style: 'full-state',
      payload: { colour: state['colour'] ?? null },
    }),
  )
const thing = (key: string, colour: string): ModelRow => ({ model: 'things', key, row: { colour } })
const count = (key: string, number: number): ModelRow => ({ model: 'colours', key, row: { count: number } })

test('each aggregate sees what those before it have added', () => {
  expect([...content('red', 'blue', 'red').values()]).toEqual([
    thing('t1', 'red'),
    count('red', 2),
    thing('t2', 'blue'),
    count('blue', 1),
    thing('t3', 'red'),
  ])
})

describe('the differences between what should be and what is', () => {
  const wanted = content('red', 'blue')

  test('are none where both are the same, or a counter says nothing', () => {
    const present = [...wanted.values(), count('green', 0)]
    expect(differences(wanted, present)).toEqual([])
  })

  test('are what is missing, what says something else, and what should not be there', () => {
    const present = [thing('t1', 'green'), thing('t3', 'red'), count('red', 1)]
    expect(differences(wanted, present)).toEqual([
      { model: 'colours', key: 'blue', found: null, row: { count: 1 } },
      { model: 'things', key: 't1', found: { colour: 'green' }, row: { colour: 'red' } },
      { model: 'things', key: 't2', found: null, row: { colour: 'blue' } },
      { model: 'things', key: 't3', found: { colour: 'red' }, row: null },
    ])
  })
})
