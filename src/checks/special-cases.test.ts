// Where judging is not straightforward: increments out of order, rows that come back, failovers, events in parts or seen too early.
import { describe, expect, test } from 'vitest'
import { judged } from './judged'
import { documentOf, half, remove, shown, stateOf, type Story, uncounted as domain } from './story'

describe('increments', () => {
  const added = (story: Story, millis: number, version: number) => {
    const row = { ...(documentOf(1, 2) as object), version }
    const body = { event: `order-1@${version}`, outcome: 'applied', released: [], apply: 'delta' }
    return story.step(millis, [
      ['order_summaries', 'order-1', row],
      ['wires', `m${story.steps.length}`, { type: 'applied', from: 'read-store', body, lost: true }],
    ])
  }

  test('that come out of order do no harm: the row says all, only its version is an old one', () => {
    const { verdict, why } = judged(
      (story) => {
        story.truth(10, 1, 2)
        added(story, 20, 2)
        added(story, 30, 1)
      },
      { domain, heals: false, waiting: [] },
    )
    expect(verdict).toEqual(['ok'])
    expect(why).toEqual([['order-per-key', 2, 'overtaken']])
  })

  const renew = (story: Story, event: string, beside: boolean, ...writes: Parameters<Story['step']>[1]) => {
    const cause = {
      kind: 'timer',
      component: 'read-store',
      key: event,
      body: { request: { beside } },
    } as const
    story.step(50, writes, { component: 'read-store', event, cause })
  }
  const withQuantity = (quantity: number) => ({ ...(documentOf(1, 1) as object), quantity })
  const add = (story: Story, table: string, quantity: number, more: { readonly beside?: true } = {}) => {
    const body = { event: 'order-1@1', outcome: 'applied', released: [], apply: 'delta', ...more }
    story.step(60, [
      [table, 'order-1', withQuantity(quantity)],
      ['wires', `m${story.steps.length}`, { type: 'applied', from: 'read-store', body, lost: true }],
    ])
  }
  const twiceBeside = (story: Story) => {
    story.truth(10, 1, 1)
    add(story, 'order_summaries', 1)
    renew(story, 'emptied', true)
    add(story, 'order_summaries__next', 1, { beside: true })
    add(story, 'order_summaries__next', 2, { beside: true })
  }
  const traits = { domain, heals: false, waiting: [] }

  test('that are added twice to a second set of rows do harm as soon as that is shown', () => {
    expect(judged(twiceBeside, traits).verdict).toEqual(['ok'])
    const { verdict, why } = judged((story) => {
      twiceBeside(story)
      renew(story, 'switched', false, ['order_summaries', 'order-1', withQuantity(2)])
    }, traits)
    expect(verdict).toEqual(['duplicated'])
    expect(why).toEqual([['no-double-effect', 4, 'applied-again']])
  })

  test('do none if that set is begun anew, and what had been added to the one before it does not count', () => {
    const { verdict, why } = judged((story) => {
      twiceBeside(story)
      add(story, 'order_summaries', 2)
      renew(story, 'emptied', true)
      add(story, 'order_summaries__next', 1, { beside: true })
      renew(story, 'switched', false, ['order_summaries', 'order-1', withQuantity(1)])
    }, traits)
    expect(verdict).toEqual(['ok'])
    expect(why).toEqual([['no-double-effect', 5, 'applied-again']])
  })

  test('that were added twice and have been swept away are not why a row is wrong', () => {
    const { verdict, violations } = judged((story) => {
      story.truth(10, 1, 1)
      add(story, 'order_summaries', 1)
      add(story, 'order_summaries', 2)
      renew(story, 'emptied', false, ['order_summaries', 'order-1', undefined])
    }, traits)
    expect(verdict).toEqual(['no-history'])
    expect(violations.find(({ check }) => check === 'no-double-effect')?.reason).toMatchObject({ times: 2 })
  })
})

