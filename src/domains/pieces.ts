// Where the code of each sample business is: a page fetches the one that it needs.
import type { Domain } from './domain'

const LOADERS = {
  orders: async () => (await import('./orders/orders')).orders,
  hotel: async () => (await import('./hotel/hotel')).hotel,
  social: async () => (await import('./social/social')).social,
  goals: async () => (await import('./goals/goals')).goals,
}

export type DomainId = keyof typeof LOADERS

/** The sample businesses, in the order in which they are offered. */
export const DOMAIN_IDS: readonly string[] = Object.keys(LOADERS)

/** Fetches a business; undefined where there is none of this name. */
export const loadDomain = async (id: string): Promise<Domain | undefined> =>
  Object.hasOwn(LOADERS, id) ? LOADERS[id as DomainId]() : undefined
