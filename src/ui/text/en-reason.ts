// Says in one English sentence why a check was broken.
import type { FateReason, Reason } from '#checks'
import { enRowStatuses } from './en-row-statuses'
import { explained } from './vocabulary'

/** What became of an event. */
const fates: { readonly [code in FateReason['code']]: string } = {
  'never-sent': 'was marked as sent and never reached the broker',
  'passed-over': 'was committed behind the relay’s cursor and never read',
  'never-applied': 'was acknowledged and never took effect',
  parked: 'was parked as a dead letter',
  'without-effect': 'was delivered and left no effect',
  vanished: 'vanished on its way and is kept nowhere',
  untold: 'was committed and never passed on',
  skipped: 'lies before the place up to which its reader has read',
  missed: 'was not seen by a job that has looked since',
  dropped: 'went from the log before it was read',
  emptied: 'was applied before the read model was emptied, and nobody brings it again',
  uncommitted: 'shows in the read model and was never committed',
  revoked: 'shows in the read model and was taken back by a failover',
  resurrected: 'deleted a row that was written again afterwards',
}

const isFate = (reason: Reason): reason is FateReason => reason.code in fates

/** What happened. */
export function enReason(reason: Reason): string {
  if (isFate(reason)) return `Event ${reason.event} ${fates[reason.code]}.`
  switch (reason.code) {
    case 'went-back':
      return `Version ${reason.from} was replaced by version ${reason.to}.`
    case 'applied-again':
      return `Event ${reason.event} took effect ${reason.times} times.`
    case 'pushed-again':
      return `Event ${reason.event} was pushed to people ${reason.times} times.`
    case 'counted-again':
      return `Event ${reason.event} was counted in ${reason.counter} in full, though an earlier version is counted there already.`
    case 'overtaken':
      return `Event ${reason.event} was applied after version ${reason.by}.`
    case 'overwritten':
      return `Version ${reason.left} stands where version ${reason.highest} had been.`
    case 'torn':
      return `The row said what no version says, on its way to version ${reason.version}.`
    case 'read-torn':
      return `A query read what no version says, on its way to version ${reason.version}.`
    case 'read-skewed':
      return `A query read version ${reason.version} together with version ${reason.otherVersion} of ${reason.other}: no commit had both.`
    case 'read-too-old':
      return `The session had written version ${reason.wrote} and read version ${reason.read}.`
    case 'read-older':
      return `The session had read version ${reason.before} and then read version ${reason.read}.`
    case 'beyond-bound':
      return `What was read had been out of date for ${reason.age / 1000} ms; ${reason.bound / 1000} ms are allowed.`
    case 'differs':
      return `${reason.model} is ${explained(enRowStatuses, reason.status).name}.`
  }
}
