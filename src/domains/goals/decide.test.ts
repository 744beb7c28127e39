/** The rules of the goals calendar, told as given / when / then. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command, Decision, DomainEvent } from '../domain'
import { stateAfter } from '../rig'
import { dateAfter, isDate } from './calendar'
import { goalsMax } from './commands'
import type { GoalsEvent } from './day'
import { decide, goalsRefusals } from './decide'
import { evolve } from './evolve'

const opened: GoalsEvent = { type: 'DayOpened', data: { date: '2026-02-28', member: 'member-7' } }
const added = (goal: string): GoalsEvent => ({ type: 'GoalAdded', data: { goal, category: 'health' } })
const completed: GoalsEvent = { type: 'GoalCompleted', data: { goal: 'Walk' } }
const reopened: GoalsEvent = { type: 'GoalReopened', data: { goal: 'Walk' } }
const removed: GoalsEvent = { type: 'GoalRemoved', data: { goal: 'Walk' } }
const deleted: GoalsEvent = { type: 'DayDeleted', data: {} }

const id = 'day-1'
const open = { type: 'OpenDay', id, date: '2026-02-28', member: 'member-7' }
const add = { type: 'AddGoal', id, goal: 'Walk', category: 'health' }
const complete = { type: 'CompleteGoal', id, goal: 'Walk' }
const reopen = { type: 'ReopenGoal', id, goal: 'Walk' }
const remove = { type: 'RemoveGoal', id, goal: 'Walk' }
const drop = { type: 'DeleteDay', id }

const given = (...past: readonly GoalsEvent[]) => ({
  when: (command: Command) => {
    const state = stateAfter({ evolve }, id, past)
    const decision: Decision = decide(state, command)
    return {
      thenEvents: (...events: readonly DomainEvent[]) => expect(decision).toEqual({ ok: true, events }),
      thenRefused: (refusal: string) => {
        expect(goalsRefusals).toContain(refusal)
        expect(decision).toEqual({ ok: false, refusal })
      },
    }
  },
})

describe('opening a day', () => {
  test('opens it, for the first member unless another is named', () => {
    given().when(open).thenEvents(opened)
    given()
      .when({ type: 'OpenDay', id, date: '2026-02-28' })
      .thenEvents({ type: 'DayOpened', data: { date: '2026-02-28', member: 'member-1' } })
  })
  test('is refused when there is one, also when it was deleted', () => {
    given(opened).when(open).thenRefused('already-exists')
    given(opened, deleted).when(open).thenRefused('already-exists')
  })
  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-3', 'today'])(
    'is refused for %s, which no calendar has',
    (date) => {
      given()
        .when({ ...open, date })
        .thenRefused('no-such-date')
    },
  )
  test('is refused without a date and for a member that is no name', () => {
    given().when({ type: 'OpenDay', id }).thenRefused('malformed-command')
    given()
      .when({ ...open, member: 7 })
      .thenRefused('malformed-command')
    given()
      .when({ ...open, member: 'm'.repeat(41) })
      .thenRefused('malformed-command')
  })
})

describe('adding a goal', () => {
  test('adds it, also again after it was removed', () => {
    given(opened).when(add).thenEvents(added('Walk'))
    given(opened, added('Walk'), removed).when(add).thenEvents(added('Walk'))
  })
  test('is refused when the day has it', () => {
    given(opened, added('Walk')).when(add).thenRefused('already-added')
    given(opened, added('Walk'), completed).when(add).thenRefused('already-added')
  })
  test('takes a title of 60 characters and not one more', () => {
    const goal = 'x'.repeat(60)
    given(opened)
      .when({ ...add, goal })
      .thenEvents(added(goal))
    given(opened)
      .when({ ...add, goal: `${goal}x` })
      .thenRefused('text-too-long')
  })
  test('is refused for an unknown category, for an unknown day and for a full one', () => {
    given(opened)
      .when({ ...add, category: 'sins' })
      .thenRefused('unknown-category')
    given().when(add).thenRefused('unknown-day')
    const full = Array.from({ length: goalsMax }, (_none, at) => added(`Goal ${at}`))
    given(opened, ...full)
      .when(add)
      .thenRefused('too-many-goals')
  })
})

describe('a goal', () => {
  test('is completed once', () => {
    given(opened, added('Walk')).when(complete).thenEvents(completed)
    given(opened, added('Walk'), completed).when(complete).thenRefused('already-done')
  })
  test('is reopened only when it is done, and can be completed again', () => {
    given(opened, added('Walk'), completed).when(reopen).thenEvents(reopened)
    given(opened, added('Walk')).when(reopen).thenRefused('not-done')
    given(opened, added('Walk'), completed, reopened).when(complete).thenEvents(completed)
  })
  test('is removed, done or not', () => {
    given(opened, added('Walk')).when(remove).thenEvents(removed)
    given(opened, added('Walk'), completed).when(remove).thenEvents(removed)
  })
  test.each([complete, reopen, remove])('that the day does not have is refused: $type', (command) => {
    given(opened, added('Read')).when(command).thenRefused('unknown-goal')
    given(opened)
      .when({ ...command, goal: null })
      .thenRefused('malformed-command')
  })
})

describe('deleting a day', () => {
  test('deletes it with its goals', () => given(opened, added('Walk')).when(drop).thenEvents(deleted))
  test('is refused for an unknown day and the second time', () => {
    given().when(drop).thenRefused('unknown-day')
    given(opened, deleted).when(drop).thenRefused('unknown-day')
  })
})

describe('any command', () => {
  test('passes with the version that is current and with no other', () => {
    given(opened)
      .when({ ...add, expectedVersion: 1 })
      .thenEvents(added('Walk'))
    given(opened)
      .when({ ...complete, expectedVersion: 2 })
      .thenRefused('version-conflict')
    given()
      .when({ ...open, expectedVersion: 1 })
      .thenRefused('version-conflict')
  })
  test('is refused when no rule knows its type', () => {
    given(opened).when({ type: 'Procrastinate', id }).thenRefused('malformed-command')
  })
  test('crashes on a stored day that no event could have made', () => {
    expect(() => decide({ version: 1, status: 'open' }, drop)).toThrow('Broken invariant')
  })
  test('never makes it throw, whatever it says (seed 41)', () => {
    const types = [open, add, complete, reopen, remove, drop].map(({ type }) => type)
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom('Walk', 'health', '2026-02-28'))
    const fields = fc.record({ date: field, member: field, goal: field, category: field })
    const wish = fc.tuple(fc.oneof(fc.constantFrom(...types), fc.string()), fields, fc.option(fc.jsonValue()))
    const pasts = [[], [opened], [opened, added('Walk')], [opened, added('Walk'), deleted]]
    fc.assert(
      fc.property(wish, fc.constantFrom(...pasts), ([type, said, claim], past) => {
        const state = stateAfter({ evolve }, id, past)
        const claimed: object = claim === null ? {} : { expectedVersion: claim }
        const decision = decide(state, { type, id, ...(said as object), ...claimed })
        if (!decision.ok) expect(goalsRefusals).toContain(decision.refusal)
      }),
      { seed: 41 },
    )
  })
})

test('the dates that are counted are dates, one after the other', () => {
  const dates = Array.from({ length: 1_000 }, (_none, at) => dateAfter(at))
  expect(dates.filter((date) => !isDate(date))).toEqual([])
  expect(dates).toEqual([...new Set(dates)].toSorted())
  expect([dates[0], dates[58], dates[59], dates[789]]).toEqual([
    '2026-01-01',
    '2026-02-28',
    '2026-03-01',
    '2028-02-29',
  ])
})
