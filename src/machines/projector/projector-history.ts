// How a second set of read models is filled: history in small portions, between which the present set is kept up to date.
import type { Effect, View } from '#kernel'
import type { Actions } from '../behaviour'
import { cancel, pause, reach, send, wake, write } from '../effects'
import { indexKey, messageOf } from '../input'
import { beginning, emptyHands, NEXT, onFrom, PATIENCE, WORK } from './projector-course'
import { credentials, handsFree, handsFull, partitionsOf } from './projector-group'
import { beginningOf, HERE, hereOf, type Projector } from './projector-rows'
import { bodyOf, type LogRecord } from '../protocol/protocol'

/** A portion: small, so that what is new does not wait long for its turn. */
const PORTION = 20

/**
 * How far history goes in a partition: up to where the present set stands. Undefined where that is not known, because
 * the group's position is kept at the broker and nothing has come from there yet.
 */
const endOf = ({ positions }: Projector, view: View, partition: number): number | undefined =>
  view.get(positions, String(partition))

/** The partitions in which the second set is not level with the present one. */
export const behind = (projector: Projector, view: View): readonly number[] =>
  partitionsOf(projector, view).filter((partition) => {
    const end = endOf(projector, view, partition)
    return (
      end === undefined ||
      (view.get(projector.replayed, String(partition)) ?? beginningOf(projector.options)) < end
    )
  })

/** The records of an answer that are history: what comes after it, both sets will get one after the other. */
export const historyIn = (projector: Projector, view: View, records: readonly LogRecord[]) =>
  records.filter(({ partition, offset }) => offset < (endOf(projector, view, partition) ?? Infinity))

export const replaying = (projector: Projector): Actions<'fetchBeside' | 'takeHistory' | 'level'> => {
  const { options, batch, place, replayed } = projector
  return {
    fetchBeside: ({ view }) => {
      const here = hereOf(projector, view)
      const round = here.round + 1
      const wanted = behind(projector, view).map((p) => [
        String(p),
        view.get(replayed, String(p)) ?? beginningOf(options),
      ])
      const content = {
        consumer: options.id,
        positions: Object.fromEntries(wanted),
        limit: portion(projector),
        wait: 0,
        round,
        ...credentials(projector, view),
      }
      return [
        ...emptyHands(projector, view),
        ...handsFree(projector),
        write(place, HERE, { ...here, round, index: 0, total: 0, failures: 0, stage: 'fetch', beside: true }),
        send(options.source, 'fetch', content),
        wake('patience', PATIENCE),
      ]
    },
    takeHistory: ({ input, view }) => {
      const { records } = bodyOf(messageOf(input), 'records')
      const old = historyIn(projector, view, records)
      const [first] = old
      const here = { ...hereOf(projector, view), index: 0, total: old.length }
      return [
        cancel('patience'),
        ...old.map((record, index) => write(batch, indexKey(index), record)),
        ...reached(projector, view, records),
        write(place, HERE, first === undefined ? here : beginning(projector, here, first)),
        ...handsFull(projector, view.now),
        reach('after-fetch'),
        pause(NEXT, WORK),
      ]
    },
    level: ({ input, view }) => [
      ...reached(projector, view, bodyOf(messageOf(input), 'records').records),
      ...onFrom(projector, { ...hereOf(projector, view), total: 0 }),
    ],
  }
}

const portion = ({ options }: Projector): number => Math.min(options.limit, PORTION)

/** How far the second set is once an answer is applied. An answer that is not full has brought all there is. */
function reached(projector: Projector, view: View, records: readonly LogRecord[]): readonly Effect[] {
  const { positions, replayed } = projector
  const isAll = records.length < portion(projector)
  return behind(projector, view).flatMap((partition): readonly Effect[] => {
    const key = String(partition)
    const end = endOf(projector, view, partition)
    const offsets = records.flatMap((record) => (record.partition === partition ? [record.offset + 1] : []))
    const last = Math.max(view.get(replayed, key) ?? beginningOf(projector.options), ...offsets)
    if (end !== undefined) return [write(replayed, key, isAll || last > end ? end : last)]
    return [write(replayed, key, last), ...(isAll ? [write(positions, key, last)] : [])]
  })
}
