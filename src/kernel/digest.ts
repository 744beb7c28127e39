// Hashes rows into two 32-bit lanes. The digest of a world is the XOR of its rows' hashes, so it can be kept per change.
import type { Json } from './json'

/** Two independent 32-bit lanes: together 64 bits, enough that two different worlds never meet by chance. */
export interface Lanes {
  a: number
  b: number
}

const PRIME_A = 0x9e3779b1
const PRIME_B = 0x5f356495

/** Murmur3's finaliser: every input bit reaches every output bit. Also the core of the random streams. */
export function scramble(word: number): number {
  let h = word | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}

/** One 32-bit hash of a text, for labels of random streams. */
export function hashText(value: string): number {
  let h = 0x2545f491 ^ value.length
  for (let i = 0; i < value.length; i++) h = Math.imul(h ^ value.charCodeAt(i), PRIME_A)
  return scramble(h ^ (h >>> 15))
}

// The two lanes while a row is being hashed. They live here and not in an object because this is the innermost loop.
let a = 0
let b = 0

function absorb(word: number): void {
  a = Math.imul(a ^ word, PRIME_A)
  b = Math.imul(b ^ word, PRIME_B)
}

function absorbText(text: string): void {
  let x = Math.imul(a ^ text.length, PRIME_A)
  let y = Math.imul(b ^ text.length, PRIME_B)
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    x = Math.imul(x ^ unit, PRIME_A)
    y = Math.imul(y ^ unit, PRIME_B)
  }
  a = x ^ (x >>> 15)
  b = y ^ (y >>> 13)
}

/** What kind of value follows: without it a number and its text, or nothing and an empty list, would look the same. */
const TAG = { text: 1, integer: 2, long: 3, fraction: 4, yes: 5, no: 6, nothing: 7, list: 8, fields: 9 }

function absorbNumber(value: number): void {
  if ((value | 0) === value) {
    absorb(TAG.integer)
    absorb(value)
  } else if (Number.isSafeInteger(value)) {
    absorb(TAG.long)
    absorb(value | 0)
    absorb(Math.floor(value / 0x100000000))
  } else {
    absorb(TAG.fraction)
    absorbText(String(value))
  }
}

/** Fields whose numbers are overlooked while a row is hashed for its likeness; undefined while it is hashed exactly. */
let overlooked: ReadonlySet<string> | undefined

/** Fields are hashed apart and summed, so the order in which they were written does not count. */
function absorbFields(fields: { readonly [key: string]: Json }): void {
  absorb(TAG.fields)
  const fromA = a
  const fromB = b
  let sumA = a
  let sumB = b
  for (const key in fields) {
    const field = fields[key]
    if (field === undefined) continue
    a = fromA
    b = fromB
    absorbText(key)
    if (typeof field === 'number' && overlooked?.has(key) === true) absorb(TAG.integer)
    else absorbValue(field)
    sumA = (sumA + scramble(a)) | 0
    sumB = (sumB + scramble(b)) | 0
  }
  a = sumA
  b = sumB
}

function absorbList(items: readonly Json[]): void {
  absorb(TAG.list)
  absorb(items.length)
  for (const item of items) absorbValue(item)
}

function absorbValue(value: Json): void {
  if (typeof value === 'string') {
    absorb(TAG.text)
    if (overlooked === undefined || !isRunningName(value)) absorbText(value)
  } else if (typeof value === 'number') absorbNumber(value)
  else if (typeof value === 'boolean') absorb(value ? TAG.yes : TAG.no)
  else if (value === null) absorb(TAG.nothing)
  else if (Array.isArray(value)) absorbList(value as readonly Json[])
  else absorbFields(value as { readonly [key: string]: Json })
}

/** The hash of one row in its place. The same value under another key, or in another table, hashes differently. */
export function hashRow(table: string, key: string, value: Json): Lanes {
  a = 0x3c6ef372
  b = 0x510e527f
  absorbText(table)
  absorbText(key)
  absorbValue(value)
  return { a: scramble(a), b: scramble(b) }
}

/**
 * The hash of one row as far as it is like others: the numbers of these fields count only by being there, and so do
 * running names of messages, timers and controls (`m12`).
 */
export function hashLikeness(
  place: { readonly table: string; readonly key: string },
  value: Json,
  fields: ReadonlySet<string>,
): Lanes {
  overlooked = fields
  const lanes = hashRow(place.table, place.key, value)
  overlooked = undefined
  return lanes
}

function isRunningName(text: string): boolean {
  if (text.length < 2 || (!text.startsWith('m') && !text.startsWith('k'))) return false
  for (let i = 1; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 48 || unit > 57) return false
  }
  return true
}

/** A digest as sixteen hexadecimal digits, as it is shown, stored and compared. */
export function formatDigest({ a, b }: Lanes): string {
  const hex = (lane: number) => (lane >>> 0).toString(16).padStart(8, '0')
  return hex(a) + hex(b)
}
