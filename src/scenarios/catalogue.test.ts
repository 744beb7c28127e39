// What the catalogue offers is what a scenario file may say: every listed setting, link, crash point and command is accepted.
import { describe, expect, test } from 'vitest'
import { catalogue } from './catalogue'
import { parseScenario } from './parse'

const [pipeline] = catalogue().pipelines
const [domain] = catalogue().domains
if (pipeline === undefined || domain === undefined) throw new Error('There is nothing to choose from')
const accepts = (parts: object) =>
  parseScenario({ format: 'cqrscope/scenario', version: 1, id: 'a', ...parts }).ok
/** Settings with one value at a dotted path. */
const settingOf = (path: string, value: unknown) => ({
  settings: path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value),
})

describe('a scenario file may have', () => {
  test.each(pipeline.settings.map((setting) => [setting.path, setting] as const))(
    'the setting %s, within its bounds only',
    (path, setting) => {
      if (setting.type === 'choice')
        for (const choice of setting.choices) {
          const fitting =
            path === 'events' ? { projector: { apply: choice === 'delta' ? 'delta' : 'partial' } } : {}
          const { settings } = settingOf(path, choice) as { readonly settings: object }
          const upsert = ['full-state', 'notification'].includes(choice) ? {} : fitting
          expect(accepts({ settings: { ...settings, ...upsert } })).toBe(true)
        }
      else if (setting.type === 'boolean') expect(accepts(settingOf(path, true))).toBe(true)
      else if (setting.type !== 'policy') {
        for (const value of [setting.min, setting.max]) expect(accepts(settingOf(path, value))).toBe(true)
        for (const value of [setting.min - 1, setting.max + 1])
          expect(accepts(settingOf(path, value))).toBe(false)
      }
      expect(accepts(settingOf(path, 'no such value'))).toBe(false)
    },
  )

  test('a fault at every link and every crash point', () => {
    for (const link of pipeline.links)
      expect(accepts({ faults: [{ kind: 'cut', link, from: 1 }] })).toBe(true)
    for (const { component, points } of pipeline.components)
      for (const point of points)
        expect(accepts({ faults: [{ kind: 'crash', component, point, restartAfter: 10 }] })).toBe(true)
  })

  test('every command with the fields it asks for', () => {
    for (const { type, fields } of domain.commands) {
      const values = Object.fromEntries(
        fields.map((field) => [field.name, field.type === 'integer' ? field.min : field.type]),
      )
      expect(accepts({ workload: [{ at: 0, command: { type, id: 'order-1', ...values } }] })).toBe(true)
    }
  })
})
