// How a projector handles one event, whether it fetched it or was handed it: times, back-off, and what it does about errors.
import type { Micros } from '#kernel'
import type { ProjectorOptions } from './projector-rows'
import type { LogRecord } from './protocol'

/** Handling one record, before and after it is applied. */
export const WORK: Micros = 500
export const PATIENCE: Micros = 3_000_000
export const RETRY_LEAST: Micros = 100_000
const RETRY_MOST: Micros = 5_000_000
/** The name under which all projectors of the group keep their inbox. */
export const CONSUMER = 'projector'

/** How long to wait before the next try: each time longer. */
export const delayAfter = (failures: number): Micros =>
  Math.min(RETRY_MOST, RETRY_LEAST * 2 ** Math.min(failures, 8))

/** The request to apply one event. */
export const applicationOf = (
  { apply, guard, inbox }: Pick<ProjectorOptions, 'apply' | 'guard' | 'inbox'>,
  { event }: Pick<LogRecord, 'event'>,
  round: number,
) => ({ consumer: CONSUMER, event, apply, guard, inbox, round })

/** What a message about a record is about. */
export const about = ({ key, command }: Pick<LogRecord, 'key' | 'command'>) => ({
  subject: key,
  correlation: command,
})
