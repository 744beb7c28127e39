// `bench`: how fast the engine is, as ratios within one run; absolute times depend on the machine and on its mood.
import { readArguments } from './arguments'
import { measure } from './measure'
import { done, type Outcome, print, unusable } from './outcome'

export function bench(args: readonly string[]): Outcome {
  const given = readArguments(args, { json: { type: 'boolean' } })
  if (typeof given === 'string') return unusable(`${given}.`, 'Usage: npm run bench -- [--json]')
  const figures = measure()
  if (given.values['json'] === true) print(JSON.stringify(figures))
  else
    for (const { name, value, unit, note } of figures)
      print(`${name.padEnd(44)} ${value.toLocaleString('en').padStart(12)} ${unit.padEnd(10)} ${note}`)
  return done
}