describe('increments in a search index, which shows them later,', () => {
  const row = (version: number, quantity: number) => ({ ...(documentOf(1, 2) as object), version, quantity })
  const place = 'order_summaries/order-1'
  const added = (story: Story, version: number, quantity: number) => {
    const body = { event: `order-1@${version}`, outcome: 'applied', released: [], apply: 'delta' }
    story.step(60, [
      ['translog', place, { model: 'order_summaries', row: row(version, quantity) }],
      ['wires', `m${story.steps.length}`, { type: 'applied', from: 'read-store', body, lost: true }],
    ])
  }
  const refreshed = (story: Story, version: number, quantity: number) =>
    void story.step(70, [
      ['translog', place, undefined],
      ['order_summaries', 'order-1', row(version, quantity)],
    ])
  const traits = { domain, heals: false, waiting: [] }

  test('do no harm out of order, also if they are shown one after the other', () => {
    const { verdict, why } = judged((story) => {
      story.truth(10, 1, 2)
      added(story, 2, 1)
      refreshed(story, 2, 1)
      added(story, 1, 1)
      refreshed(story, 1, 1)
    }, traits)
    expect(verdict).toEqual(['ok'])
    expect(why).toEqual([['order-per-key', 3, 'overtaken']])
  })

  test('are doubled where they come twice, before or after a refresh', () => {
    for (const isBetween of [true, false]) {
      const { verdict, violations } = judged((story) => {
        story.truth(10, 1, 1)
        added(story, 1, 1)
        if (isBetween) refreshed(story, 1, 1)
        added(story, 1, 2)
        refreshed(story, 1, 2)
      }, traits)
      expect([isBetween, verdict]).toEqual([isBetween, ['duplicated']])
      expect(violations.find(({ check }) => check === 'no-double-effect')?.step).toBe(isBetween ? 3 : 2)
    }
  })

  test('that bring nothing new do not excuse a row that goes back', () => {
    const { why } = judged((story) => {
      story.truth(10, 1, 2)
      added(story, 1, 1)
      added(story, 2, 1)
      refreshed(story, 2, 1)
      added(story, 1, 2)
      refreshed(story, 1, 2)
    }, traits)
    expect(why).toContainEqual(['no-regression', 5, 'went-back'])
  })
})

test('a deleted row that an older event brings back is a ghost: where it was written', () => {
  const { verdict, why } = judged(
    (story) => {
      shown(story)
      remove(story)
      story.unshow(50, 1, 3)
      story.apply(60, 1, 2)
    },
    { domain, waiting: [] },
  )
  expect([verdict, why]).toEqual([['ghost'], [['no-ghost', 6, 'resurrected']]])
})

test('an old page that somebody put back into a cache is wrong until its time to live is over', () => {
  const until = (expires: number) =>
    judged(
      (story) => {
        story.truth(10, 1, 2)
        story.show(20, 1, documentOf(1, 1))
        story.step(expires, [['order_summaries', 'order-1', undefined]], { event: 'expire' })
      },
      { domain, waiting: [], missingIsFine: true },
    ).verdict
  expect([until(5000), until(900)]).toEqual([['until-refresh'], ['ok']])
})

test('a query that reads half a change is told so, even if the row never is whole', () => {
  const { why } = judged(
    (story) => {
      story.truth(10, 1, 2)
      story.show(20, 1, half)
      story.read(30, 'q1', 1, half)
      story.read(40, 'q2', 1, null)
    },
    { domain, waiting: [], inParts: true },
  )
  expect(why).toContainEqual(['no-torn-read', 3, 'read-torn'])
  expect(why).not.toContainEqual(['no-torn-read', 1, 'torn'])
})

test('a row that its own event takes away before the truth is gone has not gone back', () => {
  const { why } = judged(
    (story) => {
      shown(story)
      story.unshow(30, 1, 3)
      remove(story)
    },
    { domain, waiting: [] },
  )
  expect(why).toEqual([])
})

