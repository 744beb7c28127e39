/** Optimistic locking: the version that a command claims to have seen; the same for every business. */
import type { Command, Decision } from './domain'

/** The refusal of a command whose claim is not the present version; undefined when it claims that or nothing. */
export const versionRefusal = (version: number, { expectedVersion }: Command): Decision | undefined =>
  expectedVersion === undefined || expectedVersion === version
    ? undefined
    : { ok: false, refusal: 'version-conflict' }
