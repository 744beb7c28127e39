// A step as one plain line, in milliseconds: the unit of the trace file.
import { type JsonObject, type Step, toMillis } from '#kernel'

/** One line of a trace. Changes carry both sides, so that a trace can be undone and redone by its reader. */
export function traceLine(step: Step): JsonObject {
  const { index, at, component, task, event, points, cause } = step
  return {
    step: index,
    at: toMillis(at),
    component,
    ...(task === '' ? {} : { task }),
    event,
    cause: causeOf(cause),
    ...(points.length === 0 ? {} : { points }),
    changes: step.changes.map(({ table, key, before, after }) => ({
      table,
      key,
      before: before ?? null,
      after: after ?? null,
    })),
  }
}

function causeOf(cause: Step['cause']): JsonObject {
  switch (cause.kind) {
    case 'message':
      return { kind: 'message', id: cause.message.id, type: cause.message.type, link: cause.message.link }
    case 'timer':
      return { kind: 'timer', key: `${cause.component}/${cause.key}` }
    case 'control':
      return { kind: 'control', control: cause.control.kind }
  }
}
