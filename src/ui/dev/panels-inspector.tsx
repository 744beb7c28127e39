// The right column of the panels gallery, and how the gallery is asked for things. Never part of the app.
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Tabs } from '../controls/tabs'
import { ChecksPanel } from '../panels/checks-panel'
import { ComponentPanel } from '../panels/component-panel'
import { LinkPanel } from '../panels/link-panel'
import { MessagePanel } from '../panels/message-panel'
import { ModelsPanel } from '../panels/models-panel'
import { TracePanel } from '../panels/trace-panel'
import { useWords } from '../text/provider'
import {
  anomalies,
  checks,
  faults,
  inspection,
  linkFaults,
  rows,
  sizes,
  trace,
  working,
} from './panels-fixtures'

/** What the address asks for. */
export const asked = new URLSearchParams(location.search)
export const ask = (name: string, usual: string): string => asked.get(name) ?? usual
export const nothing = () => undefined

const unlit = () => 'none' as const

const message = {
  id: 'm1',
  kind: 'request',
  type: 'publish',
  subject: 'order-3',
  link: 'relay->broker',
  forward: true,
  sent: 11_200_000,
  due: 11_204_500,
  attempt: 2,
  cause: 'relay/poll@12',
  correlation: 'command-7',
  lost: false,
  held: true,
  copy: true,
  inFlight: true,
} as const

function component(kind: string): ReactNode {
  const acts = {
    onCrash: nothing,
    onRestart: nothing,
    onSlow: nothing,
    onHeal: nothing,
    onMore: nothing,
    now: 12_480_000,
  }
  switch (kind) {
    case 'link':
      return (
        <LinkPanel
          link={{
            id: 'broker->projector',
            from: 'broker',
            to: 'projector',
            cut: true,
            faulty: true,
            faults: [],
          }}
          latency={{ least: 500, spread: 1500, ordered: true }}
          inFlight={2}
          now={12_480_000}
          faults={linkFaults}
          onInject={nothing}
          onHeal={nothing}
          onMore={nothing}
        />
      )
    case 'message':
      return <MessagePanel message={message} onAct={nothing} onCause={nothing} />
    case 'none':
      return <ComponentPanel inspection={null} faults={[]} {...acts} />
    case 'relay':
      return <ComponentPanel inspection={inspection} faults={faults} {...acts} />
    case 'projector':
      return (
        <ComponentPanel
          inspection={working('projector', 'applying', {
            from: 'fetching',
            event: 'records',
            to: 'applying',
            step: 9,
          })}
          faults={[]}
          {...acts}
        />
      )
    default:
      return (
        <ComponentPanel
          inspection={working(kind, kind === 'command-handler' ? 'committing' : 'ready', null)}
          faults={[]}
          {...acts}
        />
      )
  }
}

/** The inspector's tabs. */
export function Inspector() {
  const words = useWords()
  const [tab, setTab] = useState(ask('tab', 'models'))
  const [key, setKey] = useState<string | null>(asked.get('key'))
  const shown = ask('rows', '') === 'few' ? rows.filter((_, index) => index < 3 || index >= sizes.rows) : rows
  return (
    <Tabs
      label={words.shell.inspect}
      selected={tab}
      onSelect={setTab}
      tabs={[
        {
          id: 'models',
          label: words.models.title,
          content: (
            <ModelsPanel onPoint={nothing} litBy={unlit} rows={shown} selected={key} onSelect={setKey} />
          ),
        },
        { id: 'component', label: words.shell.tabs.component, content: component(ask('of', 'relay')) },
        {
          id: 'checks',
          label: words.checks.title,
          badge: '2',
          content: (
            <ChecksPanel
              judged
              verdict={['lag', 'rewound', 'lost']}
              checks={checks}
              anomalies={anomalies}
              onSeekStep={nothing}
            />
          ),
        },
        {
          id: 'trace',
          label: words.trace.title,
          content: (
            <TracePanel onPoint={nothing} litBy={unlit} lines={trace} step={482} onSeekStep={nothing} />
          ),
        },
      ]}
    />
  )
}
