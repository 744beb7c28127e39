// Where events wait: an event that somebody will still come for is not lost; the same event without that place is, and where.
import { describe, expect, test } from 'vitest'
import type { Json } from '#kernel'
import { judged } from './judged'
import { documentOf, stateOf, type Story, uncounted as domain } from './story'
import type { Subject } from './subject'

const event = { id: 'order-1@1', aggregateId: 'order-1', version: 1 }
const record = { position: 4, xid: 4, op: 'commit', key: 'order-1', version: 1, command: 'c1' }

interface Place {
  readonly waiting: Subject['waiting']
  readonly events?: string
  readonly log?: string
  readonly kept: (story: Story) => void
  readonly gone: (story: Story) => void
  /** How and at which step the lost one was lost. */
  readonly lost: readonly [step: number, code: string]
}

const rows = (table: string, key: string, row: Json | undefined) => (story: Story) =>
  void story.step(50, [[table, key, row]])

const logged = (story: Story) =>
  void story.step(0, [
    ['orders', 'order-1', stateOf(1, 1)],
    ['commit_log', '4', record],
  ])

const places: { readonly [name: string]: Place } = {
  'a queue': {
    waiting: [{ kind: 'rows', table: 'queue' }],
    kept: (story) => {
      story.truth(0, 1, 1)
      rows('queue', '1', { tag: 1, record: { event } })(story)
    },
    gone: (story) => {
      story.truth(0, 1, 1)
      rows('queue', '1', { tag: 1, record: { event } })(story)
      rows('queue', '1', undefined)(story)
    },
    lost: [2, 'vanished'],
  },
  'nowhere, for nobody was told': {
    waiting: [{ kind: 'rows', table: 'queue' }],
    kept: (story) => {
      story.truth(0, 1, 1)
      rows('timers', 't', { body: { event } })(story)
    },
    gone: (story) => void story.truth(0, 1, 1),
    lost: [0, 'untold'],
  },
  'the event store, before its reader’s checkpoint': {
    waiting: [{ kind: 'checkpoint', readers: ['projector'] }],
    events: 'event_store',
    log: '',
    kept: (story) => {
      story.step(0, [
        ['orders', 'order-1', stateOf(1, 1)],
        ['event_store', '5', { position: 5, event, command: 'c1' }],
      ])
      rows('checkpoints', 'projector/0', 4)(story)
    },
    gone: (story) => {
      story.step(0, [
        ['event_store', '5', { position: 5, event, command: 'c1' }],
        ['orders', 'order-1', stateOf(1, 1)],
      ])
      rows('checkpoints', 'projector/0', { offset: 5 })(story)
    },
    lost: [0, 'skipped'],
  },
  'the commit log, after a reader’s place': {
    waiting: [{ kind: 'slot', slot: 'cdc', reader: 'log-reader' }],
    kept: (story) => {
      logged(story)
      rows('log-reader.offset', 'offset', { position: 3 })(story)
    },
    gone: (story) => {
      logged(story)
      rows('log-reader.offset', 'offset', { position: 4 })(story)
    },
    lost: [0, 'untold'],
  },
  'a commit log whose slot was given up': {
    waiting: [{ kind: 'slot', slot: 'cdc', reader: 'log-reader' }],
    kept: (story) => {
      logged(story)
      rows('slots', 'cdc', { retained: 10 })(story)
    },
    gone: (story) => {
      logged(story)
      rows('slots', 'cdc', { retained: 0, lost: true })(story)
    },
    lost: [0, 'untold'],
  },
  'a commit log whose slot was opened anew': {
    waiting: [{ kind: 'slot', slot: 'cdc', reader: 'log-reader' }],
    kept: (story) => {
      logged(story)
      rows('slots', 'cdc', { retained: 0, from: 3 })(story)
    },
    gone: (story) => {
      logged(story)
      rows('slots', 'cdc', undefined)(story)
      rows('slots', 'cdc', { retained: 0, from: 4 })(story)
    },
    lost: [0, 'untold'],
  },
  'the broker’s log, until that lets go of it': {
    waiting: [{ kind: 'offsets', readers: ['projector'] }],
    kept: (story) => {
      story.truth(0, 1, 1)
      story.append(10, 1, 1, 0)
    },
    gone: (story) => {
      story.truth(0, 1, 1)
      story.append(10, 1, 1, 0)
      rows('log', '0/0', undefined)(story)
      story.consume(60, 1)
    },
    lost: [2, 'dropped'],
  },
}

describe.each(Object.entries(places))(
  'an event that waits in %s',
  (_, { waiting, events = '', log = 'log', ...place }) => {
    test('is pending while it is kept', () => {
      expect(judged(place.kept, { domain, waiting, events, log }).verdict).toEqual(['stalled'])
    })

    test('is lost when it is not, and the witness says where', () => {
      const { verdict, violations } = judged(place.gone, { domain, waiting, events, log })
      expect(verdict).toEqual(['lost'])
      const found = violations.find(({ check }) => check === 'no-lost-event')
      expect([found?.step, found?.reason.code]).toEqual(place.lost)
    })
  },
)

