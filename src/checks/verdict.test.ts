// Each verdict once from a story that asks for it and nothing else, and the ordinary story beside it that does not.
import { describe, expect, test } from 'vitest'
import type { Json } from '#kernel'
import { judged } from './judged'
import { documentOf, stateOf, type Story, uncounted as domain } from './story'
import type { Subject } from './subject'
import { type VerdictCode, VERDICTS } from './verdict'

interface Case {
  readonly more?: Partial<Subject>
  readonly story: (story: Story) => void
  /** What the same story gives where the system has not that trait; absent: `ok` from the plain story. */
  readonly otherwise?: readonly [more: Partial<Subject>, verdict: readonly VerdictCode[]]
}

const plain = (story: Story) => {
  for (const version of [1, 2]) {
    story.truth(version * 10, 1, version)
    story.apply(version * 10 + 1, 1, version)
  }
}
const plainly = (tell: (story: Story) => void) => (story: Story) => {
  plain(story)
  tell(story)
}
const slot = (row: Json) => (story: Story) => void story.step(50, [['slots', 'cdc', row]])
const half = { ...(documentOf(1, 2) as object), product: 'nothing yet' }

const cases: { readonly [code in VerdictCode]: Case } = {
  ok: { story: plain },
  lag: {
    story: plainly((story) => {
      story.truth(50, 1, 3)
      story.apply(2_000, 1, 3)
    }),
    otherwise: [{ normalLag: 3_000_000 }, ['ok']],
  },
  rewound: {
    story: plainly((story) => {
      story.apply(60, 1, 1)
      story.apply(70, 1, 2)
    }),
  },
  'until-refresh': {
    more: { scheduled: true, normalLag: 60_000_000 },
    story: plainly((story) => {
      story.truth(50, 1, 3)
      story.show(40_000, 1, documentOf(1, 3))
    }),
    otherwise: [{ normalLag: 1_000_000 }, ['lag']],
  },
  rebuildable: {
    more: { rebuildable: true },
    story: plainly((story) => void story.apply(50, 1, 1)),
    otherwise: [{}, ['overwritten']],
  },
  lost: {
    story: plainly((story) => void story.truth(50, 1, 3)),
    otherwise: [{ rebuildable: true }, ['rebuildable']],
  },
  phantom: { story: plainly((story) => void story.apply(50, 2, 1)) },
  ghost: { story: plainly((story) => void story.step(50, [['orders', 'order-1', undefined]])) },
  duplicated: {
    story: plainly((story) => {
      for (const key of ['1', '2']) story.step(50, [['pushes', key, { event: 'order-1@1' }]])
    }),
    otherwise: [{ rebuildable: true }, ['duplicated']],
  },
  overwritten: {
    story: plainly((story) => void story.apply(50, 1, 1)),
    otherwise: [{ rebuildable: true }, ['rebuildable']],
  },
  torn: {
    more: { inParts: true },
    story: (story) => {
      story.truth(10, 1, 2)
      story.show(20, 1, half)
      story.show(30, 1, documentOf(1, 2))
    },
    otherwise: [{}, ['ok']],
  },
  stalled: {
    more: { waiting: [{ kind: 'rows', table: 'queue' }] },
    story: plainly((story) => {
      const event = { id: 'order-1@3', aggregateId: 'order-1', version: 3 }
      story.truth(50, 1, 3)
      story.step(60, [['queue', '1', { event }]])
    }),
    otherwise: [{}, ['lost']],
  },
  'acked-loss': {
    story: plainly((story) => {
      story.ask(40, 'c1.3', 'command')
      story.truth(50, 1, 3)
      story.answer(60, 'c1.3', 'accepted', { id: 'order-1', version: 3 })
      story.failover(70, ['orders', 'order-1', stateOf(1, 2)])
    }),
  },
  'no-history': { story: plainly((story) => void story.show(50, 1, undefined)) },
  'writes-blocked': {
    more: { coupled: true },
    story: plainly((story) => {
      story.ask(40, 'c9', 'command')
      story.answer(50, 'c9', 'failed', { why: 'store-unreachable' })
    }),
    otherwise: [{}, ['ok']],
  },
  'reads-blocked': {
    more: { blocksReads: true },
    story: plainly((story) => {
      story.ask(40, 'q9', 'query', { key: 'order-1', member: 'member-1' })
      story.answer(1_041, 'q9', 'result', { key: 'order-1', version: 2, row: documentOf(1, 2) })
    }),
    otherwise: [{}, ['ok']],
  },
  'disk-growth': { story: plainly(slot({ retained: 1001 })) },
}

