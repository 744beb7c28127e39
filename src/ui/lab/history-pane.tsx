// The history in its place: the gap chart and the space–time diagram on one axis, or the same as tables.
import { useCallback, useMemo, useRef, useState } from 'react'
import { type Flight, spaceTimeLanes } from '#app'
import { leftOfLanes } from '../history/chart-frame'
import { GapChart } from '../history/gap-chart'
import type { GapTableProps } from '../history/gap-table'
import { HistoryTable } from '../history/history-table'
import { HistoryPane, type HistoryView } from '../history/history-pane'
import type { PlotHandle } from '../history/plot'
import { SpaceTime, type SpaceTimeProps } from '../history/space-time'
import { brushed, following } from '../history/time-window'
import { useSize } from '../controls/size'
import css from './lab.module.css'
import { useApp, useAppState, useFrames, useInstant } from './use-app'
import { useHistory } from './use-history'
import { useLight, useLitBy } from './use-light'

/** From this height of the page on, there is room for both charts. */
const BOTH_FROM = 760

/** The history of the Lab's run. */
export function LabHistory() {
  const app = useApp()
  const { step } = useInstant()
  const history = useHistory()
  const window = useAppState((state) => state.window)
  const [view, setView] = useState<HistoryView>(() => (innerHeight >= BOTH_FROM ? 'both' : 'gap'))
  const [box, size] = useSize<HTMLDivElement>()
  const charts = useCharts()
  const control = {
    at: app.at,
    onSeek: useCallback((at: number) => app.travel.seekTime(at), [app]),
    onBrush: (one: number, other: number) => app.look(brushed(one, other, history.end)),
  }
  return (
    <div ref={box} className={css['fill']}>
      <HistoryPane
        view={view}
        onView={setView}
        zooming={{ window, end: history.end, at: app.at, onWindow: app.look }}
        gap={
          <GapChart
            {...control}
            {...window}
            history={history}
            handle={charts.gap}
            left={view === 'both' ? leftOfLanes(size.width) : undefined}
            bare={view === 'both'}
          />
        }
        spaceTime={
          <LabSpaceTime
            {...control}
            history={history}
            window={window}
            below={view === 'both'}
            handle={charts.spaceTime}
          />
        }
        table={<LabTables history={history} step={step} onSeekStep={(to) => app.travel.seekStep(to)} />}
      />
    </div>
  )
}

/** The diagram with what it shows of the app. Until it is shown, no message is looked at. */
function LabSpaceTime(
  props: Omit<SpaceTimeProps, 'flights' | 'lanes' | 'light' | 'selected' | 'onPoint' | 'onChoose'>,
) {
  const app = useApp()
  const { run } = useInstant()
  const selection = useAppState((state) => state.selection)
  const lanes = useMemo(() => spaceTimeLanes(run), [run])
  return (
    <SpaceTime
      {...props}
      {...useChoosing()}
      flights={app.flights()}
      lanes={lanes}
      light={useLight()}
      selected={selection?.kind === 'message' ? selection.id : ''}
    />
  )
}

function LabTables(props: GapTableProps) {
  const app = useApp()
  return (
    <HistoryTable
      {...props}
      {...useChoosing()}
      flights={app.flights()}
      at={app.at}
      litBy={useLitBy()}
      onSeekTime={(at) => app.travel.seekTime(at)}
    />
  )
}

/** Both charts' cursors by frame. A window that the cursor leaves goes after it. */
function useCharts() {
  const app = useApp()
  const gap = useRef<PlotHandle>(null)
  const spaceTime = useRef<PlotHandle>(null)
  const shown = useRef(app.at)
  useFrames(
    useCallback(
      ({ at }) => {
        gap.current?.show(at)
        spaceTime.current?.show(at)
        if (at === shown.current) return
        shown.current = at
        const { window } = app.store.getState()
        const { run } = app
        const next = following(window, run.timeAt(run.journal.length), at)
        if (next !== window) app.look(next)
      },
      [app],
    ),
  )
  return { gap, spaceTime }
}

/** What happens to a message that is pointed at or chosen. */
function useChoosing() {
  const app = useApp()
  return {
    onPoint: useCallback(
      (id: string | null) => app.point(id === null ? null : { kind: 'message', id }),
      [app],
    ),
    /** Goes to an instant at which the message is on its way, and inspects it. */
    onChoose: useCallback(
      (flight: Flight, at: number) => {
        if (at > flight.sent && at < flight.end) app.travel.seekTime(Math.floor(at))
        else app.travel.seekStep(flight.step)
        app.select({ kind: 'message', id: flight.id })
      },
      [app],
    ),
  }
}
