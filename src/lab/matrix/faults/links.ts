// What a network does to the message that hands the last event on: it loses it or its answer, doubles it, lets it be overtaken.
import { lastSending, type Sending } from '../rehearsal'
import type { Stage } from '../stage'
import { BURST, type Entry, LAST, LAST_NUMBER, LATER } from '../workloads'
import { type Fault, missing, type Missing, type Strike } from './strike'

const NOTHING = missing('changes never leave the database')

/** A moment around an instant, in milliseconds. */
const around = (instant: number) => ({ from: Math.floor(instant), until: Math.floor(instant) + 1 })

/** Strikes the last message that carries an order, of those that are sent when only the first commands are. */
const strikesOn =
  (key: string, first: number, faults: (sending: Sending, isPulled: boolean) => readonly Entry[]) =>
  (stage: Stage): readonly Strike[] | Missing => {
    const { handOffs } = stage
    if (handOffs.length === 0) return NOTHING
    const sending = lastSending(stage.rehearse(BURST.slice(0, first)), handOffs, key)
    if (sending === undefined) return []
    const isPulled = handOffs.some(({ link, isPulled: pulled }) => link === sending.link && pulled)
    return faults(sending, isPulled).map((fault) => ({ workload: [...BURST, ...LATER], faults: [fault] }))
  }

/** The message itself, or the answer that says it has arrived. */
const losses = ({ link, type, nth, sent, due }: Sending, isPulled: boolean): readonly Entry[] =>
  isPulled
    ? [{ kind: 'link', link, ...around(sent), dropAck: 1 }]
    : [
        { kind: 'message', link, type, nth, action: 'drop' },
        { kind: 'link', link, from: Math.floor(due), until: Math.floor(due) + 20, dropAck: 1 },
      ]

const twice = ({ link, type, nth, sent }: Sending, isPulled: boolean): readonly Entry[] =>
  isPulled
    ? [{ kind: 'link', link, ...around(sent), duplicate: 1 }]
    : [{ kind: 'message', link, type, nth, action: 'duplicate' }]

/** The second version of an order is there before the first. */
const overtaken = ({ link, type, nth, sent }: Sending, isPulled: boolean): readonly Entry[] =>
  isPulled
    ? [{ kind: 'link', link, ...around(sent), reorder: 1 }]
    : [{ kind: 'message', link, type, nth, action: 'hold', until: Math.ceil(sent) + 400 }]

export const LINKS: readonly Fault[] = [
  {
    id: 'LOSS',
    title: { en: 'A message on the way is lost, or its answer', ko: '전달 메시지나 그 응답이 사라진다' },
    strikes: strikesOn(LAST, LAST_NUMBER, losses),
  },
  {
    id: 'DUP',
    title: { en: 'A message on the way is doubled', ko: '전달 메시지가 두 번 온다' },
    strikes: strikesOn(LAST, LAST_NUMBER, twice),
  },
  {
    id: 'REORD',
    title: { en: 'A message on the way is overtaken', ko: '전달 메시지가 추월당한다' },
    strikes: strikesOn('order-1', 1, overtaken),
  },
]
