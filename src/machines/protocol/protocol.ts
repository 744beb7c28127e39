// What the components say to each other: the body of every message by its type. The one place where a body gets its type.
import type { Message } from '#kernel'
import type { ClientWords } from './protocol-clients'
import type { TransactionWords } from './protocol-transactions'
import type { OutboxWords } from './protocol-outbox'
import type { PublishingWords } from './protocol-publishing'
import type { ConsumingWords } from './protocol-consuming'
import type { ProjectingWords } from './protocol-projecting'
import type { FollowingWords } from './protocol-following'
import type { JobWords } from './protocol-jobs'
import type { ServiceWords } from './protocol-services'

export type {
  ChangedRow,
  CommitRecord,
  EventBody,
  Guard,
  LogRecord,
  Member,
  ModelRow,
  OutboxRow,
  Outcome,
  Repair,
  SecondPart,
  Selection,
  Share,
} from './protocol-records'
export { BEGINNING, byAggregate } from './protocol-records'
export type { Loaded } from './protocol-transactions'

export type Protocol = ClientWords &
  TransactionWords &
  OutboxWords &
  PublishingWords &
  ConsumingWords &
  ProjectingWords &
  FollowingWords &
  JobWords &
  ServiceWords

/** The body of a message of a known type. A component only sends bodies of this shape, so only it needs to be asked. */
export function bodyOf<Type extends keyof Protocol>(message: Message, type: Type): Protocol[Type] {
  if (message.type !== type && message.type !== 'refused')
    throw new Error(`Broken invariant: ${message.type} is not ${type}`)
  return message.body as Protocol[Type]
}
