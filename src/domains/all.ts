// Every sample business at once, for whoever has all the code at hand: the command line, the lab's workers, tests.
import type { Domain } from './domain'
import { goals } from './goals/goals'
import { hotel } from './hotel/hotel'
import { orders } from './orders/orders'
import type { DomainId } from './pieces'
import { social } from './social/social'

const byId: { readonly [id in DomainId]: Domain } = { orders, hotel, social, goals }

/** Every sample business there is, in the order in which they are offered. */
export const domains: readonly Domain[] = Object.values(byId)
