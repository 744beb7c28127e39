// What the catalogue offers is what a scenario file may say: every listed setting, link, crash point and command is accepted.
import { describe, expect, test } from 'vitest'
import { catalogue } from './catalogue'
import { parseScenario } from './all'

/** The design of a file that names none. */
const pipeline = catalogue().pipelines.find(({ id }) => id === 'outbox-polling')
const [domain] = catalogue().domains
if (pipeline === undefined || domain === undefined) throw new Error('There is nothing to choose from')
const accepts = (parts: object) =>
  parseScenario({ format: 'cqrscope/scenario', version: 1, id: 'a', ...parts }).ok
/** Settings with one value at a dotted path. */
const settingsWith = (path: string, value: unknown): object =>
  path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object
type Groups = { readonly [group: string]: unknown }
/** Two parts of settings, where a group is in both the values of both. */
const withBoth = (one: Groups, other: Groups): Groups =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => {
      const [first, second] = [one[key], other[key]]
      const areGroups = typeof first === 'object' && typeof second === 'object'
      return [key, areGroups ? { ...first, ...second } : (second ?? first)]
    }),
  )
const brokers = pipeline.settings.flatMap((setting) =>
  setting.path === 'broker' && setting.type === 'choice' ? setting.choices : [],
)
/** Whether a setting is accepted with a broker that it means something to. */
const acceptsSetting = (path: string, value: unknown, more: object = {}) =>
  brokers.some((broker) =>
    accepts({ settings: withBoth({ broker, ...more }, settingsWith(path, value) as Groups) }),
  )

describe('a scenario file may have', () => {
  test.each(pipeline.settings.map((setting) => [setting.path, setting] as const))(
    'the setting %s, within its bounds only',
    (path, setting) => {
      if (setting.type === 'choice')
        for (const choice of setting.choices) {
          const fitting =
            path === 'events' ? { projector: { apply: choice === 'delta' ? 'delta' : 'partial' } } : {}
          const upsert = ['full-state', 'notification'].includes(choice) ? {} : fitting
          const strict = choice === 'together' ? { projector: { guard: 'next' } } : {}
          expect(acceptsSetting(path, choice, { ...upsert, ...strict })).toBe(true)
        }
      else if (setting.type === 'boolean') expect(acceptsSetting(path, true)).toBe(true)
      else if (setting.type !== 'policy') {
        for (const value of [setting.min, setting.max]) expect(acceptsSetting(path, value)).toBe(true)
        for (const value of [setting.min - 1, setting.max + 1])
          expect(acceptsSetting(path, value)).toBe(false)
      }
      expect(acceptsSetting(path, 'no such value')).toBe(false)
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
