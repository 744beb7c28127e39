// Says what is wrong with queries and with a policy of consistency: features and fields that the business does not have.
import type { Domain } from '#domains'
import { isAside, type Settings } from '#pipelines'
import type { Problem } from './scenario'
import type { WorkloadEntry } from './schema'

type QueryEntry = Extract<WorkloadEntry, { query: string } | { queries: number }>

/** Features and fields that a line of queries names, and the other key that a query reads. */
export const checkQuery = (
  { feature, fields = [], ...entry }: QueryEntry,
  path: string,
  { domain, settings }: { readonly domain: Domain; readonly settings: Settings },
): readonly Problem[] => [
  ...('query' in entry ? checkOther(entry, `${path}.with`, settings) : []),
  ...(feature === undefined ? [] : checkFeature(feature, `${path}.feature`, domain)),
  ...fields.flatMap((field, index) => checkFieldName(field, `${path}.fields[${index}]`, domain)),
]

function checkOther(
  { query, with: other }: { readonly query: string; readonly with?: string | undefined },
  path: string,
  settings: Settings,
): readonly Problem[] {
  if (other === undefined) return []
  if (other === query) return [{ path, what: 'is the key itself; name another one' }]
  if (!isAside(settings)) return []
  const what = 'is asked of a cache that readers fill key by key; remove it, or set cache.fill "projection"'
  return [{ path, what }]
}

/** A policy's lines: `feature`, or `feature/class` with a class of the author's own. */
export const checkPolicy = ({ policy }: Settings, domain: Domain): readonly Problem[] =>
  Object.keys(policy).flatMap((line) =>
    checkFeature(line.replace(/\/.*$/, ''), `settings.policy.${line}`, domain),
  )

function checkFeature(feature: string, path: string, { id, features }: Domain): readonly Problem[] {
  const known = features.map((each) => each.id)
  return known.includes(feature)
    ? []
    : [{ path, what: `is no feature of ${id}; choose from ${known.join(', ')}` }]
}

function checkFieldName(field: string, path: string, { id, models }: Domain): readonly Problem[] {
  const known = models.find(({ kind }) => kind === 'document')?.fields ?? []
  return known.includes(field)
    ? []
    : [{ path, what: `is no field of the documents of ${id}; choose from ${known.join(', ')}` }]
}
