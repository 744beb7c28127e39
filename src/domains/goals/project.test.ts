/** What projecting gives: the oracle's rows when all goes well, and the known damage when delivery does not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command, EventStyle, JsonObject } from '../domain'
import { idOf } from '../kept'
import { integerAt, textAt } from '../read-json'
import { applyStyles, benchOf, delivered, rowEvent, shuffled, styleFor } from '../rig'
import type { Rows } from '../rig'
import { goals } from './goals'

const { capture, commit, differing, oracle, project } = benchOf(goals)

const id = fc.integer({ min: 1, max: 2 }).map((number) => `day-${number}`)
const goal = fc.constantFrom('Walk', 'Read')
const add = fc.record({
  type: fc.constant('AddGoal'),
  id,
  goal,
  category: fc.constantFrom('health', 'study', 'home'),
})
const follow = fc.record({
  type: fc.constantFrom('CompleteGoal', 'CompleteGoal', 'ReopenGoal', 'RemoveGoal'),
  id,
  goal,
})
const drop = fc.record({ type: fc.constant('DeleteDay'), id })

const openAll: readonly Command[] = [1, 2, 3].map((number) => ({
  type: 'OpenDay',
  id: `day-${number}`,
  date: `2026-03-0${number}`,
}))
const lasting: fc.Arbitrary<readonly Command[]> = fc
  .array(fc.oneof(add, follow), { maxLength: 40, size: 'max' })
  .map((commands) => [...openAll, ...commands])
const history: fc.Arbitrary<readonly Command[]> = fc
  .array(fc.oneof(add, add, follow, follow, drop), { maxLength: 40, size: 'max' })
  .map((commands) => [...openAll, ...commands])

const expectRight = (view: Rows, commands: readonly Command[]) =>
  expect(differing(view, oracle(commands))).toEqual([])

describe.each(applyStyles)('projecting by %s', (style) => {
  test('every event once and in order gives the rows of the oracle, versions included (seed 42)', () => {
    fc.assert(
      fc.property(history, (commands) => {
        const { states, sent } = commit(commands, styleFor[style])
        const view = project(style, sent)
        expectRight(view, commands)
        for (const state of states) {
          const { key, row } = goals.documentOf(state)
          expect(view.get(`calendar_days/${key}`)).toEqual(row)
        }
      }),
      { seed: 42 },
    )
  })

  test('a payload that cannot be decoded is told, not guessed at', () => {
    const spoilt: readonly JsonObject[] = [
      {},
      { goal: 'Walk', number: 1 },
      { goal: { number: '1', done: 1 } },
    ]
    for (const event of commit(lifeOfSix, styleFor[style]).sent) {
      for (const payload of spoilt) {
        expect(goals.apply(style, { ...event, payload }, () => undefined)).toBeUndefined()
      }
      const foreign: readonly EventStyle[] = ['notification', style === 'delta' ? 'row' : 'delta']
      for (const other of foreign) {
        expect(goals.apply(style, { ...event, style: other }, () => undefined)).toBeUndefined()
      }
    }
  })
})

test('projecting by upsert twice changes nothing more (seed 43)', () => {
  fc.assert(
    fc.property(history, (commands) => {
      const { sent } = commit(commands, 'full-state')
      const once = project('upsert', sent)
      expect(project('upsert', [...sent, ...sent.slice(-1)])).toEqual(once)
      expectRight(project('upsert', sent, new Map(once)), commands)
    }),
    { seed: 43 },
  )
})

test('projecting by partial takes full-state events too, and gives the same rows (seed 44)', () => {
  fc.assert(
    fc.property(history, (commands) => {
      const full = project('partial', commit(commands, 'full-state').sent)
      expect(full).toEqual(project('partial', commit(commands, 'partial').sent))
    }),
    { seed: 44 },
  )
})

test.each(applyStyles)(
  'by %s, deleting what is not there still says that it is gone, for who keeps tombstones',
  (style) => {
    const last = commit(lifeOfSix, styleFor[style]).sent.filter(({ type }) => type === 'DayDeleted')
    const uncounted = last.map((event) => ({ ...event, payload: { ...event.payload, categories: [] } }))
    expect(uncounted.map((event) => goals.apply(style, event, () => undefined))).toEqual([
      [{ model: 'calendar_days', key: 'day-1', row: undefined }],
    ])
  },
)

describe('deltas', () => {
  test('commute: each once, in any order, gives the rows of the oracle and leaves no remainder (seed 45)', () => {
    fc.assert(
      fc.property(lasting, fc.nat(), (commands, order) => {
        const view = project('delta', shuffled(commit(commands, 'delta').sent, order))
        expectRight(view, commands)
        for (const row of view.values()) expect(row).not.toHaveProperty('unsettled')
      }),
      { seed: 45 },
    )
  })

  test('commute before the deleting, and the categories even across it (seed 46)', () => {
    const dropAll = openAll.map((command) => ({ type: 'DeleteDay', id: command.id }))
    fc.assert(
      fc.property(lasting, fc.nat(), (commands, order) => {
        const all = [...commands, ...dropAll]
        const { sent } = commit(all, 'delta')
        const last = sent.filter(({ type }) => type === 'DayDeleted')
        const rest = sent.filter(({ type }) => type !== 'DayDeleted')
        expectRight(project('delta', [...shuffled(rest, order), ...last]), all)
        const wrong = differing(project('delta', shuffled(sent, order)), oracle(all))
        expect(wrong.filter((key) => key.startsWith('goals_by_category/'))).toEqual([])
      }),
      { seed: 46 },
    )
  })

  test('that overtake the adding of their goal wait for it out of sight', () => {
    const { sent } = commit(lifeOfSix, 'delta')
    const [opened, added, , completed] = sent
    const early = [opened, completed].filter((event) => event !== undefined)
    const late = [added].filter((event) => event !== undefined)
    const view = project('delta', early)
    expect(view.get('calendar_days/day-1')).toMatchObject({ goals: [], total: 0, done: 1, status: 'empty' })
    expect(project('delta', late, view).get('calendar_days/day-1')).toEqual({
      date: '2026-03-01',
      member: 'member-1',
      goals: [{ number: 1, title: 'Walk', category: 'health', done: true }],
      total: 1,
      done: 1,
      status: 'done',
      version: 2,
    })
  })

  test('that come after the deleting bring back a ghost without a date', () => {
    const { sent } = commit(lifeOfSix, 'delta')
    const completed = sent.filter(({ type }) => type === 'GoalCompleted')
    const view = project('delta', [...sent.filter(({ type }) => type !== 'GoalCompleted'), ...completed])
    expect(view.get('calendar_days/day-1')).toMatchObject({ date: null, goals: [], done: 1 })
  })
})

describe('normalised rows', () => {
  test('of a day, in either order, give its page and its share in the categories (seed 47)', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.constantFrom<'c' | 'r'>('c', 'r'), (commands, order, op) => {
        const rows = commit(commands, 'row').states.flatMap((state) =>
          goals.rowsOf(state).map((row) => rowEvent(idOf(state), state.version, { ...row, op })),
        )
        expectRight(project('upsert', shuffled(rows, order)), commands)
      }),
      { seed: 47 },
    )
  })

  test.each(['upsert', 'partial'] as const)(
    'as they are captured, by %s, follow the life (seed 48)',
    (style) => {
      fc.assert(
        fc.property(history, (commands) => {
          expectRight(project(style, capture(commands)), commands)
        }),
        { seed: 48 },
      )
    },
  )

  test('make a skeleton with nulls while the other is missing, or are dropped without a parent', () => {
    const events = capture(lifeOfSix.slice(0, 2))
    const parents = events.filter(({ payload }) => payload['table'] === 'days')
    const children = events.filter(({ payload }) => payload['table'] === 'day_goals')
    expect(project('partial', children)).toEqual(new Map())
    expect([...project('upsert', children)]).toEqual([
      ['calendar_days/day-1', expect.objectContaining({ date: null, status: null, total: 1 })],
      ['goals_by_category/health', { goals: 1, done: 0 }],
    ])
    // The day says "open" already; which goals are open nobody has heard.
    expect(project('partial', parents).get('calendar_days/day-1')).toMatchObject({
      status: 'open',
      goals: null,
    })
  })

  test('that are deleted leave nothing, whichever goes first and whether or not the other ever came', () => {
    const events = capture(lifeOfSix)
    const gone = events.filter(({ payload }) => payload['op'] === 'd')
    const rest = events.filter(({ payload }) => payload['op'] !== 'd')
    const children = rest.filter(({ payload }) => payload['table'] === 'day_goals')
    expect(gone).toHaveLength(2)
    for (const style of ['upsert', 'partial'] as const) {
      for (const deletes of [gone, gone.toReversed(), gone.slice(1)]) {
        expectRight(project(style, [...children, ...deletes]), lifeOfSix)
      }
      expectRight(project(style, [...rest, ...gone.toReversed()]), lifeOfSix)
      expectRight(project(style, [...rest, ...gone]), lifeOfSix)
    }
  })

  test('that are deleted under a parent leave nulls, and take back what they counted for', () => {
    const events = capture(lifeOfSix)
    const view = project('upsert', events.slice(0, -1))
    expect(view.get('calendar_days/day-1')).toMatchObject({ goals: null, total: null })
    expect(differing(view, oracle(lifeOfSix))).toEqual(['calendar_days/day-1'])
  })
})

// Six versions of one day: opened, two goals added, the first completed, the second removed, all deleted.
const lifeOfSix: readonly Command[] = [
  { type: 'OpenDay', id: 'day-1', date: '2026-03-01' },
  { type: 'AddGoal', id: 'day-1', goal: 'Walk', category: 'health' },
  { type: 'AddGoal', id: 'day-1', goal: 'Read', category: 'study' },
  { type: 'CompleteGoal', id: 'day-1', goal: 'Walk' },
  { type: 'RemoveGoal', id: 'day-1', goal: 'Read' },
  { type: 'DeleteDay', id: 'day-1' },
]

// Projectors without guard or inbox. A cell is 'ok', or what the page says instead: the status, done of total.
const deliveries = [
  ['in order, once', '12345', 'ok', 'ok', 'ok'],
  ['a goal added twice', '122345', 'ok', 'ok', 'open 1/2'],
  ['a goal added again late', '123452', 'open 0/1', 'open 0/1', 'open 1/2'],
  ['completed before it was added', '14235', 'ok', 'open 0/1', 'ok'],
  ['removed before it was added', '12543', 'open 0/2', 'open 1/2', 'ok'],
  ['completing lost', '1235', 'ok', 'open 0/1', 'open 0/1'],
  ['opening arrives last', '23451', 'empty 0/0', 'empty 0/0', 'ok'],
  ['opening lost', '2345', 'ok', 'no row', 'done 1/1'],
  ['completed again after the deleting', '1234564', 'open 1/2', 'ok', 'empty 1/0'],
] as const

describe.each(deliveries)('%s (%s)', (_name, sequence, ...cells) => {
  test.each(applyStyles.map((style, column) => [style, cells[column]] as const))(
    'by %s: %s',
    (style, expected) => {
      const { sent } = commit(lifeOfSix, styleFor[style])
      const view = project(style, delivered(sent, sequence))
      const row = view.get('calendar_days/day-1')
      const truth = oracle(lifeOfSix.slice(0, sequence.includes('6') ? 6 : 5))
      const said =
        row === undefined
          ? 'no row'
          : `${textAt(row, 'status')} ${integerAt(row, 'done')}/${integerAt(row, 'total')}`
      expect(differing(view, truth).length === 0 ? 'ok' : said).toBe(expected)
    },
  )
})
