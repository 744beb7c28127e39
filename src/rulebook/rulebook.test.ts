// What the rulebook promises of itself: each claim has something behind it, in both languages.
import { describe, expect, test } from 'vitest'
import { partOfComponent } from './part-of-component'
import { GROUPS, PART_IDS, PARTS } from './parts'
import { RULEBOOK } from './rulebook'
import { SOURCES } from './sources'

const rules = PART_IDS.flatMap((part) =>
  RULEBOOK[part].map((rule) => ({ ...rule, name: `${part}/${rule.id}` })),
)

test('every part has rules, and every group has parts', () => {
  expect(PART_IDS.filter((part) => RULEBOOK[part].length === 0)).toEqual([])
  expect(GROUPS.filter((group) => !PART_IDS.some((part) => PARTS[part].group === group))).toEqual([])
})

test('parts of one group stand together, in the order of the groups', () => {
  const places = PART_IDS.map((part) => GROUPS.indexOf(PARTS[part].group))
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})

test('no two rules of a part have one id', () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length)
})

test('nothing is claimed without a source or a test, and what is modelled has a test', () => {
  const bare = rules.filter(
    ({ sources, test: shown, how }) => shown === undefined && (how === 'modelled' || sources.length === 0),
  )
  expect(bare.map(({ name }) => name)).toEqual([])
})

test('what is left out has no scenario that would show it', () => {
  expect(rules.filter(({ how, scenario }) => how === 'left-out' && scenario !== undefined)).toEqual([])
})

test('each sentence is in its language, and names the same things in both', () => {
  const named = (text: string) => (text.match(/`[^`]+`/g) ?? []).toSorted()
  for (const { name, en, ko } of rules) {
    expect(ko, name).toMatch(/[가-힣].*[.!]$/su)
    expect(en, name).toMatch(/^[^가-힣]+\.$/u)
    expect(new Set(named(ko)), name).toEqual(new Set(named(en)))
  }
})

test('every source has an address of its own, and some rule needs it', () => {
  const used = new Set(rules.flatMap(({ sources }) => sources))
  const addresses = Object.values(SOURCES).map(({ url }) => url)
  expect(addresses.filter((url) => !URL.canParse(url) || !url.startsWith('https://'))).toEqual([])
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(Object.keys(SOURCES).filter((id) => !used.has(id as keyof typeof SOURCES))).toEqual([])
})

describe('the part of a component', () => {
  const around = { design: 'outbox-polling', broker: 'rabbitmq', readStore: 'cache' }
  test('is its kind, or what the run chose for it', () => {
    expect(partOfComponent('relay', around)).toBe('relay')
    expect(partOfComponent('broker', around)).toBe('rabbitmq')
    expect(partOfComponent('read-store', around)).toBe('cache')
    expect(partOfComponent('notifier', around)).toBe('services')
  })
  test('of who consumes depends on whether the broker pushes', () => {
    expect(partOfComponent('projector', around)).toBe('subscriber')
    expect(partOfComponent('projector', { ...around, broker: 'kafka' })).toBe('projector')
    expect(partOfComponent('projector', { ...around, broker: null })).toBe('projector')
  })
  test('of a job depends on what it does', () => {
    expect(partOfComponent('job', { ...around, design: 'materialized-view' })).toBe('materialized-view')
    expect(partOfComponent('job', { ...around, design: 'batch-etl' })).toBe('job')
  })
  test('that nobody has written of is what holds everywhere', () => {
    expect(partOfComponent('pigeon', around)).toBe('everywhere')
  })
})
