// A component under the glass: its statechart with the state it is in, its last transition, its rows.
import type { Change, Step } from '#kernel'
import { chartOf, type Run } from '#runs'
import { Instant } from './instant'
import type { Inspection, TraceLine } from './scene'
import { componentOf } from './scene-component'

/** How far back the last transition is looked for; beyond that nothing has moved for long. */
const MOST_BACK = 5000

export function inspectionOf(run: Run, at: number, id: string): Inspection | undefined {
  const component = run.components.find((each) => each.id === id)
  const chart = chartOf(run, id)
  if (component === undefined || chart === undefined) return undefined
  const { simulation } = run
  return {
    component: componentOf(new Instant(run, at), id, component.kind),
    chart,
    last: lastMove(run, id),
    points: component.points,
    rows: component.tables.map(({ name, durable }) => ({
      table: name,
      durable,
      size: simulation.rows.size(name),
    })),
  }
}

interface Moved {
  readonly state: string
  readonly event: string
}

function lastMove(run: Run, id: string): Inspection['last'] {
  const { journal, simulation } = run
  for (let index = simulation.position - 1; index >= Math.max(0, simulation.position - MOST_BACK); index--) {
    const step = journal[index]
    if (step?.component !== id) continue
    const change = step.changes.find(({ table, key }) => table === 'machines' && isMachineOf(key, id))
    if (change !== undefined) return moveOf(run, id, step, change)
  }
  return null
}

const isMachineOf = (key: string, id: string): boolean => key === id || key.startsWith(`${id}/`)

/** A machine's row before and after; a task begins at the chart's first state and ends at its last. */
function moveOf(run: Run, id: string, step: Step, change: Change): Inspection['last'] {
  const chart = chartOf(run, id)
  const before = change.before as Moved | undefined
  const after = change.after as Moved | undefined
  const last = chart?.states.find(({ final }) => final)?.name
  const from = before?.state ?? chart?.initial ?? ''
  return { from, event: after?.event ?? step.event, to: after?.state ?? last ?? '', step: step.index + 1 }
}

/** The journal's lines from one step to another, for the trace panel. */
export function traceLines(run: Run, from: number, until: number): readonly TraceLine[] {
  return run.journal.slice(from, until).map(({ index, at, component, task, event, points, cause }) => ({
    step: index + 1,
    at,
    component,
    task,
    event,
    subject: cause.kind === 'message' ? cause.message.subject : '',
    message: cause.kind === 'message' ? cause.message.id : '',
    points,
  }))
}
