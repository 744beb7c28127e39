// Where a query goes, what it asks for, and whether its answer will do: the consistency that its feature calls for.
import type { Effect, JsonObject, Micros, View } from '#kernel'
import type { Client, RequestRow } from './client-rows'
import { leastFor, sticks } from './client-sessions'
import { send } from '../effects'
import { textOf } from '../input'
import type { Protocol } from '../protocol/protocol'

/** A query as it is about to be sent. */
interface Asking {
  readonly key: string
  readonly member: string
  readonly content: JsonObject
}

const levelFor = ({ reading }: Client, content: JsonObject) =>
  reading.levelOf(textOf(content['feature']), textOf(content['class']))

/** Whether a query has to go to the write store: what it reads must not be old, or the session wrote it a moment ago. */
export function needsPrimary(client: Client, view: View, { key, member, content }: Asking): boolean {
  const { toPrimary, technique } = client.reading
  if (toPrimary === undefined) return false
  switch (levelFor(client, content)) {
    case 'strong':
      return true
    case 'causal':
      return technique === 'sticky' && sticks(client, view, member, key)
    case 'eventual':
      return false
  }
}

/** Sends a query where it has to go. */
export function query(client: Client, view: View, task: string, row: RequestRow): readonly Effect[] {
  const { content, member, attempt } = row
  const key = textOf(content['key'])
  const more = { subject: key, correlation: task, attempt }
  const { toPrimary } = client.reading
  const wanted = { ...otherIn(content), ...fieldsOf(content) }
  if (row.primary === true && toPrimary !== undefined)
    return [send(toPrimary, 'query', { key, member, ...wanted }, more)]
  const body = { key, member, ...leastOf(client, view, { key, member, content }), ...wanted }
  return [send(routeOf(client, view, row), 'query', body, more)]
}

/** The query for what a cache lacks: the whole row, since the cache is to be filled with it. */
export function load({ reading, options }: Client, task: string, row: RequestRow): readonly Effect[] {
  const key = textOf(row.content['key'])
  const link = reading.toPrimary ?? options.toReadStores[0]
  const body = { key, member: row.member, ...otherIn(row.content) }
  return [send(link, 'query', body, { subject: key, correlation: task })]
}

/** The version that a causal query waits for, and how long; nothing where any will do. */
function leastOf(client: Client, view: View, { key, member, content }: Asking) {
  const { technique, timeout } = client.reading
  if (technique !== 'wait' || levelFor(client, content) !== 'causal') return {}
  const atLeast = leastFor(client, view, member, key)
  return atLeast === 0 ? {} : { atLeast, timeout }
}

/** The other key that a query reads in the same statement. */
const otherIn = (content: JsonObject): { readonly with?: string } =>
  typeof content['with'] === 'string' ? { with: content['with'] } : {}

function fieldsOf(content: JsonObject): { readonly fields?: readonly string[] } {
  const fields = content['fields']
  return Array.isArray(fields) ? { fields: fields.map((field) => textOf(field)) } : {}
}

/** Any replica, or the session's own; the next one where that does not answer. */
function routeOf({ options, reading }: Client, view: View, { member, attempt }: RequestRow): string {
  const { toReadStores } = options
  const count = toReadStores.length
  if (count === 1) return toReadStores[0]
  const place =
    reading.routing === 'pinned' ? placeOf(member, count) + attempt - 1 : view.draw('replica', count)
  return toReadStores[place % count] ?? toReadStores[0]
}

/** Spreads sessions evenly and always in the same way. */
function placeOf(member: string, count: number): number {
  let hash = 0
  for (const letter of member) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return hash % count
}

/** How much longer than usual an answer may take because the read store waits for a version. */
export const extraPatience = ({ reading }: Client, row: RequestRow): Micros =>
  row.kind === 'query' && reading.remembers && reading.technique === 'wait' ? reading.timeout : 0

/**
 * What an answer to a query means: good enough, not in the cache, or too old. What is too old is asked for at the write
 * store, is an error, or is shown nevertheless. The age is that of the store's last news: without writes it grows, too,
 * and the write store gets queries that the read model could have answered.
 */
export function judged(
  { reading }: Client,
  { source, late, age = 0 }: Protocol['result'],
): 'answered' | 'missed' | 'late' | 'too-late' {
  if (source === 'truth') return 'answered'
  if (source === 'miss') return reading.toPrimary === undefined ? 'answered' : 'missed'
  const isOld = reading.bound !== null && age > reading.bound
  if (late !== true && !isOld) return 'answered'
  if (reading.fallback === 'error') return 'too-late'
  if (reading.toPrimary === undefined) return 'answered'
  return isOld || reading.fallback === 'primary' ? 'late' : 'answered'
}
