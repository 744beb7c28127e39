// Parses the records of runs and interventions: what is on disk is untrusted, whoever wrote it.
import * as v from 'valibot'
import type { Control, JsonObject } from '#kernel'
import type { Intervention, RunRecord } from '#runs'
import { isJson } from './json-value'
import { Refusal } from './trouble'

const json = v.custom<RunRecord['scenario']>((value) => isJson(value))
const object = v.custom<JsonObject>(
  (value) => isJson(value) && typeof value === 'object' && value !== null && !Array.isArray(value),
)
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** Loose: what a later version added beside these fields is kept when the record is written again. */
const record = v.looseObject({
  format: v.literal('cqrscope/run'),
  version: v.literal(1),
  id: v.string(),
  name: v.string(),
  parent: v.nullable(v.object({ run: v.string(), step: count })),
  scenario: json,
  without: v.array(v.string()),
  rules: v.string(),
  createdAt: v.number(),
  updatedAt: v.number(),
  steps: count,
  at: count,
  digest: v.string(),
})

const control: v.GenericSchema<unknown, Control> = v.variant('kind', [
  v.object({ kind: v.literal('start'), component: v.string() }),
  v.object({
    kind: v.literal('crash'),
    component: v.string(),
    restartAfter: v.exactOptional(v.number()),
    cause: v.exactOptional(v.string()),
  }),
  v.object({ kind: v.literal('restart'), component: v.string() }),
  v.object({ kind: v.literal('fault'), id: v.string(), fault: object }),
  v.object({ kind: v.literal('heal'), id: v.string() }),
  v.object({ kind: v.literal('later'), at: v.number(), control: v.lazy(() => control) }),
  v.object({
    kind: v.literal('message'),
    id: v.string(),
    action: v.picklist(['drop', 'duplicate', 'hold', 'release', 'deliver']),
    until: v.exactOptional(v.number()),
  }),
  v.object({ kind: v.literal('stimulus'), component: v.string(), type: v.string(), body: object }),
])

const intervention = v.object({ id: v.string(), at: count, step: v.nullable(count), control })
const position = v.object({ index: count })

/** A run's record, or undefined when it is not one that this version can read. */
export function readableRecord(raw: unknown): RunRecord | undefined {
  const parsed = v.safeParse(record, raw)
  return parsed.success ? parsed.output : undefined
}

/** A run's record; refuses as `missing` or `unreadable`. */
export function parseRecord(raw: unknown, run: string): RunRecord {
  if (raw === undefined) throw new Refusal('missing', `there is no run ${run}`)
  return parse(record, raw, `the record of run ${run}`)
}

/** A run's interventions in their order; refuses when one is unreadable or missing in between. */
export function parseInterventions(raw: readonly unknown[], run: string): readonly Intervention[] {
  return raw.map((entry, index) => {
    const name = `intervention ${index} of run ${run}`
    const found = parse(position, entry, name).index
    if (found !== index) throw new Refusal('unreadable', `${name} is missing`)
    return parse(intervention, entry, name)
  })
}

function parse<T>(schema: v.GenericSchema<unknown, T>, raw: unknown, name: string): T {
  const parsed = v.safeParse(schema, raw)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new Refusal('unreadable', `${name}: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}`)
}
