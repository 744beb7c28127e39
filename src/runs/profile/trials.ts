// The runs that a design's profile is made from: one without faults, and one for each canonical fault, each as a scenario file.
import { orders } from '#domains'
import { type JsonObject, toMillis } from '#kernel'
import { type Pipeline, settingsFrom } from '#pipelines'
import { burst, LAST_OF_ITS_ORDER, type Line, steady, twoMinutes } from './workloads'

/** The styles of writing that repetitions are held against. */
export type Style = 'upsert' | 'delta'

/** What a run is to show. */
export type About =
  | { readonly kind: 'reference' }
  | { readonly kind: 'handler-crash'; readonly component: string; readonly point: string }
  | { readonly kind: 'abort' }
  | {
      readonly kind: 'mover-crash'
      readonly style: Style
      readonly component: string
      readonly point: string
    }
  | { readonly kind: 'away' | 'slow'; readonly component: string }
  /** Right after the last command, or when all that the log keeps only for a while is gone. */
  | { readonly kind: 'rebuild'; readonly when: 'soon' | 'late' }

export interface Trial {
  readonly about: About
  /** A scenario file; a design may refuse it. */
  readonly file: unknown
}

/** One seed for all: what differs between two profiles is the design. */
const SEED = 7
const CLIENT = 'client'
const HANDLER = 'command-handler'
const WRITE_STORE = 'write-store'
/** Who stays away does so for at least this long, in milliseconds, and from then on. */
const AWAY = 4000
/** Who is slow takes half a second for a millisecond's work. */
const SLOW = 500
const AWAY_FROM = 1000
const RESTART = 2000
/** What a run is given after its last event. */
const REST = 5000
/** A log that keeps what it has for so long, in place of days. */
const SHORT_RETENTION = 5000

interface Bench {
  readonly pipeline: Pipeline
  readonly written: JsonObject
  /** How long a change may take here, in milliseconds. */
  readonly normal: number
}

/** Settings in a file's words, without what belongs to another business. */
export function fileSettings(written: JsonObject): JsonObject {
  const { policy: _other, ...rest } = written
  return rest
}

/** Every trial of a design with its settings, the one without faults first. */
export function trialsOf(pipeline: Pipeline, written: JsonObject): readonly Trial[] {
  const settings = settingsFrom(written)
  const { traits } = pipeline.wire({ seed: SEED, domain: orders, settings, workload: [] })
  const bench = { pipeline, written, normal: toMillis(traits.normalLag) }
  const parts = pipeline.components(settings)
  const handler = parts.find(({ component }) => component === HANDLER)
  const movers = parts.filter(({ component }) => !isGiven(component))
  return [
    trial(bench, { kind: 'reference' }, { workload: twoMinutes, ends: 120_000 }),
    ...(handler?.points ?? [])
      .filter((point) => point !== 'before-commit')
      .flatMap((point) => crashes(bench, { kind: 'handler-crash', component: HANDLER, point }, [3])),
    trial(
      bench,
      { kind: 'abort' },
      { workload: burst, ends: RESTART, faults: [{ kind: 'abort', command: LAST_OF_ITS_ORDER }] },
    ),
    ...movers.flatMap(({ component, points }) =>
      points.flatMap((point) =>
        stylesOf(pipeline).flatMap((style) =>
          crashes(bench, { kind: 'mover-crash', style, component, point }, [1, 3]),
        ),
      ),
    ),
    ...parts.flatMap(({ component }) => (component === CLIENT ? [] : absent(bench, component))),
    ...rebuilds(bench),
  ]
}

/** What every design has: people, somebody who decides, and a store to write to. */
export const isGiven = (component: string): boolean => [CLIENT, HANDLER, WRITE_STORE].includes(component)

/** Where a design leaves no choice of style, it replaces rows. */
const stylesOf = ({ settings }: Pipeline): readonly Style[] =>
  settings.some(({ path }) => path === 'projector.apply') ? ['upsert', 'delta'] : ['upsert']

function crashes(
  bench: Bench,
  about: Extract<About, { readonly point: string }>,
  turns: readonly number[],
): readonly Trial[] {
  const { component, point } = about
  const restyled = about.kind === 'mover-crash' ? { ...bench, written: styled(bench, about.style) } : bench
  return turns.map((nth) =>
    trial(restyled, about, {
      workload: burst,
      ends: RESTART + bench.normal,
      faults: [{ kind: 'crash', component, point, nth, restartAfter: RESTART }],
    }),
  )
}

/** The settings with another style of writing, and the events that go with it. */
function styled({ pipeline, written }: Bench, style: Style): JsonObject {
  if (stylesOf(pipeline).length < 2 || settingsFrom(written).projector.apply === style) return written
  const { events: _fitted, projector, ...rest } = written
  return { ...rest, projector: { ...(projector as JsonObject | undefined), apply: style } }
}

/** Somebody is away, which others are told at once, or slow, which they are not. */
function absent(bench: Bench, component: string): readonly Trial[] {
  const until = AWAY_FROM + Math.max(AWAY, bench.normal + AWAY_FROM)
  const from = AWAY_FROM
  const body = { workload: steady(until + AWAY_FROM), ends: until + bench.normal }
  const away = { kind: 'down', component, from, until }
  const slow = { kind: 'slow', component, factor: SLOW, from, until }
  return [
    trial(bench, { kind: 'away', component }, { ...body, faults: [away] }),
    trial(bench, { kind: 'slow', component }, { ...body, faults: [slow] }),
  ]
}

function rebuilds(bench: Bench): readonly Trial[] {
  const { pipeline, written } = bench
  const ends = 2 * bench.normal
  const order = (at: number): Line => ({ at, rebuild: 'in-place' })
  const soon = trial(bench, { kind: 'rebuild', when: 'soon' }, { workload: [...burst, order(3000)], ends })
  const { retention } = settingsFrom(written).kafka
  const forgets = pipeline.settings.some(({ path }) => path === 'kafka.retention') && retention !== null
  if (!forgets) return [soon, { ...soon, about: LATE }]
  const kafka = { ...(written['kafka'] as JsonObject | undefined), retention: SHORT_RETENTION }
  const workload = [...burst, order(2 * SHORT_RETENTION + 3000)]
  const late = trial({ ...bench, written: { ...written, kafka } }, LATE, {
    workload,
    ends: ends + 2 * SHORT_RETENTION,
  })
  return [soon, late]
}

const LATE: About = { kind: 'rebuild', when: 'late' }

interface Body {
  readonly workload: readonly Line[]
  readonly faults?: readonly JsonObject[]
  /** When the last of it is over, in milliseconds. */
  readonly ends: number
}

/** The trial as a scenario file. */
const trial = ({ pipeline, written, normal }: Bench, about: About, body: Body): Trial => ({
  about,
  file: {
    format: 'cqrscope/scenario',
    version: 1,
    id: 'profile',
    seed: SEED,
    domain: orders.id,
    pipeline: pipeline.id,
    settings: written,
    workload: body.workload,
    faults: body.faults ?? [],
    end: { quiet: true, limit: Math.ceil(body.ends + 2 * normal + REST) },
  },
})
