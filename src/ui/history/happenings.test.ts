// The faults and marks of the charts as rows: everything that is drawn across a run is one, in the order of time.
import type { History } from '#app'
import { expect, test } from 'vitest'
import { happeningsOf } from './happenings'

const history: Pick<History, 'bands' | 'marks'> = {
  bands: [
    { id: 'relay@4', kind: 'down', target: 'relay', fault: 'crash', from: 40, until: 90 },
    { id: 'fault-1', kind: 'fault', target: 'relay->broker', fault: 'cut', from: 20, until: null },
  ],
  marks: [
    { at: 40, step: 5, kind: 'crash', target: 'relay' },
    { at: 30, step: 3, kind: 'command', target: 'order-1' },
    { at: 90, step: 9, kind: 'restart', target: 'relay' },
  ],
}

test('bands and marks stand in one order, and a crash is the outage that it begins', () => {
  const rows = happeningsOf({ end: 100, gap: [], ...history })
  expect(rows.map(({ at, kind }) => `${at} ${kind}`)).toEqual(['20 band', '30 mark', '40 band', '90 mark'])
})
