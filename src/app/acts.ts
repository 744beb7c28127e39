// Acting on the run: commands, faults, hands on messages. An act in the past begins a branch there and leaves the past as it was.
import type { Fault } from '#faults'
import type { Control, SimTime } from '#kernel'
import { fork } from '#runs'
import { branchNamed } from './saved-runs'
import type { Shelf } from './shelf'
import type { Stage } from './stage'
import { instantOf, type Travel } from './travel'

export class Acts {
  private readonly stage: Stage
  private readonly travel: Travel
  private readonly shelf: Shelf

  constructor(stage: Stage, travel: Travel, shelf: Shelf) {
    this.stage = stage
    this.travel = travel
    this.shelf = shelf
  }

  /** Lets something happen now, where the viewer is. Returns the id of the act. */
  act(control: Control): string {
    this.toHead()
    const { id } = this.stage.run.intervene(this.now(), control)
    this.acted()
    return id
  }

  /** Injects a fault that begins now or later. Returns the id under which it can be healed. */
  inject(fault: Fault): string {
    this.toHead()
    const [first] = this.stage.run.inject(this.now(), fault)
    this.acted()
    return first?.id ?? ''
  }

  /** Makes sure that what follows happens at a head. */
  private toHead(): void {
    const { run, record, cursor } = this.stage
    if (run.simulation.atHead && !run.hasAhead) return
    const { position } = run.simulation
    this.stage.notice({ kind: 'branched', from: record.name })
    const parent = { run: record.id, step: position }
    void this.shelf.adopt(fork(run, position), branchNamed(record.name, `· ${position}`), parent, cursor)
  }

  private now(): SimTime {
    return instantOf(Math.max(this.stage.cursor, this.stage.run.simulation.now))
  }

  private acted(): void {
    const { stage } = this
    const { ended } = stage.store.getState()
    stage.keeper?.note()
    stage.store.setState({ judgement: undefined, ended: false })
    stage.publish()
    stage.draw()
    // A run that had come to rest by itself goes on; one that was paused by hand waits for the hand.
    if (ended) this.travel.play()
  }
}
