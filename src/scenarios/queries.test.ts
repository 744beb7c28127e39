// Queries of a scenario file: who asks, for which screen, and for which fields; names that the business does not have are refused.
import { expect, test } from 'vitest'
import { parseScenario } from './all'

const parsedWith = (more: object) =>
  parseScenario({ format: 'cqrscope/scenario', version: 1, id: 'queries', ...more })

const problems = (more: object): readonly string[] => {
  const parsed = parsedWith(more)
  return parsed.ok ? [] : parsed.problems.map(({ path, what }) => `${path}: ${what}`)
}

const FEATURES = 'is no feature of orders; choose from order-list, my-orders, checkout'
const FIELDS =
  'is no field of the documents of orders; choose from product, productName, unitPrice, quantity, total, member, status, version'

test('a query and a flow of queries say who asks, for which screen and which fields', () => {
  const parsed = parsedWith({
    workload: [
      {
        at: 5,
        query: 'order-1',
        member: 'kim',
        feature: 'my-orders',
        class: 'influencer',
        fields: ['status', 'total'],
      },
      { from: 1, until: 2, queries: 3, feature: 'checkout', class: 'usual' },
    ],
  })
  const lines = parsed.ok
    ? parsed.value.causes.map((cause) => (cause.kind === 'line' ? cause.line : null))
    : []
  expect(lines).toEqual([
    {
      kind: 'query',
      at: 5000,
      key: 'order-1',
      member: 'kim',
      feature: 'my-orders',
      class: 'influencer',
      fields: ['status', 'total'],
    },
    { kind: 'queries', from: 1000, until: 2000, perSecond: 3, feature: 'checkout', class: 'usual' },
  ])
})

test.each<[string, object, readonly string[]]>([
  [
    'an unknown feature of a query',
    { workload: [{ at: 0, query: 'order-1', feature: 'wall' }] },
    [`workload[0].feature: ${FEATURES}`],
  ],
  [
    'an unknown feature of a flow',
    { workload: [{ from: 0, until: 9, queries: 1, feature: 'wall' }] },
    [`workload[0].feature: ${FEATURES}`],
  ],
  [
    'a feature of another business in the policy',
    { settings: { consistency: 'custom', policy: { 'my-orders/vip': 'strong', 'own-wall/vip': 'causal' } } },
    [`settings.policy.own-wall/vip: ${FEATURES}`],
  ],
  [
    'an unknown field',
    { workload: [{ at: 0, query: 'order-1', fields: ['status', 'colour'] }] },
    [`workload[0].fields[1]: ${FIELDS}`],
  ],
  [
    'no field at all',
    { workload: [{ at: 0, query: 'order-1', fields: [] }] },
    ['workload[0].fields: is empty; name a field, or leave it out'],
  ],
  [
    'one field that is no list',
    { workload: [{ at: 0, query: 'order-1', fields: 'status' }] },
    ['workload[0].fields: is not a list; write names of fields in […]'],
  ],
  [
    'a list anywhere else in a line',
    { workload: [{ at: 0, query: ['order-1'] }] },
    ['workload[0].query: is a list; write an object {…}'],
  ],
])('%s is refused', (_what, more, expected) => {
  expect(problems(more)).toEqual(expected)
})

test('a query names another key, unless that is its own or readers fill a cache key by key', () => {
  const pair = { at: 5, query: 'order-1', with: 'order-2' }
  expect(problems({ workload: [pair] })).toEqual([])
  expect(problems({ workload: [{ ...pair, with: 'order-1' }] })).toEqual([
    'workload[0].with: is the key itself; name another one',
  ])
  const aside = { readStore: 'cache', cache: { fill: 'aside' } }
  expect(problems({ workload: [pair], settings: aside })).toEqual([
    'workload[0].with: is asked of a cache that readers fill key by key; remove it, or set cache.fill "projection"',
  ])
})
