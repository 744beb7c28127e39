// A run as a Chrome trace in JSON, for Perfetto: a process for each component, states as slices, messages as arrows.
import type { JsonObject } from '#kernel'
import type { Run } from '#runs'
import { type Incident, incidentsOf } from './incidents'
import { type Passage, passagesOf } from './passages'
import { type StateSpan, stateSpansOf } from './state-spans'

/** The thread of a component on which its messages leave and arrive; below it lie the lanes of its states. */
const MESSAGES = 0
/** The process of what happens to the run as a whole. */
const RUN = 0
/** How long the slices are that arrows begin and end at, in microseconds. */
const TOUCH = 1

/** The whole run. Instants are microseconds since its beginning, which is what the format counts in. */
export function perfettoOf(run: Run): string {
  const processes = new Map(run.components.map(({ id }, index) => [id, index + 1]))
  const processOf = (component: string): number => processes.get(component) ?? RUN
  const { id: scenario, seed } = run.scenario
  const spans = stateSpansOf(run.journal, run.timeAt(run.journal.length))
  return JSON.stringify({
    displayTimeUnit: 'ms',
    otherData: { program: 'CQRScope', scenario, seed, epoch: 'the beginning of the run' },
    traceEvents: [
      named('process_name', RUN, 0, scenario),
      ...run.components.flatMap(({ id }) => componentNames(id, processOf(id))),
      ...laneNames(spans, processOf),
      ...spans.map((span) => sliceOf(span, processOf)),
      ...passagesOf(run.journal).flatMap((passage) => arrowOf(passage, processOf)),
      ...incidentsOf(run).flatMap((incident) => instantsOf(incident, processOf)),
      ...run.course.lag.series.map(({ at, committed, visible }) => gapAt(at, committed - visible)),
    ],
  })
}

type ProcessOf = (component: string) => number

const named = (what: string, pid: number, tid: number, name: string): JsonObject => ({
  ph: 'M',
  name: what,
  pid,
  tid,
  args: { name },
})

const componentNames = (id: string, pid: number): readonly JsonObject[] => [
  named('process_name', pid, MESSAGES, id),
  { ph: 'M', name: 'process_sort_index', pid, tid: MESSAGES, args: { sort_index: pid } },
  named('thread_name', pid, MESSAGES, 'messages'),
]

/** The name of each lane that anything is drawn on, once. */
function laneNames(spans: readonly StateSpan[], processOf: ProcessOf): readonly JsonObject[] {
  const names = new Map<string, JsonObject>()
  for (const { component, lane } of spans) {
    const name = lane === 0 ? 'state' : `task ${lane}`
    names.set(`${component}/${lane}`, named('thread_name', processOf(component), lane + 1, name))
  }
  return [...names.values()]
}

const sliceOf = (
  { component, task, lane, state, from, until }: StateSpan,
  processOf: ProcessOf,
): JsonObject => ({
  ph: 'X',
  cat: 'state',
  name: state,
  pid: processOf(component),
  tid: lane + 1,
  ts: from,
  dur: until - from,
  args: { task },
})

/** An arrow from a short slice at the sender to one at the receiver; what nobody got ends where it was lost. */
function arrowOf(passage: Passage, processOf: ProcessOf): readonly JsonObject[] {
  const { message, sent, fate } = passage
  const { id, from, to, type } = message
  const flow = { cat: 'message', name: type, id }
  const start = { pid: processOf(from), tid: MESSAGES, ts: sent }
  const leaving: readonly JsonObject[] = [
    { ph: 'X', cat: 'message', name: `send ${type}`, ...start, dur: TOUCH, args: aboutOf(passage) },
    { ph: 's', ...flow, ...start },
  ]
  if (fate.kind === 'under way') return leaving
  const end = { pid: processOf(to), tid: MESSAGES, ts: fate.at }
  const name = `${fate.kind} ${type}`
  if (fate.kind === 'dropped')
    return [...leaving, { ph: 'i', s: 't', cat: 'message', name, ...end, args: { id } }]
  const arriving: JsonObject = { ph: 'X', cat: 'message', name, ...end, dur: TOUCH, args: { id } }
  return [...leaving, arriving, { ph: 'f', bp: 'e', ...flow, ...end }]
}

function aboutOf({ message }: Passage): JsonObject {
  const { id, kind, subject, from, to, attempt, correlation, causation, copyOf } = message
  const about = { id, kind, subject, from, to, attempt, correlation, causation }
  return copyOf === undefined ? about : { ...about, copyOf }
}

/** A mark on each component that it happened to, or across all of them. */
function instantsOf({ at, kind, what, components }: Incident, processOf: ProcessOf): readonly JsonObject[] {
  const mark = { ph: 'i', cat: kind, name: what, ts: at, tid: 0 }
  if (components.length === 0) return [{ ...mark, s: 'g', pid: RUN }]
  return components.map((id) => ({ ...mark, s: 'p', pid: processOf(id) }))
}

const gapAt = (ts: number, events: number): JsonObject => ({
  ph: 'C',
  name: 'gap',
  pid: RUN,
  tid: 0,
  ts,
  args: { events },
})