describe.each(VERDICTS)('%s', (code) => {
  const { more = {}, story, otherwise } = cases[code]

  test('is what its story comes to', () => {
    expect(judged(story, { domain, waiting: [], ...more }).verdict).toEqual([code])
  })

  test('is not what others come to', () => {
    const [traits, verdict] = otherwise ?? [{}, ['ok']]
    const tell = otherwise === undefined ? plain : story
    expect(judged(tell, { domain, waiting: [], ...traits }).verdict).toEqual(verdict)
  })
})

describe('commands that wait for the read side', () => {
  const blocked = (tell: (story: Story) => void) =>
    judged(plainly(tell), { domain, waiting: [], coupled: true }).verdict.includes('writes-blocked')
  const asked = (then: (story: Story) => void) => (story: Story) => {
    story.ask(40, 'c9', 'command')
    then(story)
  }

  test('are blocked if they take longer than a second, with or without an answer', () => {
    expect(blocked(asked((story) => void story.answer(1_041, 'c9', 'accepted', {})))).toBe(true)
    expect(blocked(asked((story) => void story.step(1_041, [])))).toBe(true)
    expect(blocked(asked((story) => void story.answer(1_040, 'c9', 'accepted', {})))).toBe(false)
    expect(blocked(asked((story) => void story.step(1_040, [])))).toBe(false)
  })

  test('are not blocked while the handler itself is away, or another server takes over', () => {
    const handler = { component: 'command-handler' }
    const late = (story: Story) => void story.step(9_000, [])
    expect(blocked(asked((story) => [story.step(50, [], { ...handler, event: 'crash' }), late(story)]))).toBe(
      false,
    )
    expect(blocked(asked((story) => [story.failover(50), late(story)]))).toBe(false)
    const after = (story: Story) => {
      story.failover(20)
      story.step(30, [], { component: 'write-store', event: 'promoted' })
      asked(late)(story)
    }
    expect(blocked(after)).toBe(true)
  })

  test('are not blocked by what the business says, by an abort or by a race that was lost', () => {
    expect(blocked(asked((story) => void story.answer(50, 'c9', 'rejected', {})))).toBe(false)
    for (const why of ['aborted', 'conflict'])
      expect(blocked(asked((story) => void story.answer(50, 'c9', 'failed', { why })))).toBe(false)
    for (const why of ['timeout', 'projection-failed'])
      expect(blocked(asked((story) => void story.answer(50, 'c9', 'failed', { why })))).toBe(true)
  })
})

test('a disk stops growing when its slot is given up or goes on', () => {
  const grown = (...rows: readonly Json[]) =>
    judged(
      plainly((story) => rows.forEach((row) => slot(row)(story))),
      { domain },
    ).verdict.includes('disk-growth')
  expect(grown({ retained: 1000 })).toBe(false)
  expect(grown({ retained: 5000 }, { retained: 3 })).toBe(true)
  expect(grown({ retained: 5000 }, { retained: 0, status: 'lost' })).toBe(false)
})

test('what was confirmed and taken back, and still shows, is a phantom and no acknowledged loss', () => {
  const { verdict } = judged(
    plainly((story) => {
      story.ask(40, 'c1.3', 'command')
      story.truth(50, 1, 3)
      story.apply(55, 1, 3)
      story.answer(60, 'c1.3', 'accepted', { id: 'order-1', version: 3 })
      story.failover(70, ['orders', 'order-1', stateOf(1, 2)])
    }),
    { domain, waiting: [] },
  )
  expect(verdict).toEqual(['phantom'])
})

test('whoever writes the read model first is ahead for a moment, and a phantom if that lasts', () => {
  const ahead = (millis: number) => (story: Story) => {
    story.apply(10, 1, 1)
    story.step(millis, [])
  }
  expect(judged(ahead(900), { domain, waiting: [], over: false }).verdict).toEqual(['ok'])
  expect(judged(ahead(1_011), { domain, waiting: [], over: false }).verdict).toEqual(['phantom'])
  expect(judged(ahead(900), { domain, waiting: [] }).verdict).toEqual(['phantom'])
})