describe('after a failover', () => {
  test('the event that has the version of a lost one is another one, under its own id', () => {
    const { course } = judged(
      (story) => {
        shown(story)
        story.failover(30, ['orders', 'order-1', stateOf(1, 1)])
        story.truth(40, 1, 2)
      },
      { domain, waiting: [] },
    ).judge
    const number = course.entryOf('order-1@2')
    expect(number?.revokedStep).toBe(4)
    expect(number?.applied).toHaveLength(1)
    const other = [...Array(9).keys()].flatMap((life) => course.entryOf(`order-1@2#${life}`) ?? [])
    expect(other.map(({ committedStep, applied }) => [committedStep, applied.length])).toEqual([[5, 0]])
  })
})

describe('an event in parts', () => {
  const part = (story: Story, model: string, row: object) => {
    const body = { event: 'order-1@1', outcome: 'applied', released: [], apply: 'delta', models: [model] }
    const answer = { type: 'applied', from: 'read-store', body, lost: true }
    story.step(20, [
      [model, model === 'order_summaries' ? 'order-1' : 'desk', row as never],
      ['wires', `m${story.steps.length}`, answer],
    ])
  }
  const sales = { orders: 1, quantity: 1, revenue: 100 }

  test('that goes to each model by itself takes effect once', () => {
    const { verdict, events } = judged(
      (story) => {
        story.truth(10, 1, 1)
        part(story, 'sales_by_product', sales)
        part(story, 'order_summaries', documentOf(1, 1) as object)
      },
      { heals: false, waiting: [] },
    )
    expect([verdict, events]).toEqual([['ok'], { committed: 1, applied: 1 }])
  })

  test('of which the document never got its own is lost', () => {
    const { verdict, why } = judged(
      (story) => {
        story.truth(10, 1, 1)
        part(story, 'sales_by_product', sales)
      },
      { waiting: [] },
    )
    expect([verdict, why]).toEqual([['lost'], [['no-lost-event', 0, 'untold']]])
  })

  test('that is added to one model twice is doubled', () => {
    const { verdict, violations } = judged(
      (story) => {
        story.truth(10, 1, 1)
        part(story, 'sales_by_product', sales)
        part(story, 'order_summaries', documentOf(1, 1) as object)
        part(story, 'sales_by_product', { orders: 2, quantity: 2, revenue: 200 })
      },
      { heals: false, waiting: [] },
    )
    expect(verdict).toEqual(['duplicated'])
    expect(violations.find(({ check }) => check === 'no-double-effect')).toMatchObject({ step: 3 })
  })
})

test('what the commit log or the consumer sees before it is visible is known when it is committed', () => {
  const { verdict, events } = judged(
    (story) => {
      story.apply(5, 1, 1)
      story.truth(10, 1, 1)
    },
    { domain, waiting: [] },
  )
  expect([verdict, events]).toEqual([['ok'], { committed: 1, applied: 1 }])
})

test('who reads a row of which a failover took back all it says reads nothing torn', () => {
  const { why } = judged(
    (story) => {
      shown(story)
      story.failover(30, ['orders', 'order-1', stateOf(1, 1)])
      story.read(40, 'q1', 1, documentOf(1, 2))
    },
    { domain, waiting: [], inParts: true },
  )
  expect(why.map(([check]) => check)).toEqual(['no-phantom'])
})

test('a row of which a failover took back what it shows is a phantom, also if another version has its number now', () => {
  const other = { ...stateOf(1, 2), quantity: 9 }
  const { verdict, violations } = judged(
    (story) => {
      shown(story)
      story.failover(30, ['orders', 'order-1', stateOf(1, 1)])
      story.step(40, [['orders', 'order-1', other]])
    },
    { domain, waiting: [] },
  )
  expect(verdict).toEqual(['lost', 'phantom'])
  const found = violations.find(({ check }) => check === 'no-phantom')
  expect(found).toMatchObject({ step: 4, reason: { code: 'revoked', event: 'order-1@2' }, anomaly: 'A2' })
})
