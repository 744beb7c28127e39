// What a page fetches piece by piece is what all the code at once gives.
import { expect, test } from 'vitest'
import { DOMAIN_IDS, domains, loadDomain } from '#domains'
import { BUNDLED, bundledScenario, parseScenario } from './all'
import { LOADERS } from './bundled/loaders'
import { loadBundled, loadFirst, loadScenario, loadScenarioText } from './pieces'
import type { Scenario } from './scenario'

/** A scenario with the names of its code in place of the code. */
const plain = (scenario: Scenario | undefined) =>
  scenario && { ...scenario, kit: [scenario.kit.pipeline.id, scenario.kit.domain.id] }

test('every bundled scenario is found by its id, and is what parsing its file gives', async () => {
  expect(Object.keys(LOADERS)).toEqual(BUNDLED.map(({ id }) => id))
  for (const { id } of BUNDLED) expect(plain(await loadBundled(id))).toEqual(plain(bundledScenario(id)))
  expect(await loadBundled('no-such')).toBeUndefined()
  expect(await loadBundled('constructor')).toBeUndefined()
})

test('the first scenario is the first of the list', async () => {
  expect((await loadFirst()).id).toBe(BUNDLED[0]?.id)
})

test('businesses are fetched by the names that lists have', async () => {
  expect(DOMAIN_IDS).toEqual(domains.map(({ id }) => id))
  for (const id of DOMAIN_IDS) expect((await loadDomain(id))?.id).toBe(id)
  expect(await loadDomain('no-such')).toBeUndefined()
})

const hotel = { format: 'cqrscope/scenario', version: 1, id: 'a', domain: 'hotel', pipeline: 'replica' }

test.each([
  ['a file', hotel],
  ['one of a design that there is not', { ...hotel, pipeline: 'pigeons' }],
  ['one with a fault that makes no sense', { ...hotel, faults: [{ kind: 'poison', event: 1 }] }],
  ['no file at all', null],
])('%s gives the scenario or the problems that it gives with all the code', async (_name, json) => {
  const [fetched, fromText, whole] = [
    await loadScenario(json),
    await loadScenarioText(JSON.stringify(json)),
    parseScenario(json),
  ].map((parsed) => (parsed.ok ? plain(parsed.value) : parsed.problems))
  expect(fetched).toEqual(whole)
  expect(fromText).toEqual(whole)
})
