// The faults that come out of the dialog's fields, with times in microseconds.
import { describe, expect, test } from 'vitest'
import { faultKinds, faultOf, kindsAt, newDraft, ofKind } from './fault-draft'

const draft = newDraft({ now: 1_500_000, command: 7 }, 'relay', 'relay->broker')
const points = ['after-read', 'after-publish']

test('a fresh dialog gives a fault of every kind, beginning now', () => {
  expect(faultKinds.map((kind) => faultOf({ ...draft, kind }, points)?.kind)).toEqual(faultKinds)
  expect(faultOf({ ...draft, kind: 'cut' }, points)).toEqual({
    kind: 'cut',
    link: 'relay->broker',
    from: 1_500_000,
    until: 3_500_000,
  })
})

test('a failover strikes what has a standby, whatever was chosen before', () => {
  const components = ['relay', 'broker', 'write-store'].map((component) => ({ component, points }))
  expect(ofKind(draft, 'failover', components).component).toBe('broker')
  expect(ofKind({ ...draft, component: 'write-store' }, 'failover', components).component).toBe('write-store')
  expect(ofKind(draft, 'cut', components).component).toBe('relay')
})

test('every kind strikes some component or link, and is offered there', () => {
  const components = [
    { component: 'write-store', points: ['after-commit'] },
    { component: 'broker', points: [] },
    { component: 'relay', points },
  ]
  const places = { components, links: ['relay->broker'] }
  const at = (place: string) => kindsAt(place, places)
  expect(at('relay')).toEqual(['crash-at', 'crash', 'down', 'slow'])
  expect(at('broker')).toEqual(['crash', 'down', 'failover', 'slow'])
  expect(at('relay->broker')).toEqual(['link', 'cut', 'message'])
  expect(at('client')).toEqual([])
  const everywhere = ['write-store', 'relay->broker'].flatMap(at)
  expect(everywhere.toSorted()).toEqual(faultKinds.toSorted())
})

test('an abort strikes the command that comes next, unless another one is chosen', () => {
  expect(faultOf({ ...draft, kind: 'abort' }, points)).toEqual({ kind: 'abort', command: 7 })
  expect(faultOf({ ...draft, kind: 'poison' }, points)).toEqual({ kind: 'poison', event: 1 })
})

describe('a crash', () => {
  test('at a point takes the first point where none is chosen', () => {
    expect(faultOf(draft, points)).toEqual({
      kind: 'crash-at',
      component: 'relay',
      point: 'after-read',
      nth: 1,
      restartAfter: 2_000_000,
    })
  })
  test('may stay down', () => {
    expect(faultOf({ ...draft, kind: 'crash', restarts: false }, points)).toMatchObject({
      at: 1_500_000,
      restartAfter: null,
    })
  })
  test('at a point needs a component that has points', () => {
    expect(faultOf(draft, [])).toBeUndefined()
  })
})

test('a fault may last until it is healed, an outage may not', () => {
  expect(faultOf({ ...draft, kind: 'slow', untilHealed: true }, points)).toMatchObject({
    until: null,
    factor: 10,
  })
  expect(faultOf({ ...draft, kind: 'down', untilHealed: true }, points)).toMatchObject({ until: 3_500_000 })
})

test.each([
  [{ at: '' }, 'crash'],
  [{ at: '-3' }, 'cut'],
  [{ nth: '0' }, 'poison'],
  [{ command: '1.5' }, 'abort'],
  [{ factor: '0.5' }, 'slow'],
  [{ lasts: 'soon' }, 'link'],
] as const)('%j is no %s', (typed, kind) => {
  expect(faultOf({ ...draft, ...typed, kind }, points)).toBeUndefined()
})

test('only a hand that holds needs an end', () => {
  expect(faultOf({ ...draft, kind: 'message', lasts: '' }, points)).toMatchObject({
    action: 'drop',
    until: null,
  })
  expect(faultOf({ ...draft, kind: 'message', action: 'hold' }, points)).toMatchObject({ until: 3_500_000 })
})
