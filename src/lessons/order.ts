// The lessons in the order in which they are offered: the simplest first, then one mechanism after the other.

export const ORDER = [
  'first-order',
  'dual-write',
  'publish-after-commit',
  'outbox-two-crashes',
  'back-in-time',
  'idempotence',
  'gap-skip',
  'poison',
  'read-your-writes',
  'hotel-design',
  'view-freshness',
  'durable-not-visible',
  'replica-failover',
  'event-sourcing',
  'rebuild',
] as const
