// For tests: makes a small random scenario file out of a list of random words: of any design, or narrowed to what a law is
// about. Every file is accepted: what would be refused is not drawn.
import { domains } from '#domains'
import { pipelineOf, pipelines, settingsFrom } from '#pipelines'
import { type Draw, drawFrom, one, type Parts, some } from './random-draw'
import { faultFor, KINDS, type Targets, targetsOf } from './random-faults'
import { makesSense, settingsFor } from './random-settings'
import { workloadFor } from './random-workload'

export { KINDS } from './random-faults'

/** What a law needs to hold; everything else is left to chance. */
export interface Wanted {
  readonly pipeline?: string
  readonly domain?: string
  /** Settings that are given, as a file writes them. */
  readonly settings?: Parts
  /** Which others may be drawn: paths or groups; absent: all that the design has. */
  readonly vary?: readonly string[]
  /** Kinds of faults that may occur, and of acts; absent: all. */
  readonly faults?: readonly string[]
  readonly acts?: readonly string[]
  /** The only components that faults strike; absent: any. */
  readonly strikes?: readonly string[]
}

/** How many words a file is made from at most. */
export const WORDS = 420

/** A random scenario file of a second or three, with up to three faults. */
export function randomFile(words: readonly number[], wanted: Wanted = {}): Parts {
  const draw = drawFrom(words)
  const pipeline = pipelineOf(wanted.pipeline ?? '') ?? some(draw, pipelines)
  const domain = domains.find(({ id }) => id === wanted.domain) ?? some(draw, domains)
  if (pipeline === undefined || domain === undefined) throw new Error('there are designs and businesses')
  const { settings: given = {}, vary } = wanted
  const settings = settingsFor(draw, { pipeline, domain, given, ...(vary === undefined ? {} : { vary }) })
  const frame = { pipeline: pipeline.id, domain: domain.id, settings }
  return {
    format: 'cqrscope/scenario',
    version: 1,
    id: 'random',
    seed: draw(1000),
    ...frame,
    faults: faultsFor(draw, wanted, targetsOf(pipeline, settingsFrom(settings))).filter((fault) =>
      makesSense({ ...frame, faults: [fault] }),
    ),
    end: { quiet: draw(8) !== 7, limit: 12_000 },
    workload: workloadFor(draw, domain, frame, wanted.acts),
  }
}

/** The polling relay with what it can be set to do, between Kafka and documents: the laws of at least once are about it. */
export const OUTBOX: Wanted = {
  pipeline: 'outbox-polling',
  domain: 'orders',
  acts: ['rebuild', 'redrive', 'rename'],
  vary: [
    'partitions',
    'relay.select',
    'relay.interval',
    'relay.batch',
    'relay.count',
    'relay.mark',
    'relay.idempotent',
    'relay.inFlight',
    'relay.gapTimeout',
    'projector.apply',
    'projector.guard',
    'projector.inbox',
    'projector.ack',
    'projector.onError',
    'projector.count',
    'projector.limit',
    'projector.wait',
    'projector.transactions',
  ],
}

/** Every way to look for unsent rows by which no row is ever skipped. */
export const SAFE_SELECTIONS = ['flag', 'xmin-horizon', 'gap-wait'] as const

function faultsFor(draw: Draw, { faults = KINDS, strikes }: Wanted, all: Targets): readonly unknown[] {
  const may = (component: string) => strikes === undefined || strikes.includes(component.replace(/-\d+$/, ''))
  const targets = {
    ...all,
    components: all.components.filter(may),
    points: all.points.filter(({ component }) => may(component)),
  }
  if (targets.components.length === 0) return []
  return Array.from({ length: one(draw, [0, 1, 2, 3, 2, 1]) }, () => faultFor(draw, targets, faults))
}
