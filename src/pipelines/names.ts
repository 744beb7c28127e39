// The public ids of components and links.

export const CLIENT = 'client'
export const HANDLER = 'command-handler'
export const WRITE_STORE = 'write-store'
export const BROKER = 'broker'
export const READ_STORE = 'read-store'
export const LOG_READER = 'log-reader'
export const JOB = 'job'
export const REPLICA = 'replica'
export const PRODUCT_SERVICE = 'product-service'
export const NOTIFIER = 'notifier'

export const PROJECTOR = 'projector'

/** A projection that is added while the system runs. */
export const LATE_PROJECTOR = 'late-projector'

/** The consumer group of the projectors, and the name under which they keep inbox and checkpoint. */
export const GROUP = 'projector'

/** `relay`, `relay-2`, `relay-3`, … */
export const numbered = (kind: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => (i === 0 ? kind : `${kind}-${i + 1}`))

/** Whether a component is one of the replicas. */
export const isReplica = (id: string): boolean => id === REPLICA || id.startsWith(`${REPLICA}-`)

/** The id of the link from one component to another. */
export const linkId = (from: string, to: string): string => `${from}->${to}`
