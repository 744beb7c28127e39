// Somebody is away, cut off or slow for a while, while writes go on.
import { type Stage, BROKER, HANDLER } from '../stage'
import { during, type Entry, LONG, WHILE } from '../workloads'
import { type Fault, missing, type Missing, type Strike } from './strike'

/** A millisecond's work takes longer than a second. */
const FACTOR = 1200

interface Span {
  readonly from: number
  readonly until: number
}

const lasting = (span: Span, faults: readonly Entry[]): readonly Strike[] => [
  { workload: during(span), faults },
]

const away = (components: readonly string[], span: Span): readonly Strike[] =>
  lasting(
    span,
    components.map((component) => ({ kind: 'down', component, ...span })),
  )

const cut = (links: readonly string[], span: Span = WHILE): readonly Strike[] =>
  lasting(
    span,
    links.map((link) => ({ kind: 'cut', link, ...span })),
  )

/** Whoever brings the read model up to date. */
const updaters = ({ consumers, movers }: Stage): readonly string[] =>
  consumers.length > 0 ? consumers : movers

/** What takes changes into a copy is the connection to its primary; the copy itself goes on answering. */
function updatersAway(stage: Stage, span: Span): readonly Strike[] | Missing {
  if (stage.isCopy) return cut(firstOf(stage), span)
  const components = updaters(stage)
  return components.length > 0
    ? away(components, span)
    : missing('the write side itself updates the read model')
}

/** The links over which changes are handed on; of several copies, that of one. */
const firstOf = ({ handOffs, isCopy }: Stage): readonly string[] =>
  (isCopy ? handOffs.slice(0, 1) : handOffs).map(({ link }) => link)

/** Whoever fetches from the event store itself has that in place of a broker. */
function brokerAway({ components, handOffs, isCopy }: Stage): readonly Strike[] | Missing {
  if (components.includes(BROKER)) return away([BROKER], WHILE)
  const fetched = handOffs.filter(({ link, isPulled }) => !isPulled && link.startsWith('write-store->'))
  return fetched.length > 0 && !isCopy ? cut(fetched.map(({ link }) => link)) : missing('there is no broker')
}

/** Where the write side itself updates the read model, the way to the database is what can be cut. */
function partition(stage: Stage): readonly Strike[] | Missing {
  const { handOffs, movers, writeStore } = stage
  if (handOffs.length > 0) return cut(firstOf(stage))
  return movers.length === 0
    ? cut([`${HANDLER}->${writeStore}`])
    : missing('changes never leave the database')
}

function slow(stage: Stage): readonly Strike[] {
  const { handOffs, readStores, isCopy } = stage
  const workers = updaters(stage)
  const slowed = isCopy
    ? workers.slice(0, 1)
    : workers.length > 0 && handOffs.length > 0
      ? workers
      : readStores
  return lasting(
    WHILE,
    slowed.map((component) => ({ kind: 'slow', component, factor: FACTOR, ...WHILE })),
  )
}

export const OUTAGES: readonly Fault[] = [
  {
    id: 'BROKER',
    title: { en: 'The broker is away for a while', ko: '브로커가 한동안 없다' },
    strikes: brokerAway,
  },
  {
    id: 'PROJ',
    title: { en: 'The projector is away for a while', ko: '프로젝터가 한동안 없다' },
    strikes: (stage) => updatersAway(stage, WHILE),
  },
  {
    id: 'PROJ-LONG',
    title: {
      en: 'The projector is away for longer than the log keeps',
      ko: '프로젝터가 보존 기간보다 오래 없다',
    },
    strikes: (stage) => updatersAway(stage, LONG),
  },
  {
    id: 'RS',
    title: { en: 'The read store is away for a while', ko: '읽기 저장소가 한동안 없다' },
    strikes: ({ readStores }) => away(readStores.slice(0, 1), WHILE),
  },
  {
    id: 'PART',
    title: { en: 'The network is cut for a while', ko: '네트워크가 한동안 끊긴다' },
    strikes: partition,
  },
  {
    id: 'SLOW',
    title: { en: 'Whoever updates the read model is slow', ko: '읽기 모델을 갱신하는 쪽이 느리다' },
    strikes: slow,
  },
]
