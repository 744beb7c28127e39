// Turns a schema's issues into problems that people can act on: where, what is wrong, what would be right.
import * as v from 'valibot'
import type { Problem } from './scenario'

/** Any of the schemas that describe a scenario file. */
export type Described = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>

/** The path of a key or an index below another path. */
export const pathTo = (path: string, key: string | number): string =>
  typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`

/** The issues of a value that a schema refused, as problems below `prefix`. */
export function problemsOf(
  schema: Described,
  issues: readonly v.BaseIssue<unknown>[],
  prefix: string,
): readonly Problem[] {
  return issues.map((issue) => {
    const keys = (issue.path ?? []).map((item) => ('key' in item ? (item.key as string | number) : ''))
    return { path: keys.reduce(pathTo, prefix), what: wrongWith(schema, issue, keys) }
  })
}

/** An object's own issues speak valibot's words: a key too many, a key that is missing, or no object at all. */
function wrongWith(
  schema: Described,
  issue: v.BaseIssue<unknown>,
  keys: readonly (string | number)[],
): string {
  if (!issue.message.startsWith('Invalid ')) return issue.message
  if (issue.expected === 'never') return 'is unknown; remove it'
  if (issue.received === 'undefined') return `is missing; ${adviceOf(schemaAt(schema, keys))}`
  return 'is not an object; write {…}'
}

/** What a schema tells to write, taken from what it says about a value that it cannot take. */
function adviceOf(schema: Described | undefined): string {
  const message = schema === undefined ? '' : (v.safeParse(schema, null).issues?.[0].message ?? '')
  const cut = message.indexOf('; ')
  return cut < 0 ? 'write {…}' : message.slice(cut + 2)
}

/** The schema of the value at a path: through objects only, which is where a key can be missing. */
function schemaAt(schema: Described, keys: readonly (string | number)[]): Described | undefined {
  let found: Described | undefined = schema
  for (const key of keys) found = found === undefined ? undefined : entryOf(bare(found), key)
  return found === undefined ? undefined : bare(found)
}

const entryOf = (schema: object, key: string | number): Described | undefined =>
  (schema as { readonly entries?: { readonly [key: string]: Described } }).entries?.[key]

/** Without the `optional` around it. */
const bare = (schema: Described): Described =>
  'wrapped' in schema ? bare(schema.wrapped as Described) : schema

/** The parsing of something that is not usable. */
export type Refused = { readonly ok: false; readonly problems: readonly Problem[] }

/** Refuses for one reason. */
export const wrong = (path: string, what: string): Refused => ({ ok: false, problems: [{ path, what }] })
