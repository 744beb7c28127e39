// The history in its place: the gap chart, or the same as a table.
import { useCallback, useRef, useState } from 'react'
import { GapChart, type GapChartHandle } from '../history/gap-chart'
import { GapTable } from '../history/gap-table'
import { HistoryPane, type HistoryView } from '../history/history-pane'
import { useApp, useFrames, useInstant } from './use-app'
import { useHistory } from './use-history'

export function LabHistory() {
  const app = useApp()
  const { step } = useInstant()
  const history = useHistory()
  const [view, setView] = useState<HistoryView>('gap')
  const chart = useRef<GapChartHandle>(null)
  useFrames(useCallback(({ at }) => chart.current?.show(at), []))
  const seek = useCallback((at: number) => app.travel.seekTime(at), [app])
  return (
    <HistoryPane
      view={view}
      onView={setView}
      gap={<GapChart history={history} at={app.at} onSeek={seek} handle={chart} />}
      table={<GapTable history={history} step={step} onSeekStep={(to) => app.travel.seekStep(to)} />}
    />
  )
}
