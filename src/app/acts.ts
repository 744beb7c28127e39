// Acting on the run: commands, faults, hands on messages. An act in the past begins a branch there and leaves the past as it was.
import type { Fault } from '#faults'
import type { Control } from '#kernel'
import { fork } from '#runs'
import type { Shelf } from './shelf'
import type { Stage } from './stage'
import { instantOf, type Travel } from './travel'

export type Acts = ReturnType<typeof createActs>

export function createActs(stage: Stage, travel: Travel, shelf: Shelf) {
  /** Makes sure that what follows happens at a head. */
  function toHead(): void {
    const { run, record } = stage
    if (run.simulation.atHead && !run.hasAhead) return
    const { position } = run.simulation
    stage.notice({ kind: 'branched', from: record.name })
    void shelf.adopt(
      fork(run, position),
      `${record.name} · ${position}`,
      { run: record.id, step: position },
      stage.cursor,
    )
  }

  const now = () => instantOf(Math.max(stage.cursor, stage.run.simulation.now))

  function acted(): void {
    const { ended } = stage.store.getState()
    stage.keeper?.note()
    stage.store.setState({ judgement: undefined, ended: false })
    stage.publish()
    stage.draw()
    // A run that had come to rest by itself goes on; one that was paused by hand waits for the hand.
    if (ended) travel.play()
  }

  return {
    /** Lets something happen now, where the viewer is. Returns the id of the act. */
    act(control: Control): string {
      toHead()
      const { id } = stage.run.intervene(now(), control)
      acted()
      return id
    },
    /** Injects a fault that begins now or later. Returns the id under which it can be healed. */
    inject(fault: Fault): string {
      toHead()
      const [first] = stage.run.inject(now(), fault)
      acted()
      return first?.id ?? ''
    },
  }
}
