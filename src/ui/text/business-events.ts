// The events of the sample businesses: identifiers that programmers do not translate.

const names = [
  'OrderPlaced',
  'OrderPaid',
  'OrderShipped',
  'OrderCancelled',
  'QuantityChanged',
  'OrderDeleted',
  'RoomOpened',
  'RoomBooked',
  'RoomHeld',
  'HoldPaid',
  'HoldReleased',
  'BookingCancelled',
  'PriceChanged',
  'AccountOpened',
  'PostWritten',
  'PostLiked',
  'PostUnliked',
  'Commented',
  'Followed',
  'Unfollowed',
  'AccountErased',
  'DayOpened',
  'GoalAdded',
  'GoalCompleted',
  'GoalReopened',
  'GoalRemoved',
  'DayDeleted',
] as const

/** Each event under its own name. */
export const businessEvents: { readonly [event in (typeof names)[number]]: event } = Object.fromEntries(
  names.map((name) => [name, name]),
) as { readonly [event in (typeof names)[number]]: event }
