// The right column in its place: models, the thing that was selected, checks, and the trace.
import { type ReactNode, Suspense, useMemo } from 'react'
import {
  anomaliesSeen,
  checkResults,
  faultsInForce,
  inspectionOf,
  messageStory,
  modelsOf,
  stepOfCause,
  traceLines,
  type Target,
} from '#app'
import { Tabs } from '../controls/tabs'
import { ChecksPanel, ComponentPanel, LinkPanel, MessagePanel, TracePanel } from '../panels/later-views'
import { ModelsPanel } from '../panels/models-panel'
import { useWords } from '../text/provider'
import { RulesLink } from './rules-link'
import { useLitBy } from './use-light'
import { useApp, useAppState, useInstant, useScene } from './use-app'

export type InspectTab = 'models' | 'component' | 'checks' | 'trace'

interface InspectPaneProps {
  readonly tab: InspectTab
  readonly onTab: (tab: InspectTab) => void
  /** Opens whatever else can strike what is selected. */
  readonly onMore: () => void
}

export function InspectPane({ tab, onTab, onMore }: InspectPaneProps) {
  const words = useWords()
  return (
    <Tabs
      label={words.shell.inspect}
      selected={tab}
      onSelect={onTab}
      tabs={[
        { id: 'models', label: words.shell.tabs.models, content: <Models /> },
        { id: 'component', label: words.shell.tabs.component, content: later(<Selected onMore={onMore} />) },
        { id: 'checks', label: words.shell.tabs.checks, content: later(<Checks />) },
        { id: 'trace', label: words.shell.tabs.trace, content: later(<Trace />) },
      ]}
    />
  )
}

/** The column keeps its size while it waits. */
const later = (content: ReactNode) => <Suspense fallback={null}>{content}</Suspense>

function Models() {
  const app = useApp()
  const instant = useInstant()
  const selection = useAppState((state) => state.selection)
  const rows = useMemo(() => modelsOf(instant.run, app.at), [app, instant])
  const selected = selection?.kind === 'row' ? selection.key : null
  return (
    <ModelsPanel
      rows={rows}
      selected={selected}
      onPoint={(key) => app.point(key === null ? null : { kind: 'row', key })}
      litBy={useLitBy()}
      onSelect={(key) => app.select(key === null ? null : { kind: 'row', store: 'read-store', key })}
    />
  )
}

function Selected({ onMore }: Pick<InspectPaneProps, 'onMore'>) {
  const selection = useAppState((state) => state.selection)
  if (selection?.kind === 'link') return <SelectedLink id={selection.id} onMore={onMore} />
  if (selection?.kind === 'message') return <SelectedMessage id={selection.id} />
  return <SelectedComponent selection={selection} onMore={onMore} />
}

type SelectedProps<Selection> = Selection & Pick<InspectPaneProps, 'onMore'>

function SelectedComponent({ selection, onMore }: SelectedProps<{ readonly selection: Target | null }>) {
  const app = useApp()
  const instant = useInstant()
  const id = selection?.kind === 'component' ? selection.id : selection?.kind === 'row' ? selection.store : ''
  const inspection = useMemo(() => inspectionOf(instant.run, app.at, id) ?? null, [app, instant, id])
  return (
    <ComponentPanel
      inspection={inspection}
      now={app.at}
      faults={faultsInForce(instant.run, id)}
      onCrash={(component, point) =>
        void app.acts.inject(
          point === null
            ? { kind: 'crash', component, at: app.at, restartAfter: null }
            : { kind: 'crash-at', component, point, nth: 1, restartAfter: null },
        )
      }
      onRestart={(component) => void app.acts.act({ kind: 'restart', component })}
      onSlow={(component, factor) =>
        void app.acts.inject({ kind: 'slow', component, factor, from: app.at, until: null })
      }
      onHeal={(fault) => void app.acts.act({ kind: 'heal', id: fault })}
      onMore={onMore}
    >
      {inspection === null ? null : <RulesLink kind={inspection.component.kind} />}
    </ComponentPanel>
  )
}

function SelectedLink({ id, onMore }: SelectedProps<{ readonly id: string }>) {
  const app = useApp()
  const scene = useScene()
  const words = useWords()
  const link = scene.links.find((each) => each.id === id)
  const spec = app.run.links.find((each) => each.id === id)
  if (link === undefined || spec === undefined) return <p>{words.shell.nothing}</p>
  return (
    <LinkPanel
      link={link}
      latency={spec}
      inFlight={scene.messages.filter((message) => message.link === id).length}
      now={app.at}
      faults={faultsInForce(app.run, id)}
      onInject={(fault) => void app.acts.inject(fault)}
      onHeal={(fault) => void app.acts.act({ kind: 'heal', id: fault })}
      onMore={onMore}
    />
  )
}

function SelectedMessage({ id }: { readonly id: string }) {
  const app = useApp()
  const instant = useInstant()
  const words = useWords()
  const story = useMemo(() => messageStory(instant.run, id), [instant, id])
  if (story === undefined) return <p>{words.shell.nothing}</p>
  return (
    <MessagePanel
      message={story}
      onAct={(message, action) => void app.acts.act({ kind: 'message', id: message, action })}
      onCause={(cause) => {
        const step = stepOfCause(app.run, cause)
        if (step !== undefined) app.travel.seekStep(step)
      }}
    />
  )
}

function Checks() {
  const app = useApp()
  const { run, head } = useInstant()
  const judgement = useAppState((state) => state.judgement)
  const judged = useAppState((state) => state.judged)
  const results = useMemo(
    () => checkResults(judgement, judged ? run.judge.firsts() : []),
    // The head says when there is something new to judge.
    // oxlint-disable-next-line react/exhaustive-deps
    [judgement, judged, run, head],
  )
  const anomalies = useMemo(
    () => anomaliesSeen(judgement, judged ? run.judge.seen() : []),
    // oxlint-disable-next-line react/exhaustive-deps
    [judgement, judged, run, head],
  )
  return (
    <ChecksPanel
      judged={judged}
      verdict={judgement?.verdict ?? []}
      checks={results}
      anomalies={anomalies}
      onSeekStep={(step) => app.travel.seekStep(step)}
    />
  )
}

/** How many lines the trace shows around the cursor. */
const WINDOW = 4000

function Trace() {
  const app = useApp()
  const { run, step, head } = useInstant()
  const [from, until] = [Math.max(0, step - WINDOW), Math.min(head, step + WINDOW)]
  const lines = useMemo(() => traceLines(run, from, until), [run, from, until])
  return (
    <TracePanel
      lines={lines}
      step={step}
      onSeekStep={(to) => app.travel.seekStep(to)}
      onPoint={(id) => app.point(id === null || id === '' ? null : { kind: 'message', id })}
      litBy={useLitBy()}
    />
  )
}
