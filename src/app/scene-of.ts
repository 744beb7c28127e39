// One instant of a run as a scene: what every component holds, what is on every link, and how far the models are apart.
import type { Run } from '#runs'
import { placeOf } from './faults-in-force'
import { gapOf } from './gap-of'
import { Instant } from './instant'
import { messagesAt } from './messages-at'
import type { LinkScene, Scene } from './scene'
import { brokerOf } from './scene-broker'
import { componentOf } from './scene-component'
import { commitLogOf, eventStoreOf, outboxOf } from './scene-events'
import { readSideOf, writeStoreOf } from './scene-stores'

/** The scene at the rows' present position, `at` microseconds into the run. */
export function sceneOf(run: Run, at: number): Scene {
  const instant = new Instant(run, at)
  return {
    at,
    step: instant.position,
    head: run.journal.length,
    components: run.components.map(({ id, kind }) => componentOf(instant, id, kind)),
    links: linksOf(instant),
    messages: messagesAt(instant),
    writeStore: writeStoreOf(instant),
    outbox: outboxOf(instant),
    commitLog: commitLogOf(instant),
    eventStore: eventStoreOf(instant),
    broker: brokerOf(instant),
    readSide: readSideOf(instant),
    gap: gapOf(instant),
  }
}

function linksOf(instant: Instant): readonly LinkScene[] {
  const faults = [...instant.all('faults')]
  return instant.run.links.map(({ id, from, to }) => {
    const mine = faults.filter(([, fault]) => placeOf(fault) === id)
    return {
      id,
      from,
      to,
      cut: mine.some(([, fault]) => fault.kind === 'cut'),
      faulty: mine.some(([, fault]) => fault.kind !== 'cut'),
      faults: mine.map(([fault]) => fault),
    }
  })
}
