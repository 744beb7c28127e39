// A rebuild: the read models are emptied, or a second set is begun beside them, and all history is applied again.
import type { JsonObject } from '#kernel'
import type { Actions } from '../behaviour'
import { cancel, pause, send, wake, write } from '../effects'
import { stimulusOf } from '../input'
import { emptyHands, NEXT, onFrom, PATIENCE, WORK } from './projector-course'
import { credentials, partitionsOf } from './projector-group'
import {
  beginningOf,
  consumerOf,
  HERE,
  hereOf,
  keepsOwn,
  type PositionRow,
  type Projector,
  type ProjectorOptions,
  rebuildOf,
  type RebuildRow,
  turnOf,
} from './projector-rows'

type Acts = 'startRebuild' | 'reset' | 'hasReset' | 'rewind' | 'hasRewound' | 'switchOver' | 'endRebuild'

export const rebuilding = (projector: Projector): Actions<Acts> => {
  const { options, place, positions, replayed, rebuild } = projector
  return {
    startRebuild: ({ input, view }) => {
      const { unsaved: _saved, beside: _beside, ...here } = hereOf(projector, view)
      const until = Object.fromEntries(
        view.keys(positions).map((partition) => [partition, view.get(positions, partition) ?? 0]),
      )
      return [
        cancel('patience'),
        ...emptyHands(projector, view),
        write(rebuild, HERE, { mode: modeOf(stimulusOf(input)), phase: 'reset', until }),
        // A new round: whatever is still answered to an earlier one means nothing.
        write(place, HERE, { ...here, ...nothingInHand, round: here.round + 1, stage: 'reset' }),
        pause(NEXT, WORK),
      ]
    },
    reset: ({ view }) => {
      const here: PositionRow = { ...hereOf(projector, view), stage: 'reset' }
      const beside = rebuildOf(projector, view)?.mode === 'blue-green'
      return [
        write(place, HERE, here),
        send(options.toStore, 'reset', { ...ownIn(options), beside, round: turnOf(here) }),
        wake('patience', PATIENCE),
      ]
    },
    hasReset: ({ view }) => {
      const here = { ...hereOf(projector, view), ...nothingInHand }
      const present = rebuildOf(projector, view)
      const beside = present?.mode === 'blue-green'
      const zeros = partitionsOf(projector, view).map((p) =>
        write(beside ? replayed : positions, String(p), beginningOf(options)),
      )
      if (!beside && !keepsOwn(options)) return [...zeros, ...onFrom(projector, { ...here, stage: 'rewind' })]
      // After a restart the present set's own position is not known yet.
      const stage = beside && keepsOwn(options) && view.size(positions) === 0 ? 'load' : 'fetch'
      return [...zeros, ...replays(projector, present), ...onFrom(projector, { ...here, stage })]
    },
    ...committing(projector),
    switchOver: ({ view }) => {
      const { beside: _beside, ...now } = hereOf(projector, view)
      const here: PositionRow = { ...now, ...nothingInHand, stage: 'switch' }
      const round = turnOf(here)
      const reached = Object.fromEntries(
        partitionsOf(projector, view).map((p) => [
          String(p),
          view.get(positions, String(p)) ?? beginningOf(options),
        ]),
      )
      const kept = keepsOwn(options) ? { positions: reached } : {}
      return [
        cancel('patience'),
        write(place, HERE, here),
        send(options.toStore, 'switch', { ...ownIn(options), ...kept, round }),
        wake('patience', PATIENCE),
      ]
    },
    endRebuild: ({ view }) => [
      write(rebuild, HERE, undefined),
      ...onFrom(projector, { ...hereOf(projector, view), ...nothingInHand, stage: 'fetch' }),
    ],
  }
}

/** What is this projector's own at the read store. */
const ownIn = (options: ProjectorOptions) => ({
  consumer: consumerOf(options),
  ...(options.models === undefined ? {} : { models: options.models }),
})

/** Where the broker keeps the group's position, it is set back partition by partition. */
const committing = (projector: Projector): Actions<'rewind' | 'hasRewound'> => {
  const { options } = projector
  return {
    rewind: ({ view }) => {
      const here = hereOf(projector, view)
      const partition = partitionsOf(projector, view)[here.index] ?? 0
      return [
        send(options.source, 'commit-offset', {
          partition,
          offset: beginningOf(options),
          round: turnOf(here),
          ...credentials(projector, view),
        }),
        wake('patience', PATIENCE),
      ]
    },
    hasRewound: ({ view }) => {
      const here = hereOf(projector, view)
      const index = here.index + 1
      if (index < partitionsOf(projector, view).length)
        return onFrom(projector, { ...here, index, failures: 0 })
      const present = rebuildOf(projector, view)
      return [
        ...replays(projector, present),
        ...onFrom(projector, { ...here, ...nothingInHand, stage: 'fetch' }),
      ]
    },
  }
}

const nothingInHand = { index: 0, total: 0, failures: 0 } as const

const replays = ({ rebuild }: Projector, present: RebuildRow | undefined) =>
  present === undefined ? [] : [write(rebuild, HERE, { ...present, phase: 'replay' })]

const modeOf = ({ mode }: JsonObject): RebuildRow['mode'] =>
  mode === 'blue-green' ? 'blue-green' : 'in-place'
