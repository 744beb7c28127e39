// What an event is known by in a scene: its type, or its id, which names the aggregate and the version it led to.

type EventName =
  { readonly kind: 'type'; readonly type: string } | { readonly kind: 'version'; readonly version: string }

/** Reads an event's name: `OrderPlaced` is a type, `order-3@2` is the event that led to version 2. */
export function eventName(event: string): EventName {
  const version = /@(\d+)$/.exec(event)?.[1]
  return version === undefined ? { kind: 'type', type: event } : { kind: 'version', version }
}
