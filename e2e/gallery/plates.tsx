// What hangs in the gallery: each view, of a fixed run at a fixed instant, at a size.
import type { ReactNode } from 'react'
import { DESIGNS, type Target } from '#app'
import { parseScenario, type Scenario } from '#scenarios'
import { DiagramPane } from '#ui/lab/diagram-pane.tsx'
import { LabHistory } from '#ui/lab/history-pane.tsx'
import { InspectPane, type InspectTab } from '#ui/lab/inspect-pane.tsx'
import { RacePage } from '#ui/pages/race/race-page.tsx'

export interface Plate {
  readonly name: string
  readonly scenario: Scenario
  /** Milliseconds. */
  readonly at: number
  readonly lang?: 'ko'
  readonly selected?: Target
  readonly size: { readonly width: number; readonly height: number }
  readonly view: ReactNode
  /** What of the view is looked at, where that is not all of it. */
  readonly only?: string
}

const ROOMY = { width: 870, height: 460 }
const COMPACT = { width: 720, height: 380 }
const UPRIGHT = { width: 360, height: 550 }

const BROKERS = ['kafka', 'rabbitmq', 'nats-core', 'nats-jetstream']

/** The run that all pictures are of: three orders, of which two go on, somebody who looks, and what is to go wrong. */
function scenarioOf(
  pipeline: string,
  more: { readonly broker?: string; readonly faults?: readonly object[] },
) {
  const { broker, faults = [] } = more
  return parseScenario({
    format: 'cqrscope/scenario',
    version: 1,
    id: 'gallery',
    title: { en: 'Gallery', ko: '갤러리' },
    summary: { en: 'A fixed run.', ko: '고정된 실행입니다.' },
    seed: 7,
    domain: 'orders',
    pipeline,
    settings: broker === undefined ? {} : { broker },
    workload: [
      { at: 0, command: { type: 'PlaceOrder', id: 'order-1', product: 'desk', quantity: 2 } },
      { at: 150, command: { type: 'PlaceOrder', id: 'order-2', product: 'mug', quantity: 1 } },
      { at: 400, command: { type: 'PayOrder', id: 'order-1' } },
      { at: 990, command: { type: 'PlaceOrder', id: 'order-3', product: 'lamp', quantity: 3 } },
      { from: 100, until: 4000, queries: 8 },
    ],
    faults,
    end: { quiet: true, limit: 60_000 },
  })
}

function known(...asked: Parameters<typeof scenarioOf>): Scenario {
  const parsed = scenarioOf(...asked)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ path, what }) => `${path}: ${what}`).join('\n'))
  return parsed.value
}

const CRASH = { kind: 'crash', component: 'relay', point: 'after-publish', nth: 1, restartAfter: 2000 }

/** What can go wrong with what is drawn, all at once. */
const TROUBLES = [
  { kind: 'crash', component: 'relay', at: 700 },
  { kind: 'cut', link: 'broker->projector', from: 600 },
  { kind: 'link', link: 'relay->broker', from: 0, drop: 0.2 },
  { kind: 'slow', component: 'projector', factor: 20, from: 0 },
]

/** Each design at every size, with one of the brokers that it can have; a design with all of them. */
function diagrams(): readonly Plate[] {
  const one = (pipeline: string, broker: string | undefined) => ({
    name: ['diagram', pipeline, broker ?? ''].join(' ').trimEnd(),
    scenario: known(pipeline, broker === undefined ? {} : { broker }),
    at: 1000,
    view: <DiagramPane />,
  })
  const designs = DESIGNS.flatMap(({ id }, index): readonly Plate[] => {
    const possible = BROKERS.filter((broker) => scenarioOf(id, { broker }).ok)
    // A design without a broker takes the usual one, which then means nothing.
    const plate = one(id, possible.length > 1 ? possible[index % possible.length] : undefined)
    return [
      { ...plate, size: ROOMY },
      { ...plate, name: `${plate.name} compact`, size: COMPACT },
      { ...plate, name: `${plate.name} upright`, size: UPRIGHT, lang: 'ko' },
    ]
  })
  const hung = new Set(designs.map(({ name }) => name))
  const brokers = BROKERS.map((broker) => ({ ...one('outbox-polling', broker), size: ROOMY }))
  return [...designs, ...brokers.filter(({ name }) => !hung.has(name))]
}

function panel(tab: InspectTab, plate: Pick<Plate, 'name' | 'scenario' | 'at' | 'selected'>): Plate {
  const view = <InspectPane tab={tab} onTab={ignore} onMore={ignore} />
  return { ...plate, view, size: { width: 340, height: 900 }, only: '[role="tabpanel"] > *' }
}
const ignore = (): void => undefined

/** All of them. */
export function plates(): readonly Plate[] {
  const crashed = known('outbox-polling', { faults: [CRASH] })
  const troubled = known('outbox-polling', { faults: TROUBLES })
  const history = { scenario: crashed, at: 3200, view: <LabHistory /> }
  const relay = { kind: 'component', id: 'relay' } as const
  return [
    ...diagrams(),
    {
      name: 'diagram in trouble',
      scenario: troubled,
      at: 1000,
      selected: relay,
      size: ROOMY,
      view: <DiagramPane />,
    },
    { ...history, name: 'history wide', size: { width: 900, height: 420 } },
    { ...history, name: 'history narrow', size: { width: 360, height: 400 }, lang: 'ko' },
    panel('models', { name: 'models', scenario: crashed, at: 1100 }),
    panel('component', { name: 'statechart', scenario: crashed, at: 1000, selected: relay }),
    panel('component', {
      name: 'link',
      scenario: troubled,
      at: 1000,
      selected: { kind: 'link', id: 'relay->broker' },
    }),
    panel('checks', { name: 'checks', scenario: crashed, at: 9000 }),
    {
      name: 'race',
      scenario: crashed,
      at: 0,
      size: { width: 1100, height: 900 },
      view: <RacePage />,
      only: '[data-testid="lane:1"]',
    },
  ]
}
