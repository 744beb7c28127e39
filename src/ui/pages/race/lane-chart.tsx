// A lane's gap over time, on the axis that all lanes share.
import { useCallback, useRef } from 'react'
import type { History, RaceCharts } from '#app'
import { GapChart } from '../../history/gap-chart'
import type { PlotHandle } from '../../history/plot'
import css from './lane.module.css'
import { useRace, useRaceFrames } from './use-race'

/** Props of the chart. */
export interface LaneChartProps {
  readonly history: History
  readonly axis: RaceCharts
}

/** The gap chart of a lane. */
export function LaneChart({ history, axis: { until, busy } }: LaneChartProps) {
  const race = useRace()
  const chart = useRef<PlotHandle>(null)
  useRaceFrames(useCallback(() => chart.current?.show(race.at), [race]))
  const seek = useCallback((at: number) => race.seek(at), [race])
  return (
    <div className={css['chart']}>
      <GapChart history={history} at={race.at} until={until} busy={busy} onSeek={seek} handle={chart} />
    </div>
  )
}
