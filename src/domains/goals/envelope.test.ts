/** What happens to a day, event by event, and what each style of event carries of it. */
import { describe, expect, test } from 'vitest'
import type { DomainEvent, EventStyle } from '../domain'
import { lifeOf, stateAfter } from '../rig'
import { envelope } from './envelope'
import { evolve } from './evolve'

const life: readonly DomainEvent[] = [
  { type: 'DayOpened', data: { date: '2026-02-28', member: 'member-7' } },
  { type: 'GoalAdded', data: { goal: 'Walk', category: 'health' } },
  { type: 'GoalAdded', data: { goal: 'Read', category: 'study' } },
  { type: 'GoalCompleted', data: { goal: 'Walk' } },
  { type: 'GoalRemoved', data: { goal: 'Read' } },
  { type: 'GoalReopened', data: { goal: 'Walk' } },
  { type: 'DayDeleted', data: {} },
]

const lived = (style: EventStyle) =>
  lifeOf({ evolve }, 'day-1', life).map(({ before, event, after }) => ({
    after,
    dressed: envelope(style, before, event, after),
  }))

const payloads = (style: EventStyle) => lived(style).map(({ dressed }) => dressed.payload)

const walk = { number: 1, title: 'Walk', category: 'health', done: false }
const read = { number: 2, title: 'Read', category: 'study', done: false }
const dated = { id: 'day-1', date: '2026-02-28', member: 'member-7' }

describe('a day', () => {
  test('is empty, open or done by what is on it', () => {
    expect(lived('full-state').map(({ after }) => after)).toEqual([
      { ...dated, version: 1, status: 'empty', added: 0, goals: [] },
      { ...dated, version: 2, status: 'open', added: 1, goals: [walk] },
      { ...dated, version: 3, status: 'open', added: 2, goals: [walk, read] },
      { ...dated, version: 4, status: 'open', added: 2, goals: [{ ...walk, done: true }, read] },
      { ...dated, version: 5, status: 'done', added: 2, goals: [{ ...walk, done: true }] },
      { ...dated, version: 6, status: 'open', added: 2, goals: [walk] },
      { id: 'day-1', version: 7, deleted: true },
    ])
  })

  test('never gives a number twice', () => {
    const again = [...life.slice(0, 5), { type: 'GoalAdded', data: { goal: 'Read', category: 'hobby' } }]
    const state = stateAfter({ evolve }, 'day-1', again)
    expect(state).toMatchObject({ goals: [{ number: 1 }, { number: 3, category: 'hobby' }] })
  })

  test('stays deleted whatever happens to it', () => {
    const gone = lived('full-state')[6]?.after
    expect(evolve(gone, 'day-1', { type: 'GoalCompleted', data: { goal: 'Walk' } })).toEqual({
      ...gone,
      version: 8,
    })
  })

  test('only counts an event that it does not know or cannot read, and exists after any first one', () => {
    const state = evolve(undefined, 'day-1', { type: 'DayWasted', data: {} })
    expect(state).toMatchObject({ id: 'day-1', version: 1, status: 'empty', goals: [] })
    expect(evolve(state, 'day-1', { type: 'GoalAdded', data: {} })).toEqual({ ...state, version: 2 })
  })
})

test('an envelope is named by its day and version', () => {
  expect(lived('partial')[3]?.dressed).toEqual({
    id: 'day-1@4',
    type: 'GoalCompleted',
    aggregateId: 'day-1',
    version: 4,
    style: 'partial',
    payload: { goal: { number: 1, done: true } },
  })
})

test('full state carries the whole day each time, and of a deleted one that it is gone', () => {
  expect(payloads('full-state')).toEqual(lived('full-state').map(({ after }) => after))
})

test('partial carries what changed, which for the opening is everything', () => {
  const { id: _id, ...shown } = dated
  expect(payloads('partial')).toEqual([
    { ...shown, goals: [], done: 0, total: 0, status: 'empty' },
    { goal: walk },
    { goal: read },
    { goal: { number: 1, done: true } },
    { goal: { number: 2, removed: true } },
    { goal: { number: 1, done: false } },
    { deleted: true },
  ])
})

test('delta carries increments and names the goal that they are of', () => {
  const { done: _done, ...walking } = walk
  const { done: _none, ...reading } = read
  expect(payloads('delta')).toEqual([
    { date: '2026-02-28', member: 'member-7' },
    { ...walking, goalsDelta: 1, doneDelta: 0 },
    { ...reading, goalsDelta: 1, doneDelta: 0 },
    { ...walking, goalsDelta: 0, doneDelta: 1 },
    { ...reading, goalsDelta: -1, doneDelta: 0 },
    { ...walking, goalsDelta: 0, doneDelta: -1 },
    { deleted: true, categories: [{ category: 'health', goals: -1, done: 0 }] },
  ])
})

test('notification carries nothing', () => {
  expect(payloads('notification')).toEqual(life.map(() => ({})))
})

test('row carries the row of the day itself, and for the deleting only its key', () => {
  expect(payloads('row').map(({ table, op, row }) => [table, op, row === null])).toEqual([
    ['days', 'c', false],
    ['days', 'u', false],
    ['days', 'u', false],
    ['days', 'u', false],
    ['days', 'u', false],
    ['days', 'u', false],
    ['days', 'd', true],
  ])
})
