// `bench`: how fast the engine is, as ratios within one run; absolute times depend on the machine and on its mood.
// scripts/bench.mjs runs this and adds what only a browser can measure.
import { readArguments } from './arguments'
import { measure } from './measure'
import { measureLab } from './measure-lab'
import { done, type Outcome, print, unusable } from './outcome'

const USAGE = 'Usage: npm run bench -- [--json]'

export async function bench(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, { json: { type: 'boolean' } })
  if (typeof given === 'string') return unusable(`${given}.`, USAGE)
  if (given.words.length > 0) return unusable(`"${given.words.join(' ')}" is too much.`, USAGE)
  process.stderr.write('Measuring in Node …\n')
  const figures = [...measure(), ...(await measureLab())]
  if (given.values['json'] === true) print(JSON.stringify(figures))
  else
    for (const { name, value, unit, ratio, note } of figures)
      print(`${name.padEnd(36)} ${String(value).padStart(9)} ${unit.padEnd(8)} ${ratio ?? '-'}  ${note}`)
  return done
}
