// A scenario's file with one thing changed: what `set(path, value)` means to scripts and in demos.
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
