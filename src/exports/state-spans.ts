// How long each machine of a run was in each of its states, and on which of its component's lanes that is drawn.
import type { MachineRow, Step } from '#kernel'

/** One stay in a state, in microseconds. Lane 0 is the component's own machine, the others are shared by its tasks. */
export interface StateSpan {
  readonly component: string
  readonly task: string
  readonly lane: number
  readonly state: string
  readonly from: number
  readonly until: number
}

interface Stay {
  readonly state: string
  readonly from: number
  readonly lane: number
}

/** All stays of all machines, up to `end` for those that last. Stays on one lane never overlap. */
export function stateSpansOf(journal: readonly Step[], end: number): readonly StateSpan[] {
  const spans: StateSpan[] = []
  const stays = new Map<string, Stay>()
  const lanes = new Lanes()
  const leave = (key: string, stay: Stay, until: number): void => {
    const { component, task } = machineOf(key)
    const { state, lane, from } = stay
    if (until > from) spans.push({ component, task, lane, state, from, until })
  }
  for (const { at, changes } of journal)
    for (const { table, key, after } of changes) {
      if (table !== 'machines') continue
      const stay = stays.get(key)
      const state = (after as MachineRow | undefined)?.state
      if (stay?.state === state) continue
      if (stay !== undefined) leave(key, stay, at)
      if (state === undefined) {
        lanes.free(key)
        stays.delete(key)
      } else stays.set(key, { state, from: at, lane: stay?.lane ?? lanes.take(key) })
    }
  for (const [key, stay] of stays) leave(key, stay, end)
  return spans.toSorted((x, y) => x.from - y.from)
}

/** The component and the task that a machine's key names. */
function machineOf(key: string): { readonly component: string; readonly task: string } {
  const cut = key.indexOf('/')
  return cut < 0 ? { component: key, task: '' } : { component: key.slice(0, cut), task: key.slice(cut + 1) }
}

/** A task gets the lowest lane that is free, so that there are as many lanes as there were tasks at once. */
class Lanes {
  private readonly taken = new Map<string, Map<number, string>>()

  take(key: string): number {
    const { component, task } = machineOf(key)
    if (task === '') return 0
    const lanes = this.lanesOf(component)
    let lane = 1
    while (lanes.has(lane)) lane += 1
    lanes.set(lane, key)
    return lane
  }

  free(key: string): void {
    const lanes = this.lanesOf(machineOf(key).component)
    for (const [lane, holder] of lanes) if (holder === key) lanes.delete(lane)
  }

  private lanesOf(component: string): Map<number, string> {
    const known = this.taken.get(component)
    if (known !== undefined) return known
    const fresh = new Map<number, string>()
    this.taken.set(component, fresh)
    return fresh
  }
}
