// A lane's picture: its scene at each step through React, what moves between two steps by frame.
import { useCallback } from 'react'
import type { Lane, Scene, Target } from '#app'
import { useSize } from '../../controls/size'
import { Diagram } from '../../diagram/diagram'
import { useLive } from '../../lab/use-live'
import { useWords } from '../../text/provider'
import css from './lane.module.css'
import { useRace, useRaceFrames } from './use-race'

/** Props of the picture. What is selected is so in all lanes: the same thing is looked at in each. */
export interface LaneDiagramProps {
  readonly lane: Lane
  readonly scene: Scene
  readonly selected: Target | null
  readonly onSelect: (target: Target | null) => void
}

/** The picture of a lane. */
export function LaneDiagram({ lane, scene, selected, onSelect }: LaneDiagramProps) {
  const race = useRace()
  const { diagram } = useWords()
  const [box, size] = useSize<HTMLDivElement>()
  const { setLive, update } = useLive(scene)
  useRaceFrames(useCallback(() => update(lane.frame(race.at)), [lane, race, update]))
  return (
    <div ref={box} className={css['diagram']}>
      {size.width === 0 ? null : (
        <Diagram
          scene={scene}
          size={size}
          words={diagram}
          selected={selected}
          onSelect={onSelect}
          onLive={setLive}
        />
      )}
    </div>
  )
}
