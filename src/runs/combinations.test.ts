// Every combination of a design, a broker, a read store, a level, a business and ways to apply either runs or is refused with a reason.
import { describe, expect, test } from 'vitest'
import { type Domain, domains, emptyMemory, orders, type WorkloadMemory } from '#domains'
import { listed, type Pipeline, pipelines, SETTINGS } from '#pipelines'
import { parseScenario, type Problem } from '#scenarios'
import { type Parts, valueIn, withValue } from './random-draw'
import { Run } from './run'

/** What is combined, as paths of settings with all their values. */
const AXES: readonly (readonly [path: string, values: readonly unknown[]])[] = [
  ['broker', SETTINGS.broker.choices],
  ['readStore', SETTINGS.readStore.choices],
  ['consistency', SETTINGS.consistency.choices],
  ['projector.apply', SETTINGS.projector.apply.choices],
  ['projector.guard', SETTINGS.projector.guard.choices],
  ['events', SETTINGS.events.choices],
]

const combinations = (axes: typeof AXES): readonly Parts[] =>
  axes.reduce<readonly Parts[]>(
    (known, [path, values]) => known.flatMap((parts) => values.map((value) => withValue(parts, path, value))),
    [{}],
  )

/** Three commands, one after the other, as a user might send them. */
function threeCommands(domain: Domain): readonly unknown[] {
  const lines: unknown[] = []
  let memory: WorkloadMemory = emptyMemory
  for (let i = 0; lines.length < 3; i++) {
    const { type = '' } = domain.commands[i % domain.commands.length] ?? {}
    const made = domain.generate(type, () => 0, memory)
    if (made === undefined) continue
    memory = made.memory
    lines.push({ at: lines.length * 400, command: made.command })
  }
  return lines
}

const parsed = (pipeline: Pipeline, domain: Domain, settings: Parts, workload: readonly unknown[] = []) =>
  parseScenario({
    format: 'cqrscope/scenario',
    version: 1,
    id: 'combination',
    pipeline: pipeline.id,
    domain: domain.id,
    settings,
    workload,
  })

const SETTING_PATHS = listed(SETTINGS).map(({ path }) => path)

/** Whether a problem names a setting, or a group of them, and says in a sentence what is wrong. */
function isReason({ path, what }: Problem): boolean {
  const named = path.replace(/^settings\./, '')
  const isKnown = SETTING_PATHS.some((each) => each === named || each.startsWith(`${named}.`))
  return path.startsWith('settings.') && isKnown && what.split(' ').length > 3
}

/** What a combination says on each axis; what is left out of it is as always. */
const valuesIn = (settings: Parts): readonly string[] =>
  AXES.map(([path]) => `${path} ${String(valueIn(settings, path))}`)

/** Of all that is accepted, enough that every two values that go together are met together. */
function pairwise(accepted: readonly (readonly [Domain, Parts])[]): readonly (readonly [Domain, Parts])[] {
  const met = new Set<string>()
  return accepted.filter(([domain, settings]) => {
    const values = [`domain ${domain.id}`, ...valuesIn(settings)]
    const pairs = values.flatMap((one, i) => values.slice(i + 1).map((other) => `${one} with ${other}`))
    const isNews = pairs.some((pair) => !met.has(pair))
    for (const pair of pairs) met.add(pair)
    return isNews
  })
}

/** Only what the design knows of: all others would be refused for meaning nothing, which another test shows. */
const meaningful = ({ settings }: Pipeline): readonly Parts[] =>
  combinations(AXES.filter(([path]) => settings.some((each) => each.path === path)))

const every = pipelines.map((pipeline) => [pipeline.id, pipeline] as const)
describe.each(every)('%s', { timeout: 60_000 }, (_id, pipeline) => {
  test('takes a combination of values or refuses it with a setting and a reason, and what it takes comes to the truth', () => {
    const accepted: (readonly [Domain, Parts])[] = []
    for (const [index, settings] of meaningful(pipeline).entries()) {
      // Not in step with any axis.
      const domain =
        domains[(index + Math.floor(index / 4) + Math.floor(index / 48)) % domains.length] ?? orders
      const answer = parsed(pipeline, domain, settings)
      if (answer.ok) accepted.push([domain, settings])
      else expect([settings, answer.problems.filter((problem) => !isReason(problem))]).toEqual([settings, []])
    }
    expect(accepted.length).toBeGreaterThan(0)
    for (const [domain, settings] of pairwise(accepted)) {
      const answer = parsed(pipeline, domain, settings, threeCommands(domain))
      if (!answer.ok) throw new Error('three commands make no difference to its settings')
      const run = new Run({ scenario: answer.value, without: [], interventions: [] })
      const { reason } = run.finish(50_000)
      const { converged, events, verdict } = run.judgement()
      const seen = {
        domain: domain.id,
        settings,
        reason,
        converged,
        verdict,
        hasCommitted: events.committed > 0,
      }
      expect(seen).toMatchObject({ reason: 'quiet', converged: true, hasCommitted: true })
    }
  })

  test('refuses by name what means nothing to it', () => {
    const meant = pipeline.settings.map(({ path }) => path)
    for (const [path, values] of AXES.filter(([each]) => !meant.includes(each)))
      for (const value of values.slice(1)) {
        const answer = parsed(pipeline, orders, withValue({}, path, value))
        if (path === 'events') continue
        expect(answer).toMatchObject({ ok: false })
        if (!answer.ok) expect(answer.problems.map((problem) => problem.path)).toContain(`settings.${path}`)
      }
  })
})
