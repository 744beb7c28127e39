// A race in an address: `lanes=dual-write,outbox-polling~fault-0` names each lane's design, and what it does without.
import { DESIGNS } from '#scenarios'
import { addressWith } from '../pages'
import type { LaneSpec } from './lanes'

/** How many lanes a race has. */
export const LANES = { least: 2, most: 4 }

/** What an address says of a race. */
export interface RaceAddress {
  /** The id of a bundled scenario, if there is such a one; undefined: what is in the Lab. */
  readonly scenario: string | undefined
  readonly lanes: readonly LaneSpec[]
}

const CAUSE = /^(fault|workload|hand)-\d{1,6}$/

/** The address of a race, with the other parameters of the present one. */
export function addressOfRace(search: string, { scenario, lanes }: RaceAddress): string {
  const parameters = new URLSearchParams(search)
  for (const name of ['page', 'scenario', 'lanes']) parameters.delete(name)
  parameters.set('page', 'race')
  if (scenario !== undefined) parameters.set('scenario', scenario)
  parameters.set('lanes', lanes.map(({ pipeline, without }) => [pipeline, ...without].join('~')).join(','))
  return addressWith(parameters)
}

/** The race of an address; undefined where it names no lanes that there could be. */
export function raceIn(search: string): RaceAddress | undefined {
  const parameters = new URLSearchParams(search)
  const lanes = (parameters.get('lanes') ?? '').split(',').flatMap((text): readonly LaneSpec[] => {
    const [pipeline = '', ...without] = text.split('~')
    return DESIGNS.some(({ id }) => id === pipeline)
      ? [{ pipeline, without: without.filter((id) => CAUSE.test(id)) }]
      : []
  })
  if (lanes.length === 0) return undefined
  return { scenario: parameters.get('scenario') ?? undefined, lanes: lanes.slice(0, LANES.most) }
}
