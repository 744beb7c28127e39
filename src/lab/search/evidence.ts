// What was found, written down as a scenario file: each deviation becomes a planned fault that strikes the same message or act.
import { toMillis } from '#kernel'
import type { ScenarioFile } from '#scenarios'
import { isAlike, sentIn } from '../sendings'
import type { Deviation, Made, World } from './world'

type FaultEntry = NonNullable<ScenarioFile['faults']>[number]

/** The file with the deviations of the world's run among its faults. The world stands where that run broke. */
export function fileOf(file: ScenarioFile, world: World): ScenarioFile {
  return {
    ...file,
    faults: [...(file.faults ?? []), ...world.deviations.map((made) => entryOf(made, world))],
  }
}

/** In the step in which a fault strikes it is the first of its kind; in the whole run it is the nth. */
function entryOf({ deviation, place }: Made, world: World): FaultEntry {
  switch (deviation.kind) {
    case 'crash-at': {
      const { component, point, restartAfter } = deviation
      const nth = pointsBefore(world, place, deviation) + deviation.nth
      const restart = restartAfter === null ? {} : { restartAfter: toMillis(restartAfter) }
      return { kind: 'crash', component, point, nth, ...restart }
    }
    case 'message': {
      const { kind, link, type, answer, action, until } = deviation
      const nth = messagesBefore(world, place, deviation) + deviation.nth
      const way = answer === undefined ? {} : { answer }
      return { kind, link, nth, type, ...way, action, ...(until === null ? {} : { until: toMillis(until) }) }
    }
  }
}

function pointsBefore(
  world: World,
  place: number,
  { component, point }: Extract<Deviation, { kind: 'crash-at' }>,
) {
  return world.journal
    .slice(0, place)
    .filter((step) => step.component === component)
    .reduce((count, { points }) => count + points.filter((each) => each === point).length, 0)
}

function messagesBefore(world: World, place: number, deviation: Extract<Deviation, { kind: 'message' }>) {
  const { link, type, answer } = deviation
  const [start = '', end = ''] = link.split('->')
  const alike = { link, type, from: answer === true ? end : start }
  return world.journal
    .slice(0, place)
    .reduce((count, step) => count + sentIn(step).filter((message) => isAlike(message, alike)).length, 0)
}
