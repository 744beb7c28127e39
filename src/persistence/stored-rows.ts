// Rows as they lie on disk: one record a row, or one record for a chunk of up to a hundred rows of a log. Untrusted.
import * as v from 'valibot'
import type { Home } from '#kernel'
import type { StoredRow } from '#runs'
import { isJson } from './json-value'

const single = v.object({ table: v.string(), key: v.string(), value: v.unknown() })
const chunk = v.object({ table: v.string(), rows: v.looseObject({}) })

/**
 * The key of the chunk that a row of a log belongs to: `0/000000000012` lies in `0/#0000000000`, `1234` in `#12`.
 * Undefined when the key ends in no number; such a row gets a record of its own.
 */
export function chunkKey(key: string): string | undefined {
  const digits = /\d+$/.exec(key)
  if (digits === null) return undefined
  const chunkNumber = digits[0].slice(0, -2)
  return `${key.slice(0, digits.index)}#${chunkNumber === '' ? '0' : chunkNumber}`
}

/** The rows in one record of a store, as far as they can be read: the digest tells whether something is amiss. */
export function readRows(home: Home, record: unknown): readonly StoredRow[] {
  const folded = v.safeParse(chunk, record)
  if (folded.success) {
    const { table, rows } = folded.output
    return Object.entries(rows).flatMap(([key, value]) =>
      isJson(value) ? [{ home, table, key, value }] : [],
    )
  }
  const parsed = v.safeParse(single, record)
  if (!parsed.success) return []
  const { table, key, value } = parsed.output
  return isJson(value) ? [{ home, table, key, value }] : []
}

/** What a chunk record holds, unread: what somebody wrote into it by hand stays in it. Nothing, if it is no chunk. */
export function chunkContents(record: unknown): readonly (readonly [key: string, value: unknown])[] {
  const parsed = v.safeParse(chunk, record)
  return parsed.success ? Object.entries(parsed.output.rows) : []
}
