/** Which rows a log reader sees change, and in which order. */
import { expect, test } from 'vitest'
import { changedRows, parentChange } from './changed-rows'
import type { AggregateState, TableRow } from './domain'

// A state that lists its own rows: the parts of a thing, by what is written on them.
const rowsOf = ({ version, parts }: AggregateState): readonly TableRow[] => {
  const labels = Array.isArray(parts) ? parts.map(String) : []
  const children = labels.map((label, at) => ({ table: 'parts', key: `thing-1/${at}`, row: { label } }))
  return labels.length === 0 ? [] : [{ table: 'things', key: 'thing-1', row: { version } }, ...children]
}
const domain = { rowsOf }

const said = (before: AggregateState | undefined, after: AggregateState | undefined) =>
  changedRows(domain, before, after).map(({ op, table, key }) => `${op} ${table} ${key}`)

const two: AggregateState = { version: 1, parts: ['red', 'blue'] }

test('what is new is created, parent first', () => {
  expect(said(undefined, two)).toEqual(['c things thing-1', 'c parts thing-1/0', 'c parts thing-1/1'])
})

test('only what differs is updated, and carries the whole row', () => {
  const after = { version: 2, parts: ['red', 'green'] }
  expect(changedRows(domain, two, after)).toEqual([
    { table: 'things', key: 'thing-1', op: 'u', row: { version: 2 } },
    { table: 'parts', key: 'thing-1/1', op: 'u', row: { label: 'green' } },
  ])
  expect(said(two, two)).toEqual([])
})

test('a child that is gone goes after its parent was updated, and a parent that is gone goes last', () => {
  expect(said(two, { version: 2, parts: ['red'] })).toEqual(['u things thing-1', 'd parts thing-1/1'])
  const gone = ['d parts thing-1/1', 'd parts thing-1/0', 'd things thing-1']
  expect(said(two, { version: 2 })).toEqual(gone)
  expect(said(two, undefined)).toEqual(gone)
  expect(changedRows(domain, two, undefined).map(({ row }) => row)).toEqual([null, null, null])
})

test('an event is stood for by the parent row, as what happened to it', () => {
  const parent = { table: 'things', key: 'thing-1', row: { version: 1 } }
  expect(parentChange(domain, undefined, two)).toEqual({ ...parent, op: 'c' })
  expect(parentChange(domain, { ...two, version: 0 }, two)).toEqual({ ...parent, op: 'u' })
  expect(parentChange(domain, two, { version: 2 })).toEqual({ ...parent, op: 'd', row: null })
  expect(parentChange(domain, undefined, { version: 2 })).toEqual({})
})
