// A scenario's file with one thing changed: what `set(path, value)` means to scripts and in demos.
import { listed, SETTINGS } from '#pipelines'
import type { Scenario } from './scenario'

/** The file with the value at a dotted path replaced, such as `settings.relay.interval` or `seed`. To be parsed again. */
export const withSetting = (scenario: Scenario, path: string, value: unknown): unknown =>
  assign({ ...scenario.file, seed: scenario.seed }, path.split('.'), value)

function assign(object: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value
  const fields = typeof object === 'object' && object !== null && !Array.isArray(object) ? object : {}
  const present: unknown = Object.hasOwn(fields, first) ? Reflect.get(fields, first) : undefined
  return { ...fields, [first]: assign(present, rest, value) }
}

/** What a scenario says at such a path, as a file would write it: durations in milliseconds. Null where there is no such path. */
export function settingIn(scenario: Scenario, path: string): unknown {
  const value = path.split('.').reduce<unknown>(memberOf, scenario) ?? null
  const spec = listed(SETTINGS).find((each) => `settings.${each.path}` === path)
  return spec?.type.startsWith('milliseconds') === true && typeof value === 'number' ? value / 1000 : value
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined
