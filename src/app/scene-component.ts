// One component at an instant: the state it is in, what it has in hand, and how far it knows it has come.
import { placeOf } from './faults-in-force'
import { type Instant, numberIn } from './instant'
import type { ComponentScene, Reached } from './scene'

export function componentOf(instant: Instant, id: string, kind: string): ComponentScene {
  const life = instant.row('lives', id)
  const tasks = [...instant.all('machines')]
    .filter(([key]) => key.startsWith(`${id}/`))
    .map(([key, row]) => ({ task: key.slice(id.length + 1), state: row.state }))
    .toSorted((x, y) => numberIn(x.task) - numberIn(y.task))
  const status = life?.status ?? 'up'
  const own = instant.row('machines', id)?.state ?? 'idle'
  const reached = reachedBy(instant, id, kind)
  return {
    id,
    kind,
    state: status === 'up' ? (tasks.at(-1)?.state ?? own) : own,
    tasks,
    status,
    since: life?.since ?? 0,
    faults: [...instant.all('faults')].filter(([, fault]) => placeOf(fault) === id).map(([fault]) => fault),
    inHand: inHandOf(instant, id),
    ...(reached === undefined ? {} : { reached }),
  }
}

/** A row that is an event, carries one as its row, or names an aggregate: whatever a component keeps of what it handles. */
interface Held {
  readonly row?: Held
  readonly status?: unknown
  readonly key?: unknown
  readonly id?: unknown
  readonly version?: unknown
  readonly event?: { readonly id?: unknown }
}

/** What a carrier or a projector has taken and not finished. */
export function inHandOf(instant: Instant, id: string): ComponentScene['inHand'] {
  const table = `${id}.batch`
  if (!instant.has(table)) return []
  const place = instant.has(`${id}.place`) ? instant.fields(`${id}.place`, 'here') : undefined
  const index = Number(place?.['index'] ?? 0)
  return [...instant.records(table)]
    .toSorted(([x], [y]) => Number(x) - Number(y))
    .map(([number, held]: readonly [string, Held]) => {
      const item = held.row ?? held
      const key = textIn(item.key) || textIn(item.id)
      return {
        key,
        event: textIn(item.event?.id) || `${key}@${Number(item.version ?? 0)}`,
        done: held.status === 'acked' || (place !== undefined && Number(number) < index),
      }
    })
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

function reachedBy(instant: Instant, id: string, kind: string): Reached | undefined {
  switch (kind) {
    case 'log-reader':
      return instant.has(`${id}.offset`)
        ? { kind: 'offset', position: positionIn(instant, `${id}.offset`, 'position') }
        : undefined
    case 'replica':
      return instant.has(`${id}.position`)
        ? {
            kind: 'replica',
            received: positionIn(instant, `${id}.position`, 'received'),
            applied: positionIn(instant, `${id}.position`, 'applied'),
          }
        : undefined
    case 'job':
      return watermarkOf(instant)
    default:
      return undefined
  }
}

function positionIn(instant: Instant, table: string, field: string): number {
  const [first] = instant.records(table)
  return Number(first?.[1][field] ?? 0)
}

/** When the last row was changed that a job has copied; one that compares or refreshes has no such mark. */
function watermarkOf(instant: Instant): Reached | undefined {
  const at = instant.has('watermark') ? (instant.row('watermark', 'here') ?? -1) : -1
  return at < 0 ? undefined : { kind: 'watermark', at }
}
