// Entries of a file's lists: each is told apart by a key before a schema judges it, so that what is wrong can be said of it alone.
import * as v from 'valibot'
import { type Described, problemsOf, wrong } from './problems'
import { MOST_LINES } from './schema'
import { isObject } from './shape'
import type { Parsed, Problem } from './scenario'

/** The entries of a list that are right, and what is wrong with the others. */
interface Lines<Entry> {
  readonly entries: readonly Entry[]
  readonly problems: readonly Problem[]
}

type LineParser<Entry> = (value: unknown, path: string) => Parsed<Entry>

/** Every entry of a list; a value that is no list has none. What lies beyond the longest list is refused for its length alone. */
export function linesOf<Entry>(value: unknown, path: string, parse: LineParser<Entry>): Lines<Entry> {
  if (!Array.isArray(value)) return { entries: [], problems: [] }
  const lines = Array.from(value.slice(0, MOST_LINES), (line: unknown) => line)
  const results = lines.map((line, index) => parse(line, `${path}[${index}]`))
  return {
    entries: results.flatMap((result) => (result.ok ? [result.value] : [])),
    problems: results.flatMap((result) => (result.ok ? [] : result.problems)),
  }
}

/** A value as one schema sees it. */
export function entryOf<Schema extends Described>(
  schema: Schema,
  value: unknown,
  path: string,
): Parsed<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, value)
  if (result.success) return { ok: true, value: result.output }
  return { ok: false, problems: problemsOf(schema, result.issues, path) }
}

/** An entry that is told apart by the one of these keys that it has. */
export function keyedEntry<Schemas extends { readonly [key: string]: Described }>(
  schemas: Schemas,
  noun: string,
  value: unknown,
  path: string,
): Parsed<v.InferOutput<Schemas[keyof Schemas]>> {
  const names = Object.keys(schemas)
  const name = isObject(value) ? names.find((each) => each in value) : undefined
  const schema = name === undefined ? undefined : schemas[name]
  if (schema === undefined) return wrong(path, `is no ${noun}; give it one of ${names.join(', ')}`)
  return entryOf(schema, value, path) as Parsed<v.InferOutput<Schemas[keyof Schemas]>>
}

/** Parses the text of a file that has at most so many characters. */
export function parsedText<Value>(
  text: string,
  most: number,
  parse: (json: unknown) => Parsed<Value>,
): Parsed<Value> {
  if (text.length > most) return wrong('', `is longer than ${most} characters; write a shorter file`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return wrong(
      '',
      `is not JSON (${error instanceof Error ? error.message : 'unreadable'}); write one JSON object`,
    )
  }
  return parse(json)
}
