// For tests: a random workload of a business: a history that makes sense, commands that do not, queries, flows and acts.
import { type Domain, emptyMemory, type FieldSpec, type WorkloadMemory } from '#domains'
import { type Draw, one, type Parts, some } from './random-draw'
import { makesSense } from './random-settings'

/** What an operator may do. */
const ACTS = ['rebuild', 'redrive', 'rename', 'pause', 'resume', 'refresh', 'deploy', 'add-projection']

/** A random workload of two or three seconds, with these acts where they make sense. */
export function workloadFor(
  draw: Draw,
  domain: Domain,
  frame: Parts,
  wanted: readonly string[] = ACTS,
): readonly unknown[] {
  const { ids, lines } = history(draw, domain)
  const more = [
    ...Array.from({ length: draw(3) }, () => stray(draw, domain, ids)),
    ...flows(draw, domain),
    { at: draw(2500), query: one(draw, ids), ...purpose(draw, domain) },
    ...pairs(draw, ids, frame),
    { at: draw(1500), transaction: { lasts: draw(3000), writes: draw(2) === 1 } },
  ]
  const acts = [
    [{ at: draw(3000), rebuild: one(draw, ['in-place', 'blue-green']) }],
    [{ at: draw(3000), redrive: true }],
    [{ at: draw(3000), rename: choicesOf(domain)[0] ?? 'desk' }],
    [
      { at: draw(1500), pause: 'replica' },
      { at: 1500 + draw(1500), resume: 'replica' },
    ],
    [{ at: draw(3000), refresh: true }],
    [{ at: draw(3000), deploy: 'renamed-field' }],
    [{ at: draw(3000), 'add-projection': domain.models.find(({ kind }) => kind === 'counter')?.name }],
  ].filter(
    (workload) =>
      draw(3) === 2 &&
      workload.every((act) => Object.keys(act).some((key) => wanted.includes(key))) &&
      makesSense({ ...frame, workload }),
  )
  return [...lines, ...more.filter(() => draw(3) === 2), ...acts.flat()]
}

/** Queries for two keys at once, where they can be asked. */
function pairs(
  draw: Draw,
  [first, ...others]: readonly [string, ...string[]],
  frame: Parts,
): readonly unknown[] {
  const other = some(draw, others)
  if (other === undefined) return []
  const lines = Array.from({ length: 3 }, () => ({ at: draw(3000), query: first, with: other }))
  return lines.filter((line) => makesSense({ ...frame, workload: [line] }))
}

/** Commands that a made-up user sends one after the other. */
function history(draw: Draw, domain: Domain) {
  const [first] = domain.commands
  const lines: unknown[] = []
  const ids = new Set<string>()
  let memory: WorkloadMemory = emptyMemory
  let at = 0
  const length = 2 + draw(12)
  for (let i = 0; i < length; i++) {
    const type = (i === 0 ? first : some(draw, domain.commands))?.type ?? ''
    const made = domain.generate(type, draw, memory)
    if (made === undefined) continue
    memory = made.memory
    ids.add(made.command.id)
    lines.push({ at, command: { ...made.command, ...(draw(8) === 7 ? { expectedVersion: draw(4) } : {}) } })
    at += one(draw, [100, 20, 250, 500, 5])
  }
  const [known = `${domain.aggregate}-1`, ...others] = ids
  return { lines, ids: [known, ...others] as const }
}

/** A command of the right shape that may make no sense to the business. */
function stray(draw: Draw, domain: Domain, ids: readonly [string, ...string[]]): unknown {
  const spec = some(draw, domain.commands)
  const id = one(draw, [ids[0], one(draw, ids), `${domain.aggregate}-9`])
  const fields = (spec?.fields ?? []).map((field) => [
    field.name,
    field.name === spec?.second ? one(draw, ids) : fieldValue(field, draw),
  ])
  return {
    at: draw(2500),
    command: { type: spec?.type ?? '', id, ...(Object.fromEntries(fields) as Parts) },
  }
}

function fieldValue(field: FieldSpec, draw: Draw): string | number {
  switch (field.type) {
    case 'integer':
      return field.min + draw(Math.min(10, field.max - field.min + 2))
    case 'string':
      return one(draw, ['ann', 'bob', 'one', 'two'])
    case 'choice':
      return some(draw, field.choices) ?? ''
  }
}

/** Every choice that some command offers. */
const choicesOf = ({ commands }: Domain): readonly string[] =>
  commands.flatMap(({ fields }) => fields.flatMap((field) => (field.type === 'choice' ? field.choices : [])))

function flows(draw: Draw, domain: Domain): readonly unknown[] {
  const mix = Object.fromEntries(domain.commands.map(({ type }) => [type, 1 + draw(3)]))
  return [
    { from: draw(500), until: 1000 + draw(1500), rate: 1 + draw(5), mix },
    { from: draw(500), until: 1000 + draw(2000), queries: 1 + draw(6), ...purpose(draw, domain) },
    { from: draw(900), until: 1000 + draw(2000), queries: 1 + draw(6), ...purpose(draw, domain) },
  ]
}

/** For which screen and whom a query is. */
function purpose(draw: Draw, { features, models }: Domain): Parts {
  const feature = some(draw, features)
  const fields = models.find(({ kind }) => kind === 'document')?.fields ?? []
  return {
    ...(feature !== undefined && draw(2) === 1 ? { feature: feature.id } : {}),
    ...(draw(6) === 5 ? { class: 'staff' } : {}),
    ...(draw(6) === 5 ? { fields: fields.slice(0, 1 + draw(3)) } : {}),
  }
}
