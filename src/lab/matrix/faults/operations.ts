// Faults of the stores, of what is in an event, of concurrent writers, and what operators and people do.
import { lastCommit, lastPass, lastSending } from '../rehearsal'
import { BROKER, HANDLER, type Stage } from '../stage'
import {
  BURST,
  type Entry,
  everyOther,
  LAST,
  LAST_NUMBER,
  LATER,
  pay,
  place,
  remove,
  ship,
} from '../workloads'
import { type Fault, missing, type Missing, type Strike } from './strike'

/** How long the longest transaction takes, in milliseconds: until everybody who polls has polled. */
const LONGEST = 450

const strike = (...faults: readonly Entry[]): Strike => ({ workload: [...BURST, ...LATER], faults })

/** The primary is lost when the last event has been handed on; where the copy is the standby, when it is confirmed. */
function failover(stage: Stage): readonly Strike[] {
  const run = stage.rehearse(BURST)
  const sending = stage.isCopy ? undefined : lastSending(run, stage.handOffs, LAST)
  const at = Math.ceil(Math.max(sending?.due ?? 0, lastCommit(run) + 20))
  // As soon as another server takes over, writes go on.
  const workload = [...BURST, place(at + 1020, 'order-3'), place(at + 4000, 'order-4')]
  return [{ workload, faults: [{ kind: 'failover', component: stage.writeStore, at }] }]
}

/** The leader is lost right after it has the last event; a broker without a standby is gone and comes back. */
function brokerFailover(stage: Stage): readonly Strike[] | Missing {
  if (!stage.components.includes(BROKER)) return missing('there is no broker')
  const run = stage.rehearse(BURST)
  if (stage.settings['broker'] === 'nats-core') {
    const nth = lastPass(run, BROKER, 'after-append')
    return [strike({ kind: 'crash', component: BROKER, point: 'after-append', nth, restartAfter: 1000 })]
  }
  const at = Math.ceil(lastSending(run, stage.handOffs, LAST)?.due ?? 0) + 1
  return [strike({ kind: 'failover', component: BROKER, at })]
}

/**
 * Two transactions at once: the one that began first commits last. Where the handler hands changes on by itself, also two
 * versions of one order of which the first one's handler hears late that it has committed.
 */
function concurrent(stage: Stage): readonly Strike[] {
  const toStore = `${HANDLER}->${stage.writeStore}`
  const late: Strike = {
    workload: [place(0, 'order-1'), place(30, LAST), ...LATER],
    faults: [{ kind: 'message', link: toStore, type: 'commit', nth: 1, action: 'hold', until: LONGEST }],
  }
  if (!stage.handOffs.some(({ link }) => link.startsWith(`${HANDLER}->`))) return [late]
  const first = [place(0, 'order-1'), pay(600, 'order-1')]
  const from = Math.floor(lastCommit(stage.rehearse(first)))
  const slow = { kind: 'link', link: toStore, from, until: from + 1, delay: 400 }
  return [late, { workload: [...first, ship(700, 'order-1'), ...LATER], faults: [slow] }]
}

/** An operator has the read model built anew: by its projector from all events or, where it is a view, by a refresh. */
function builtAnew(stage: Stage): readonly Strike[] {
  const by = (act: Entry): Strike => ({
    workload: [...BURST, ...everyOther(2000, 18_000), { at: 20_000, ...act }],
    faults: [],
  })
  const rebuilt = by({ rebuild: stage.side === 'naive' ? 'in-place' : 'blue-green' })
  const refreshed = by({ refresh: true })
  return [stage.refusal(refreshed) === undefined ? refreshed : rebuilt]
}

export const OPERATIONS: readonly Fault[] = [
  {
    id: 'POISON',
    title: { en: 'An event that nobody can decode', ko: '아무도 해독할 수 없는 이벤트' },
    strikes: (stage) => {
      const poisoned = strike({ kind: 'poison', event: LAST_NUMBER })
      const why = stage.refusal(poisoned)
      return why === undefined ? [poisoned] : missing(why)
    },
  },
  {
    id: 'FAIL-W',
    title: { en: 'The write store fails over', ko: '쓰기 저장소가 장애 조치된다' },
    strikes: failover,
  },
  {
    id: 'FAIL-B',
    title: { en: 'The broker loses its leader', ko: '브로커가 리더를 잃는다' },
    strikes: brokerFailover,
  },
  {
    id: 'CONC',
    title: { en: 'Two writers at once', ko: '동시에 쓰는 두 사람' },
    strikes: concurrent,
  },
  {
    id: 'DELETE',
    title: { en: 'A row is deleted', ko: '행이 삭제된다' },
    strikes: () => [{ workload: [...BURST, remove(2000, LAST), ...LATER], faults: [] }],
  },
  {
    id: 'REBUILD',
    title: { en: 'The read model is built anew', ko: '읽기 모델을 다시 만든다' },
    strikes: builtAnew,
  },
]
