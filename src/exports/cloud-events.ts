// The messages of a run as a batch of CloudEvents 1.0 in JSON, one event a message.
import { digestOf, type Json, type JsonObject } from '#kernel'
import { type Run, storedScenario } from '#runs'
import { timestampOf } from './epoch'
import { type Passage, passagesOf } from './passages'

/** A batch as `application/cloudevents-batch+json`: all messages, in the order in which they were sent. */
export function cloudEventsOf(run: Run): string {
  const source = `/cqrscope/${run.scenario.id}/${causesDigest(run)}`
  return JSON.stringify(passagesOf(run.journal).map((passage) => eventOf(passage, source)))
}

/** Tells runs apart that differ in a cause: source and id together must name one event only. */
function causesDigest(run: Run): string {
  const { scenario, without, interventions } = run.causes
  const causes = {
    scenario: storedScenario(scenario),
    without,
    interventions: interventions as unknown as Json,
  }
  return digestOf([['causes', run.scenario.id, causes]])
}

/**
 * Attributes beside those of the specification are extensions: small letters and digits only, and none is empty.
 * What a message lacks is left out.
 */
function eventOf({ message, sent, fate }: Passage, source: string): JsonObject {
  const { id, kind, type, subject, from, to, body, attempt, sequence } = message
  return {
    specversion: '1.0',
    id,
    source: `${source}/${from}`,
    type: `cqrscope.${kind}.${type}`,
    ...filled('subject', subject),
    time: timestampOf(sent),
    datacontenttype: 'application/json',
    kind,
    destination: to,
    ...(fate.kind === 'under way' ? {} : { [`${fate.kind}time`]: timestampOf(fate.at) }),
    attempt,
    sequence: String(sequence).padStart(10, '0'),
    ...filled('correlationid', message.correlation),
    ...filled('causationid', message.causation),
    ...filled('answersid', message.answers),
    ...filled('copyofid', message.copyOf ?? ''),
    data: body,
  }
}

const filled = (name: string, value: string): JsonObject => (value === '' ? {} : { [name]: value })
