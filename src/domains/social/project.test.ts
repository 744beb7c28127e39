/** What projecting gives: the oracle's rows when all goes well, and the known damage when delivery does not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command, EventStyle, JsonObject } from '../domain'
import { idOf } from '../kept'
import { integerAt, textAt } from '../read-json'
import { applyStyles, benchOf, delivered, rowEvent, shuffled, styleFor } from '../rig'
import type { Rows } from '../rig'
import { social } from './social'

const { capture, commit, differing, oracle, project } = benchOf(social)

const id = fc.integer({ min: 1, max: 3 }).map((number) => `account-${number}`)
const by = fc.integer({ min: 1, max: 4 }).map((number) => `member-${number}`)
const open = fc.record({
  type: fc.constant('OpenAccount'),
  id,
  name: fc.constantFrom('Mina', 'Jun'),
  kind: fc.constantFrom('ordinary', 'influencer'),
})
const write = fc.record({
  type: fc.constant('WritePost'),
  id,
  text: fc.string({ minLength: 1, maxLength: 5 }),
  topic: fc.constantFrom('daily', 'food', 'tech'),
})
const meet = fc.record({
  type: fc.constantFrom('LikePost', 'LikePost', 'UnlikePost', 'Comment', 'Follow', 'Unfollow'),
  id,
  by,
  text: fc.constant('So true'),
})
const erase = fc.record({ type: fc.constant('EraseAccount'), id })

const openAll: readonly Command[] = [1, 2, 3].map((number) => ({
  type: 'OpenAccount',
  id: `account-${number}`,
  name: `Person ${number}`,
}))
const lasting: fc.Arbitrary<readonly Command[]> = fc
  .array(fc.oneof(open, write, meet, meet, meet), { maxLength: 60, size: 'max' })
  .map((commands) => [...openAll, ...commands])
const history = fc
  .array(fc.oneof(open, write, meet, meet, meet, erase), { maxLength: 60, size: 'max' })
  .map((commands) => [...openAll, ...commands])

// Beside the oracle, not minding versions.
const expectRight = (view: Rows, commands: readonly Command[]) =>
  expect(differing(view, oracle(commands))).toEqual([])

describe.each(applyStyles)('projecting by %s', (style) => {
  test('every event once and in order gives the rows of the oracle, versions included (seed 32)', () => {
    fc.assert(
      fc.property(history, (commands) => {
        const { states, sent } = commit(commands, styleFor[style])
        const view = project(style, sent)
        expectRight(view, commands)
        for (const state of states) {
          const { key, row } = social.documentOf(state)
          expect(view.get(`profiles/${key}`)?.['version']).toBe(row?.['version'])
        }
      }),
      { seed: 32 },
    )
  })

  test('a payload that cannot be decoded is told, not guessed at', () => {
    const spoilt: readonly JsonObject[] = [{}, { likes: '3', trends: [{}] }, { name: 'Mina', trends: [] }]
    for (const event of commit(lifeOfSix, styleFor[style]).sent) {
      for (const payload of spoilt) {
        expect(social.apply(style, { ...event, payload }, () => undefined)).toBeUndefined()
      }
      const foreign: readonly EventStyle[] = ['notification', style === 'delta' ? 'row' : 'delta']
      for (const other of foreign) {
        expect(social.apply(style, { ...event, style: other }, () => undefined)).toBeUndefined()
      }
    }
  })

  test('no notification can be decoded', () => {
    for (const event of commit(lifeOfSix, 'notification').sent) {
      expect(social.apply(style, event, () => undefined)).toBeUndefined()
    }
  })
})

test('projecting by upsert twice changes nothing more (seed 33)', () => {
  fc.assert(
    fc.property(history, (commands) => {
      const { sent } = commit(commands, 'full-state')
      const once = project('upsert', sent)
      const twice = project('upsert', [...sent, ...sent.slice(-1)], new Map())
      expect(twice).toEqual(once)
      expectRight(project('upsert', sent, new Map(once)), commands)
    }),
    { seed: 33 },
  )
})

test('projecting by partial takes full-state events too, and gives the same rows (seed 34)', () => {
  fc.assert(
    fc.property(history, (commands) => {
      const full = project('partial', commit(commands, 'full-state').sent)
      expect(full).toEqual(project('partial', commit(commands, 'partial').sent))
    }),
    { seed: 34 },
  )
})

test.each(applyStyles)(
  'by %s, deleting what is not there still says that it is gone, for who keeps tombstones',
  (style) => {
    const last = commit(lifeOfSix, styleFor[style]).sent.filter(({ type }) => type === 'AccountErased')
    const uncounted = last.map((event) => ({ ...event, payload: { ...event.payload, trends: [] } }))
    expect(uncounted.map((event) => social.apply(style, event, () => undefined))).toEqual([
      [{ model: 'profiles', key: 'account-1', row: undefined }],
    ])
  },
)

describe('deltas', () => {
  test('commute: each once, in any order, gives the rows of the oracle (seed 35)', () => {
    fc.assert(
      fc.property(lasting, fc.nat(), (commands, order) => {
        expectRight(project('delta', shuffled(commit(commands, 'delta').sent, order)), commands)
      }),
      { seed: 35 },
    )
  })

  test('commute before the erasing, and the topics even across it (seed 36)', () => {
    const eraseAll = openAll.map((command) => ({ type: 'EraseAccount', id: command.id }))
    fc.assert(
      fc.property(lasting, fc.nat(), (commands, order) => {
        const { sent } = commit([...commands, ...eraseAll], 'delta')
        const last = sent.filter(({ type }) => type === 'AccountErased')
        const rest = sent.filter(({ type }) => type !== 'AccountErased')
        expectRight(project('delta', [...shuffled(rest, order), ...last]), [...commands, ...eraseAll])
        const wrong = differing(project('delta', shuffled(sent, order)), oracle([]))
        expect(wrong.filter((key) => key.startsWith('trends_by_topic/'))).toEqual([])
      }),
      { seed: 36 },
    )
  })

  test('that come after the erasing bring back a ghost without a name', () => {
    const { sent } = commit(lifeOfSix, 'delta')
    const like = sent.filter(({ type }) => type === 'PostLiked')
    const view = project('delta', [...sent.filter(({ type }) => type !== 'PostLiked'), ...like])
    expect(view.get('profiles/account-1')).toMatchObject({ name: null, likes: 1, status: 'active' })
  })
})

describe('normalised rows', () => {
  test('of an account, in either order, give its profile and its share in the topics (seed 37)', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.constantFrom<'c' | 'r'>('c', 'r'), (commands, order, op) => {
        const { states } = commit(commands, 'row')
        const rows = states.flatMap((state) =>
          social.rowsOf(state).map((row) => rowEvent(idOf(state), state.version, { ...row, op })),
        )
        expectRight(project('upsert', shuffled(rows, order)), commands)
      }),
      { seed: 37 },
    )
  })

  test.each(['upsert', 'partial'] as const)(
    'as they are captured, by %s, follow the life (seed 38)',
    (style) => {
      fc.assert(
        fc.property(history, (commands) => {
          expectRight(project(style, capture(commands)), commands)
        }),
        { seed: 38 },
      )
    },
  )

  test('make a skeleton with nulls while the other is missing, or are dropped without a parent', () => {
    const events = capture(lifeOfSix.slice(0, 2))
    const first = events.filter(({ payload }) => payload['table'] === 'accounts').slice(0, 1)
    const alone = events.filter(({ payload }) => payload['table'] === 'account_stats').slice(-1)
    expect(project('partial', alone)).toEqual(new Map())
    expect([...project('upsert', alone)]).toEqual([
      ['profiles/account-1', expect.objectContaining({ name: null, status: null, posts: 1, topic: 'food' })],
      ['trends_by_topic/food', { posts: 1, likes: 0 }],
    ])
    expect(project('partial', first).get('profiles/account-1')).toMatchObject({ name: 'Mina', posts: null })
  })

  test('that are deleted leave nothing, whichever goes first and whether or not the other ever came', () => {
    const events = capture(lifeOfSix)
    const gone = events.filter(({ payload }) => payload['op'] === 'd')
    const rest = events.filter(({ payload }) => payload['op'] !== 'd')
    const children = rest.filter(({ payload }) => payload['table'] === 'account_stats')
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
    expect(view.get('profiles/account-1')).toMatchObject({ posts: null, topic: null })
    expect(differing(view, oracle(lifeOfSix))).toEqual(['profiles/account-1'])
  })
})

// Six versions of one account: opened, written, liked, followed, written again, erased.
const lifeOfSix: readonly Command[] = [
  { type: 'OpenAccount', id: 'account-1', name: 'Mina' },
  { type: 'WritePost', id: 'account-1', text: 'Rice', topic: 'food' },
  { type: 'LikePost', id: 'account-1', by: 'member-7' },
  { type: 'Follow', id: 'account-1', by: 'member-8' },
  { type: 'WritePost', id: 'account-1', text: 'Rain', topic: 'daily' },
  { type: 'EraseAccount', id: 'account-1' },
]

// Projectors without guard or inbox. A cell is 'ok', or the text of the post and the likes that the row shows.
const deliveries = [
  ['in order, once', '12345', 'ok', 'ok', 'ok'],
  ['a like delivered twice', '123345', 'ok', 'ok', 'Rain/1'],
  ['a post delivered again late', '123452', 'Rice/0', 'Rice/0', 'Rain/0'],
  ['the posts swapped', '15342', 'Rice/0', 'Rice/0', 'ok'],
  ['a like that overtakes its post', '13245', 'ok', 'ok', 'ok'],
  ['a like that comes after the next post', '12453', 'Rice/1', 'Rain/1', 'ok'],
  ['opening arrives last', '23451', 'null/0', 'null/0', 'ok'],
  ['opening lost', '2345', 'ok', 'no row', 'Rain/0'],
  ['a like delivered again after the erasing', '1234563', 'Rice/1', 'ok', 'null/1'],
] as const

describe.each(deliveries)('%s (%s)', (_name, sequence, ...cells) => {
  test.each(applyStyles.map((style, column) => [style, cells[column]] as const))(
    'by %s: %s',
    (style, expected) => {
      const { sent } = commit(lifeOfSix, styleFor[style])
      const truth = oracle(lifeOfSix.slice(0, sequence.includes('6') ? 6 : 5))
      const view = project(style, delivered(sent, sequence))
      const row = view.get('profiles/account-1')
      const said =
        row === undefined ? 'no row' : `${textAt(row, 'lastPost') ?? null}/${integerAt(row, 'likes')}`
      expect(differing(view, truth).length === 0 ? 'ok' : said).toBe(expected)
    },
  )
})
