// Anomalies as they are seen in a run: most break a promise, some only come and go.
import type { Step } from '#kernel'
import type { AnomalyId } from './catalogue'

/** Where an anomaly was seen first. */
export interface Sighting {
  readonly anomaly: AnomalyId
  /** The step that shows it, and its instant in microseconds. */
  readonly step: number
  readonly at: number
  /** The aggregate that it is about; empty where it is about none. */
  readonly key: string
  /** The chain of causes from the command on, as far as there is one. */
  readonly chain: readonly string[]
}

/** What an anomaly is about. */
export type About = Pick<Sighting, 'key' | 'chain'>

/** It concerns no aggregate: a slot, a position, a lease. */
export const NOBODY: About = { key: '', chain: [] }

/** An event as far as its witness needs it. */
interface Known {
  readonly key: string
  readonly command: string
  readonly id: string
}

/** That it is about an event, with the command behind it. */
export const aboutEvent = ({ key, command, id }: Known): About => ({
  key,
  chain: command === '' ? [id] : [command, id],
})

/** The first sighting of each anomaly. */
export class Sightings {
  private readonly first = new Map<AnomalyId, Sighting>()

  note(anomaly: AnomalyId, { index, at }: Pick<Step, 'index' | 'at'>, { key, chain }: About): void {
    if (!this.first.has(anomaly)) this.first.set(anomaly, { anomaly, step: index, at, key, chain })
  }

  get all(): readonly Sighting[] {
    return [...this.first.values()]
  }
}