test('a copy of which the log was thrown away stands still: it is behind, and has lost nothing', () => {
  const copied = (story: Story) => {
    for (const order of [1, 2])
      story.step(order, [
        ['orders', `order-${order}`, stateOf(order, 1)],
        ['commit_log', String(order), { ...record, position: order, key: `order-${order}` }],
      ])
    story.step(10, [['replica.orders', 'order-1', stateOf(1, 1)]])
    rows('slots', 'replica', { retained: 0, lost: true })(story)
  }
  const { verdict, violations } = judged(copied, {
    domain,
    readSide: { kind: 'copies', tables: ['replica.orders'] },
    waiting: [{ kind: 'slot', slot: 'replica', reader: 'replica' }],
  })
  expect(verdict).toEqual(['stalled'])
  expect(violations.map(({ check, key }) => [check, key])).toEqual([['converges', 'order-2']])
})

describe('what a reader has behind it and has not noted', () => {
  const kept = [{ kind: 'offsets', readers: ['projector'] }] as const
  /** Version 2 was overwritten by version 1; both are in the log, and none of it is committed. */
  const overwritten = (story: Story) => {
    for (const version of [1, 2]) {
      story.truth(version, 1, version)
      story.append(10 + version, 1, version, version - 1)
    }
    story.apply(20, 1, 2)
    story.apply(30, 1, 1)
    rows('projector.positions', '0', 2)(story)
  }
  const verdictAfter = (...more: readonly ((story: Story) => void)[]) =>
    judged(
      (story) => {
        for (const tell of [overwritten, ...more]) tell(story)
      },
      { domain, waiting: kept },
    ).verdict

  test('does not come again by itself', () => {
    expect(verdictAfter()).toEqual(['overwritten'])
  })

  test('comes again after a crash, which forgets all but what is noted', () => {
    expect(verdictAfter(rows('projector.positions', '0', undefined))).toEqual(['rewound', 'stalled'])
  })

  test('comes again in a rebuild, and to another reader who goes on from what is noted', () => {
    expect(verdictAfter(rows('projector.rebuild', 'here', { phase: 'reset' }))).toEqual([
      'rewound',
      'stalled',
    ])
    const other = [{ kind: 'offsets', readers: ['projector', 'projector-2'] }] as const
    const { verdict } = judged(
      (story) => {
        overwritten(story)
        rows('projector-2.positions', '0', 0)(story)
      },
      { domain, waiting: other },
    )
    expect(verdict).toEqual(['rewound', 'stalled'])
  })

  test('was left out, where it has not been applied', () => {
    const { verdict } = judged(
      (story) => {
        story.truth(0, 1, 1)
        story.append(10, 1, 1, 0)
        rows('projector.positions', '0', 1)(story)
      },
      { domain, waiting: kept },
    )
    expect(verdict).toEqual(['lost'])
  })

  test('is known by its place in the log also where places are kept in the read store', () => {
    const { verdict } = judged(
      (story) => {
        story.commit(0, 1, 1, 1)
        story.append(10, 1, 1, 5)
        story.cursor(20, 1)
        rows('checkpoints', 'projector/0', 3)(story)
      },
      { domain, waiting: [{ kind: 'checkpoint', readers: ['projector'] }] },
    )
    expect(verdict).toEqual(['stalled'])
  })
})

describe('a job that looks at the write model now and then', () => {
  const waiting: Subject['waiting'] = [{ kind: 'schedule' }]
  const told = (type: string, body: Json) => ({ type, from: 'write-store', to: 'job', body })
  const look = (story: Story, found: readonly Json[]) => {
    story.step(100, [['wires', 'm1', { type: 'extract', from: 'job', to: 'write-store', body: {} }]])
    story.step(110, [['wires', 'm2', told('extracted', { rows: found, gone: null, keys: null })]])
  }
  const committed = (story: Story) => void story.truth(50, 1, 1)

  test('will find what it has not looked for yet', () => {
    const { verdict } = judged(committed, { domain, waiting, scheduled: true })
    expect(verdict).toEqual(['until-refresh'])
  })

  test('may find it as long as the run goes on, and has missed it when that is over', () => {
    const tell = (story: Story) => {
      committed(story)
      look(story, [])
    }
    expect(judged(tell, { domain, waiting, scheduled: true, over: false }).verdict).toEqual(['ok'])
    const { verdict, why, violations } = judged(tell, { domain, waiting, scheduled: true })
    expect(verdict).toEqual(['lost'])
    expect(why).toEqual([['no-lost-event', 0, 'missed']])
    expect(violations[0]?.anomaly ?? violations[1]?.anomaly).toBe('A8')
  })

  test('has not missed it before all that it found is loaded', () => {
    const loading = (story: Story) => {
      committed(story)
      look(story, [{ id: 'order-1' }])
    }
    expect(judged(loading, { domain, waiting, scheduled: true }).verdict).toEqual(['until-refresh'])
    const loaded = (story: Story) => {
      loading(story)
      story.step(200, [['wires', 'm3', told('rows-loaded', { changed: 0 })]])
    }
    expect(judged(loaded, { domain, waiting, scheduled: true }).verdict).toEqual(['lost'])
  })

  test('and repairs what was lost makes it late, not lost', () => {
    const repaired = (late: number) => (story: Story) => {
      committed(story)
      story.show(late, 1, documentOf(1, 1), { component: 'job' })
    }
    expect(judged(repaired(60_000), { domain, waiting }).verdict).toEqual(['until-refresh'])
    expect(judged(repaired(500), { domain, waiting }).verdict).toEqual(['ok'])
    expect(judged(repaired(500), { domain, waiting }).events).toEqual({ committed: 1, applied: 1 })
  })
})
