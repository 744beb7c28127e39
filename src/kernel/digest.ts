// Hashes rows into two 32-bit lanes. The digest of a world is the XOR of its rows' hashes, so it can be kept per change.
import type { Json } from './json'

/** Two independent 32-bit lanes: together 64 bits, enough that two different worlds never meet by chance. */
export interface Lanes {
  a: number
  b: number
}

const PRIME_A = 0x9e3779b1
const PRIME_B = 0x85ebca77

/** Murmur3's finaliser: every input bit reaches every output bit. Also the core of the random streams. */
export function scramble(word: number): number {
  let h = word | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}

function text(value: string, seed: number, prime: number): number {
  let h = seed ^ value.length
  for (let i = 0; i < value.length; i++) h = Math.imul(h ^ value.charCodeAt(i), prime)
  return h ^ (h >>> 15)
}

/** One 32-bit hash of a text, for labels of random streams. */
export const hashText = (value: string): number => scramble(text(value, 0x2545f491, PRIME_A))

function hashNumber(value: number, seed: number, prime: number): number {
  if ((value | 0) === value) return Math.imul(seed ^ value, prime) ^ (value >>> 9)
  if (Number.isSafeInteger(value)) {
    const high = Math.floor(value / 0x100000000)
    return Math.imul(Math.imul(seed ^ (value | 0), prime) ^ high, prime)
  }
  return text(String(value), seed, prime)
}

/** Objects hash as a sum over their fields, so the order in which fields were written does not count. */
function hashValue(value: Json, seed: number, prime: number): number {
  switch (typeof value) {
    case 'string':
      return text(value, seed ^ 0x51, prime)
    case 'number':
      return hashNumber(value, seed ^ 0x17, prime)
    case 'boolean':
      return seed ^ (value ? 0x2f0b4c47 : 0x7a2d30f1)
    case 'object': {
      if (value === null) return seed ^ 0x1b873593
      if (Array.isArray(value)) {
        let h = seed ^ 0x6b
        for (const item of value as readonly Json[])
          h = Math.imul(h ^ hashValue(item, seed, prime), prime) ^ (h >>> 13)
        return h
      }
      let sum = seed
      const fields = value as { readonly [key: string]: Json }
      for (const key in fields) {
        const field = fields[key]
        if (field !== undefined) sum = (sum + scramble(hashValue(field, text(key, seed, prime), prime))) | 0
      }
      return sum
    }
  }
}

/** The hash of one row in its place. The same value under another key, or in another table, hashes differently. */
export function hashRow(table: string, key: string, value: Json): Lanes {
  const place = text(key, text(table, 0x3c6ef372, PRIME_A), PRIME_A)
  return {
    a: scramble(hashValue(value, place, PRIME_A)),
    b: scramble(hashValue(value, place ^ 0x5bd1e995, PRIME_B)),
  }
}

/** A digest as sixteen hexadecimal digits, as it is shown, stored and compared. */
export function formatDigest({ a, b }: Lanes): string {
  const hex = (lane: number) => (lane >>> 0).toString(16).padStart(8, '0')
  return hex(a) + hex(b)
}
