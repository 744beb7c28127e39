// Changes that are more than one event of one aggregate: two aggregates in one transaction, and a release that renames a field.
import { whenShown } from '../rehearsal'
import type { Stage } from '../stage'
import { changeQuantity, LATER, lookAtBoth, move, place } from '../workloads'
import type { Written } from '../overlay'
import type { Fault, Strike } from './strike'

/** What is done against it, where the design has it: settings that the mitigated side gets. */
const against = (stage: Stage, settings: Written): Pick<Strike, 'settings'> =>
  stage.side === 'mitigated' && stage.allows(settings) ? { settings } : {}

/** How long a query is on its way, at least and at most, in milliseconds. */
const WAY = { least: 8, most: 16 }
/** How close together readers ask, in milliseconds. */
const EVERY = 2

/** Pieces are moved from one order to another, and readers ask for both while the two documents come to say so. */
function twoAggregates(stage: Stage): readonly Strike[] {
  const moved = [place(0, 'order-1'), place(60, 'order-2'), move(1000, 'order-1', 'order-2')]
  const together = against(stage, { projector: { guard: 'next', transactions: 'together' } })
  const settled = together.settings === undefined ? stage : stage.changed(together.settings)
  const shown = ['order-1', 'order-2'].map((key) =>
    whenShown(settled.rehearse(moved), settled.readStores, key),
  )
  const from = Math.floor(Math.min(...shown)) - WAY.most - EVERY
  const until = Math.ceil(Math.max(...shown)) - WAY.least + EVERY
  const count = Math.ceil((until - from) / EVERY)
  const looks = Array.from({ length: count }, (_, index) =>
    lookAtBoth(from + index * EVERY, 'order-1', 'order-2'),
  )
  return [{ workload: [...moved, ...looks, ...LATER], faults: [], tears: true, ...together }]
}

/** The command handler is released with another name for a field. */
const release = (stage: Stage): readonly Strike[] => [
  {
    workload: [
      place(0, 'order-1'),
      { at: 1000, deploy: 'renamed-field' },
      changeQuantity(1500, 'order-1'),
      place(1560, 'order-2'),
      ...LATER,
    ],
    faults: [],
    ...against(stage, { projector: { schema: 'both' } }),
  },
]

export const CHANGES: readonly Fault[] = [
  {
    id: 'MULTI',
    title: { en: 'Two rows change in one transaction', ko: '한 트랜잭션에서 두 행이 바뀐다' },
    strikes: twoAggregates,
  },
  {
    id: 'SCHEMA',
    title: { en: 'A release renames a field', ko: '배포로 필드 이름이 바뀐다' },
    strikes: release,
  },
]
