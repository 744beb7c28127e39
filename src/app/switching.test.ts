// Choosing another design, business or product keeps what still means something, and what it gives can be run and drawn.
import { describe, expect, test } from 'vitest'
import { domains } from '#domains'
import type { SimTime } from '#kernel'
import { Run } from '#runs'
import { bundledScenario, catalogue, parseScenario, type Scenario, withSetting } from '#scenarios'
import { openAggregates, usualFields } from './offers'
import { sceneOf } from './scene-of'
import { switched, withSettingMended } from './switching'

function relayCrash(): Scenario {
  const scenario = bundledScenario('relay-crash')
  if (scenario === undefined) throw new Error('there is relay-crash')
  return scenario
}

const runOf = (scenario: Scenario): Run => new Run({ scenario, without: [], interventions: [] })

const { pipelines } = catalogue()

describe('another design', () => {
  test.each(pipelines.map(({ id }) => id))('%s keeps the workload and the seed and can be drawn', (id) => {
    const next = switched(relayCrash(), 'pipeline', id)
    expect(next?.scenario.pipeline).toBe(id)
    expect(next?.scenario.seed).toBe(relayCrash().seed)
    expect(next?.scenario.file.workload).toEqual(relayCrash().file.workload)
    const run = runOf(next?.scenario ?? relayCrash())
    for (const at of [0, 500_000, 1_500_000, 4_000_000]) {
      run.advance(at as SimTime)
      const scene = sceneOf(run, at)
      expect(scene.components.length).toBeGreaterThanOrEqual(3)
      expect(scene.gap.events).toBeGreaterThanOrEqual(0)
    }
  })

  test('leaves out faults on components that it does not have, and says how many', () => {
    const next = switched(relayCrash(), 'pipeline', 'shared-model')
    expect(next?.leftOut).toEqual({ faults: 1, lines: 0 })
    expect(next?.scenario.file.faults).toEqual([])
  })

  test('drops settings that mean nothing there', () => {
    const slower = withSettingMended(relayCrash(), 'settings.relay.interval', 250)
    expect(slower?.scenario.settings.relay.interval).toBe(250_000)
    const next = switched(slower?.scenario ?? relayCrash(), 'pipeline', 'shared-model')
    expect(next?.scenario.file.settings).not.toHaveProperty('relay.interval')
  })
})

describe('another business', () => {
  test.each(domains.map(({ id }) => id))('%s gets a workload that it understands', (id) => {
    const next = switched(relayCrash(), 'domain', id)
    expect(next?.scenario.domain).toBe(id)
    const run = runOf(next?.scenario ?? relayCrash())
    run.advance(4_000_000 as SimTime)
    expect(sceneOf(run, 4_000_000).writeStore.total).toBeGreaterThan(0)
  })

  test.each(domains.map(({ id }) => id))('%s offers commands that it would take', async (id) => {
    // A lively workload: the bundled scenario of a business may show only a part of what it does.
    const quiet = switched(relayCrash(), 'domain', id)?.scenario ?? relayCrash()
    const specs = domains.find((each) => each.id === id)?.commands ?? []
    // Enough of them that two are alike: some commands are about two.
    const mix = Object.fromEntries(specs.map(({ type, creates }) => [type, creates ? 5 : 1]))
    const lively = parseScenario(withSetting(quiet, 'workload', [{ from: 0, until: 11_000, rate: 8, mix }]))
    if (!lively.ok) throw new Error('a workload of all commands is a workload')
    const run = runOf(lively.value)
    const { domain } = run.subject
    const offered = new Set<string>()
    for (let at = 2_000_000; at <= 11_000_000; at += 250_000) {
      run.advance(at as SimTime)
      for (const { commands } of openAggregates(run, 30)) for (const type of commands) offered.add(type)
    }
    const following = domain.commands.filter(({ creates }) => !creates).map(({ type }) => type)
    expect(following.filter((type) => !offered.has(type))).toEqual([])
    for (const spec of domain.commands.filter(({ creates }) => creates))
      expect(domain.decide(undefined, { type: spec.type, id: 'x-1', ...usualFields(spec, 1) }).ok).toBe(true)
  })
})

test('a setting that clashes with another wins over it', () => {
  const delta = withSettingMended(relayCrash(), 'settings.projector.apply', 'delta')
  expect(delta?.scenario.settings).toMatchObject({ projector: { apply: 'delta' }, events: 'delta' })
})

test('what no scenario can have is not given', () => {
  expect(switched(relayCrash(), 'pipeline', 'carrier-pigeon')).toBeUndefined()
  expect(withSettingMended(relayCrash(), 'settings.relay.batch', 0)).toBeUndefined()
})
