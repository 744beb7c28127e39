// Processes that die right after a named act, while they have the last event in hand, and come back after a moment.
import { lastRequest, lastPass, lastSending } from '../rehearsal'
import type { Written } from '../overlay'
import { HANDLER, type Stage } from '../stage'
import { BURST, type Entry, LAST, LAST_NUMBER, LATER } from '../workloads'
import { type Fault, missing, type Missing, type Strike } from './strike'

/** How long it takes until a process is there again, in milliseconds. */
const RESTART = 1500
/** How long where somebody sees to it. */
const AT_ONCE = 100

/** Shorter than any work, in milliseconds. */
const MOMENT = 0.5

const strike = (...faults: readonly Entry[]): Strike => ({ workload: [...BURST, ...LATER], faults })

/** Crashes right after an act, the last time that it is done in the burst; nothing where it is never done. */
function crashAt(stage: Stage, component: string, point: string): readonly Strike[] {
  const nth = lastPass(stage.rehearse(BURST), component, point)
  return nth === undefined ? [] : [strike({ kind: 'crash', component, point, nth, restartAfter: RESTART })]
}

/** The same for every one of some points that some components have. */
const crashAfter = (
  stage: Stage,
  components: readonly string[],
  points: readonly string[],
): readonly Strike[] =>
  components.flatMap((component) =>
    points.flatMap((point) => (stage.hasPoint(component, point) ? crashAt(stage, component, point) : [])),
  )

/** Whoever sends the last event over a link loses its connection, and reconnects. */
function disconnect(stage: Stage): readonly Strike[] {
  const sending = lastSending(stage.rehearse(BURST), stage.handOffs, LAST)
  if (sending === undefined) return []
  const from = Math.floor(sending.sent)
  return [strike({ kind: 'cut', link: sending.link, from, until: from + RESTART })]
}

/** A job dies when it is about to load the last event, or to ask for the refresh that shows it. */
function interrupt(stage: Stage, component: string): readonly Strike[] {
  const run = stage.rehearse(BURST)
  const loading = lastSending(run, stage.handOffs, LAST)
  const at = (loading?.sent ?? lastRequest(run, component)) - MOMENT
  return [strike({ kind: 'crash', component, at, restartAfter: RESTART })]
}

function moverCrash(stage: Stage): readonly Strike[] | Missing {
  const { movers, handOffs } = stage
  const crashes = crashAfter(stage, [...movers, HANDLER], ['after-publish', 'after-load'])
  if (crashes.length > 0) return crashes
  if (movers.length > 0) return movers.flatMap((mover) => interrupt(stage, mover))
  if (handOffs.some(({ isPulled }) => isPulled)) return disconnect(stage)
  return missing('nobody moves changes')
}

/** Brokers that bring back a single message, and not all that came since. */
const REDELIVERING: ReadonlySet<unknown> = new Set(['rabbitmq', 'nats-jetstream'])

/** There the first event may come again when what followed it has been applied: if somebody is there to apply it. */
const crashEarly = ({ settings, consumers }: Stage): readonly Strike[] =>
  (REDELIVERING.has(settings['broker']) ? consumers : []).map((component) =>
    strike({ kind: 'crash', component, point: 'after-apply', nth: 1, restartAfter: AT_ONCE }),
  )

function consumerCrash(stage: Stage): readonly Strike[] | Missing {
  const crashes = crashAfter(stage, stage.consumers, ['after-apply', 'after-receive', 'after-replay'])
  if (crashes.length > 0) return [...crashes, ...crashEarly(stage)]
  const loaders = stage.movers.filter((mover) => stage.hasPoint(mover, 'after-load'))
  return loaders.length > 0
    ? loaders.flatMap((loader) => interrupt(stage, loader))
    : missing('no process takes changes into the read model')
}

/** Progress is recorded before the effect, and the process dies between the two. */
function ackFirst(stage: Stage): readonly Strike[] | Missing {
  const { consumers, movers, side } = stage
  const isLoaded = consumers.length === 0 && movers.some((mover) => stage.hasPoint(mover, 'after-load'))
  const recorders = isLoaded ? movers : consumers.filter((id) => stage.hasPoint(id, 'after-ack'))
  if (recorders.length === 0) return missing('nobody records how far he has come in applying')
  if (side === 'mitigated') return crashAfter(stage, recorders, [isLoaded ? 'after-load' : 'after-ack'])
  const settings = isLoaded ? { etl: { watermark: 'before-load' } } : ackedFirst(stage)
  const strikes = crashAfter(stage.changed(settings), recorders, [isLoaded ? 'after-watermark' : 'after-ack'])
  return strikes.map((each) => ({ ...each, settings }))
}

/** Each event by itself, where several are recorded at once. */
function ackedFirst({ settings }: Stage): Written {
  const projector = settings['projector'] as Written | undefined
  const oneByOne = projector?.['checkpointEvery'] === undefined ? {} : { checkpointEvery: 1 }
  return { projector: { ack: 'before-apply', ...oneByOne } }
}

export const CRASHES: readonly Fault[] = [
  {
    id: 'ABORT',
    title: { en: 'The transaction is rolled back', ko: '트랜잭션이 롤백된다' },
    strikes: () => [strike({ kind: 'abort', command: LAST_NUMBER })],
  },
  {
    id: 'CRASH-W',
    title: { en: 'The command handler crashes after the commit', ko: '커밋 후 커맨드 핸들러가 죽는다' },
    strikes: (stage) => crashAfter(stage, [HANDLER], ['before-commit', 'after-commit']),
  },
  {
    id: 'CRASH-M',
    title: {
      en: 'Whoever moves changes crashes before noting it',
      ko: '변경을 옮기는 쪽이 기록하기 전에 죽는다',
    },
    strikes: moverCrash,
  },
  {
    id: 'CRASH-P',
    title: {
      en: 'The projector crashes after applying, before noting it',
      ko: '프로젝터가 반영 후 기록하기 전에 죽는다',
    },
    strikes: consumerCrash,
  },
  {
    id: 'ACK-FIRST',
    title: { en: 'Acknowledged first, then a crash', ko: '먼저 확인하고 나서 죽는다' },
    strikes: ackFirst,
  },
]
