/** A field of a business that a later release writes under another name: how events say it then, and how they are read. */
import type { Domain, Json, JsonObject } from './domain'

type Renamed = Pick<Domain, 'renamed'>

/** A payload as the later release writes it. */
export const inSecondSchema = ({ renamed: { from, to } }: Renamed, payload: JsonObject): JsonObject =>
  withKeys(payload, (key) => swapped(key, from, to))

/** The same the other way round: a payload of either schema as the first release wrote it. */
export const inFirstSchema = ({ renamed: { from, to } }: Renamed, payload: JsonObject): JsonObject =>
  withKeys(payload, (key) => swapped(key, to, from))

/** A payload of the first schema as code reads it that knows only the second one: what is not under the new name is not there. */
export const misread = ({ renamed: { from } }: Renamed, payload: JsonObject): JsonObject =>
  withKeys(payload, (key) => (swapped(key, from, '') === key ? key : undefined))

const DELTA = 'Delta'

// Increments bear the name of what they are added to.
const swapped = (key: string, from: string, to: string): string =>
  key === from ? to : key === from + DELTA ? to + DELTA : key

/** All keys of a payload, however deep, under other names; undefined leaves one out. */
function withKeys(payload: JsonObject, nameOf: (key: string) => string | undefined): JsonObject {
  const within = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(within)
    return typeof value === 'object' && value !== null ? withKeys(value as JsonObject, nameOf) : value
  }
  return Object.fromEntries(
    Object.entries(payload).flatMap(([key, value]) => {
      const name = nameOf(key)
      return name === undefined ? [] : [[name, within(value)] as const]
    }),
  )
}
