// How a replica replays: one commit at a time, in the order of the log, whatever waits for it being answered at once.
import { type Effect, invariant, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { cancel, pause, reach, write } from '../effects'
import { byAggregate, type CommitRecord } from '../protocol/protocol'
import { answerTo, type Found, look } from './replica-queries'
import { HERE, positionOf, type Replica } from './replica-rows'

/** Between a replay and the word to the primary. */
const WORK = 100

export const replaying = (replica: Replica): Actions<'armReplay' | 'goOn' | 'replay' | 'stopReplay'> => {
  const { options, received, position } = replica
  const next = pause('replay', options.replay)
  return {
    // The rows are those before the flush of this very step: where something waited already, its replay is under way.
    armReplay: ({ view }) => (isCaughtUp(replica, view) ? [next] : []),
    goOn: ({ view }) => (isCaughtUp(replica, view) ? [] : [next]),
    replay: ({ view }) => {
      const now = positionOf(replica, view)
      // The log has holes where a failover took commits back.
      const [key] = view.keys(received)
      const record = key === undefined ? undefined : view.get(received, key)
      if (key === undefined || record === undefined) return []
      const applied = record.position
      return [
        ...byAggregate(record).flatMap((each) => applyCommit(replica, each)),
        write(received, key, undefined),
        write(position, HERE, { ...now, applied, at: record.at }),
        reach('after-replay'),
        ...answerWaiting(replica, view, record),
        ...(options.confirms === 'applied' ? [pause('confirm', WORK)] : []),
        ...(now.received > applied ? [next] : []),
      ]
    },
    stopReplay: () => [cancel('replay')],
  }
}

const isCaughtUp = (replica: Replica, view: View): boolean => {
  const { received, applied } = positionOf(replica, view)
  return received === applied
}

function applyCommit({ truth, deleted }: Replica, { key, state, version }: CommitRecord): readonly Effect[] {
  if (state === null) return [write(truth, key, undefined), write(deleted, key, version)]
  return [write(truth, key, state)]
}

/** Queries that wait for a version that has just come. */
function answerWaiting(replica: Replica, view: View, record: CommitRecord): readonly Effect[] {
  const { waits } = replica
  const fresh = byAggregate(record)
  const find = (key: string): Found => {
    const own = fresh.find((each) => each.key === key)
    return own === undefined
      ? look(replica, view, key)
      : { state: own.state, version: own.version, age: view.now - own.at }
  }
  return view.keys(waits).flatMap((id) => {
    const wait = view.get(waits, id)
    invariant(wait !== undefined, 'a key has a row')
    const { query, address } = wait
    const isAbout = fresh.some(({ key }) => key === query.key)
    if (!isAbout || (query.atLeast ?? 0) > find(query.key).version) return []
    return [write(waits, id, undefined), cancel(`late/${id}`), answerTo(replica, address, query, find)]
  })
}
