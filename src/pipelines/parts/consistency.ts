// The query side as settings say it: which level a feature gets, and whether anybody has to be able to ask the write store.
import type { Domain } from '#domains'
import type { ReadingOptions } from '#machines'
import type { Settings } from '../settings'

/**
 * The level of a feature for a class of users. Where the consistency is `custom`, the most special line of the policy
 * decides: for the feature and the class, then for the feature; then what the business suggests. A query that names no
 * feature is for the usual one, the first.
 */
export function levelOf(
  { consistency, policy }: Pick<Settings, 'consistency' | 'policy'>,
  { features }: Pick<Domain, 'features'>,
): ReadingOptions['levelOf'] {
  if (consistency !== 'custom') return () => consistency
  return (named, userClass) => {
    const feature = named === '' ? (features[0]?.id ?? '') : named
    const suggested = features.find(({ id }) => id === feature)?.level
    return policy[`${feature}/${userClass}`] ?? policy[feature] ?? suggested ?? 'eventual'
  }
}

/** Cache-aside: readers fill the cache from the write store. */
export const isAside = ({ readStore, cache }: Settings): boolean =>
  readStore === 'cache' && cache.fill === 'aside'

/** Whether what comes later makes up for what did not come: it replaces the row, or has it loaded anew. */
export const makesUp = (settings: Settings): boolean =>
  isAside(settings) || (settings.projector.apply === 'upsert' && settings.projector.guard !== 'next')

/** Whether some query may have to be answered by the write store. */
export function asksPrimary(settings: Settings): boolean {
  const { consistency } = settings
  const { technique, fallback, bound } = settings.query
  return (
    isAside(settings) ||
    consistency === 'strong' ||
    consistency === 'custom' ||
    (consistency === 'causal' && (technique === 'sticky' || fallback === 'primary')) ||
    (bound !== null && fallback !== 'error')
  )
}

/** Whether sessions remember what they wrote and read. */
export const remembers = ({ consistency }: Settings): boolean =>
  consistency === 'causal' || consistency === 'custom'
