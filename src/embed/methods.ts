// Every method that the bridge serves: what it takes, and whether it acts on the run. The published list is made from this table.
import * as v from 'valibot'

/** Milliseconds, counts and the like. */
const number = v.pipe(v.number(), v.finite())
const text = v.pipe(v.string(), v.maxLength(500))
const id = v.pipe(v.string(), v.maxLength(200))
/** A scenario, a command, a fault: whoever takes it has a parser of its own that names every problem. */
const object = v.record(v.string(), v.unknown())
const none = v.strictTuple([])

interface MethodSpec {
  readonly params: v.GenericSchema<unknown, readonly unknown[]>
  /** Changes the run: refused where the embed is only to be looked at. */
  readonly acts: boolean
  /** The parameters as documentation writes them. */
  readonly takes: string
}

const look = (takes: string, params: MethodSpec['params']): MethodSpec => ({ takes, params, acts: false })
const act = (takes: string, params: MethodSpec['params']): MethodSpec => ({ takes, params, acts: true })

const point = v.strictObject({ point: v.optional(id), restartAfter: v.optional(number) })
const place = v.union([
  number,
  v.strictObject({ step: number }),
  v.strictObject({ marker: v.picklist(['next', 'previous', 'lag-peak']) }),
])
const until = v.union([
  v.picklist(['converged', 'quiet']),
  v.strictObject({ event: id }),
  v.strictObject({ check: id }),
  v.strictObject({ at: number }),
])
const limit = v.strictObject({ limit: v.optional(number) })

export const METHODS = {
  load: act('scenario | id', v.strictTuple([v.union([id, object])])),
  getStatus: look('', none),
  getState: look('', none),
  play: look('', none),
  pause: look('', none),
  step: look('n = 1', v.union([none, v.strictTuple([number])])),
  seek: look('ms | {step} | {marker: "next" | "previous" | "lag-peak"}', v.strictTuple([place])),
  runUntil: look(
    '"converged" | "quiet" | {event} | {check} | {at}, {limit}?',
    v.union([v.strictTuple([until]), v.strictTuple([until, limit])]),
  ),
  setSpeed: look('x', v.strictTuple([number])),
  dispatch: act('command', v.strictTuple([object])),
  inject: act('fault', v.strictTuple([object])),
  heal: act('faultId', v.strictTuple([id])),
  message: act(
    'id, "drop" | "duplicate" | "hold" | "release" | "deliver"',
    v.strictTuple([id, v.picklist(['drop', 'duplicate', 'hold', 'release', 'deliver'])]),
  ),
  without: act('causeId', v.strictTuple([id])),
  crash: act('component, {point, restartAfter}?', v.union([v.strictTuple([id]), v.strictTuple([id, point])])),
  restart: act('component', v.strictTuple([id])),
  set: act('path, value', v.strictTuple([id, v.unknown()])),
  verdict: look('', none),
  result: look('', none),
  highlight: look('ids', v.strictTuple([v.pipe(v.array(id), v.maxLength(100))])),
  caption: look('text', v.strictTuple([text])),
  perform: act('act of a demo file', v.strictTuple([object])),
  check: look('condition of a demo file', v.strictTuple([object])),
  openDemo: act('demo file | id', v.strictTuple([v.union([id, object])])),
  snapshot: look('"svg" | "png"', v.strictTuple([v.picklist(['svg', 'png'])])),
  exportAs: look('format', v.strictTuple([id])),
  setTheme: look('"light" | "dark" | "auto"', v.strictTuple([v.picklist(['light', 'dark', 'auto'])])),
  setLang: look('"en" | "ko"', v.strictTuple([v.picklist(['en', 'ko'])])),
  settled: look('', none),
} as const satisfies { readonly [name: string]: MethodSpec }

export type Method = keyof typeof METHODS

/** Events that one can subscribe to, with what each carries. */
export const EVENTS = {
  status: 'the status, when it plays, stops, changes speed or language, or shows another run',
  step: 'the status, when the viewer or the head moved by a step',
  timeupdate: 'the status, at most four times a second while it plays',
  consistency: 'the status, when the models part or meet',
  selection: 'the status, when something else is selected',
  resize: '{height} of what is shown, in CSS pixels',
  error: '{code, message} of what went wrong without being asked for',
} as const

export type EventName = keyof typeof EVENTS

export const isEventName = (name: string): name is EventName => Object.hasOwn(EVENTS, name)
export const isMethod = (name: string): name is Method => Object.hasOwn(METHODS, name)

/** The bridge's own two methods: they belong to a connection, not to the page. */
export const SUBSCRIPTION = v.strictTuple([
  v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(20)),
])

/** What the published list says, and a test compares: a method or event that goes away is a new version. */
export const published = () => ({
  namespace: 'cqrscope',
  version: 1,
  methods: {
    ...Object.fromEntries(Object.entries(METHODS).map(([name, { takes, acts }]) => [name, { takes, acts }])),
    subscribe: { takes: 'names', acts: false },
    unsubscribe: { takes: 'names', acts: false },
  },
  events: EVENTS,
})
