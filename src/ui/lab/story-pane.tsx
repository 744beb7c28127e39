// The left column in its place: the scenario's story, commands to send, and the way to faults.
import { type ReactNode, Suspense, useCallback, useMemo } from 'react'
import { type App, loadAt, nextId, openAggregates, plannedFaults } from '#app'
import { CommandsPanel, type CommandWish } from '../panels/commands-panel'
import { CausesList } from '../panels/later-views'
import { Story, StoryPanel } from '../panels/story-panel'
import { commandKeys, FAULT_KEY } from './hotkeys'
import { DesignPane } from './design-pane'
import { SettingsPane } from './settings-pane'
import { useApp, useAppState, useInstant } from './use-app'

/** How many aggregates the dialog lets choose from. */
const MOST_OPEN = 30

/** Sends a command that a person wished for; a new aggregate gets the next free id. */
export function useSend(): (wish: CommandWish) => void {
  const app = useApp()
  return useCallback(
    ({ type, id, fields }) => {
      const body = { type, id: id ?? nextId(app.run), ...fields }
      app.acts.act({ kind: 'stimulus', component: app.run.traits.client, type: 'command', body })
    },
    [app],
  )
}

/** The number that the next new aggregate gets. */
export const nextNumber = (run: App['run']): number => Number(/\d+$/.exec(nextId(run))?.[0] ?? 0)

/** Heights of the list's heading and of a usual line, in pixels. */
const [HEADING, LINE] = [20, 44]

/** The list's room while it is being fetched, so that nothing below it jumps. */
const Room = ({ causes }: { readonly causes: number }) => <div style={{ height: HEADING + causes * LINE }} />

/** Two lanes of one design, the second without a cause. */
const besideItself = (pipeline: string, cause: string) => [
  { pipeline, without: [] },
  { pipeline, without: [cause] },
]

interface StoryPaneProps {
  readonly onInject: () => void
  /** Stands in the place of the scenario's story while somebody is at a lesson. */
  readonly lesson: ReactNode
}

export function StoryPane({ onInject, lesson }: StoryPaneProps) {
  const app = useApp()
  const lang = useAppState((state) => state.lang)
  const isAtLesson = useAppState((state) => state.lesson !== null)
  const instant = useInstant()
  const send = useSend()
  const { run } = instant
  const causes = plannedFaults(run)
  const open = useMemo(() => openAggregates(instant.run, MOST_OPEN), [instant])
  return (
    <StoryPanel
      story={
        isAtLesson ? lesson : <Story title={run.scenario.title[lang]} summary={run.scenario.summary[lang]} />
      }
      commands={
        <>
          <CommandsPanel
            specs={run.subject.domain.commands}
            open={open}
            onSend={send}
            next={nextNumber(run)}
            hotkeys={commandKeys(run.subject.domain.commands)}
          />
          <Suspense fallback={<Room causes={causes.length} />}>
            {causes.length === 0 ? null : (
              <CausesList
                causes={causes}
                onWithout={(cause) => void app.shelf.without(cause)}
                onRace={(cause) => app.race(besideItself(run.scenario.pipeline, cause))}
              />
            )}
          </Suspense>
        </>
      }
      load={loadAt(run, app.at)}
      onInject={onInject}
      injectHotkey={FAULT_KEY}
      settings={
        <>
          <DesignPane />
          <SettingsPane />
        </>
      }
    />
  )
}
