// Says in one English sentence why a check was broken.
import type { Reason } from '#checks'
import { enRowStatuses } from './en-verdicts'
import { explained } from './vocabulary'

/** What happened. */
export function enReason(reason: Reason): string {
  switch (reason.code) {
    case 'went-back':
      return `Version ${reason.from} was replaced by version ${reason.to}.`
    case 'applied-again':
      return `Event ${reason.event} took effect ${reason.times} times.`
    case 'never-sent':
      return `Event ${reason.event} was marked as sent and never reached the broker.`
    case 'passed-over':
      return `Event ${reason.event} was committed behind the relay’s cursor and never read.`
    case 'never-applied':
      return `Event ${reason.event} was acknowledged and never took effect.`
    case 'parked':
      return `Event ${reason.event} was parked as a dead letter.`
    case 'without-effect':
      return `Event ${reason.event} was delivered and left no effect.`
    case 'overwritten':
      return `Version ${reason.left} stands where version ${reason.highest} had been.`
    case 'read-too-old':
      return `The session had written version ${reason.wrote} and read version ${reason.read}.`
    case 'differs':
      return `${reason.model} is ${explained(enRowStatuses, reason.status).name}.`
  }
}
