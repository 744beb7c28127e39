// Makes hostile input out of good: values and texts with something in them changed, by chance that a seed decides.
import { below, randomWordOf, streamSeed } from '../src/kernel/random'

/** Draws by a seed: the same draws for the same seed, on every machine. */
export class Chance {
  private readonly base: number
  private position = 0

  constructor(seed: number) {
    this.base = streamSeed(seed, 'mutations')
  }

  /** A whole number from 0, below a bound. */
  below(bound: number): number {
    return below(randomWordOf(this.base, this.position++), bound)
  }

  happens(percent: number): boolean {
    return this.below(100) < percent
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item
  }
}

const nested = (levels: number, open: string, close: string): unknown =>
  JSON.parse(`${open.repeat(levels)}1${close.repeat(levels)}`)

/** What stands where something else is asked for. */
const WRONG: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.000_1,
  1e21,
  Number.MAX_VALUE,
  Number.MAX_SAFE_INTEGER,
  4_294_967_296,
  604_800_000,
  '',
  ' ',
  '0',
  'NaN',
  '__proto__',
  'constructor',
  'toString',
  'hand-0',
  '<script>globalThis.polluted = 1</script>',
  '"><img src=x onerror="globalThis.polluted = 1">',
  'javascript:globalThis.polluted=1',
  '\u0000\u202e\ud800',
  '문'.repeat(300),
  [],
  {},
  [[]],
  nested(40, '[', ']'),
  JSON.parse('{"__proto__":{"polluted":1}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":1}}}'),
  JSON.parse('{"toString":null,"valueOf":null}'),
]

/** What is too much: long, wide or deep. */
const TOO_MUCH: readonly unknown[] = [
  'x'.repeat(20_000),
  Array.from({ length: 3000 }, () => null),
  Array.from({ length: 2500 }, (_, index) => ({ at: index, kind: 'crash' })),
  Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`key-${index}`, index])),
  nested(3000, '[', ']'),
  nested(3000, '{"control":', '}'),
]

const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'kind', 'at', 'id', 'x'.repeat(500)]

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Some part of a value: the whole, or what lies in it at any depth. */
function partOf(value: unknown, chance: Chance): unknown {
  const parts = typeof value === 'object' && value !== null ? Object.values(value) : []
  return parts.length === 0 || chance.happens(25) ? value : partOf(chance.pick(parts), chance)
}

/** The value with one change somewhere in it. Parts of `others` are among what is put there. */
export function mutated(value: unknown, chance: Chance, others: readonly unknown[]): unknown {
  const isLeaf = typeof value !== 'object' || value === null
  if (isLeaf || chance.happens(12)) return replaced(value, chance, others)
  if (Array.isArray(value)) return mutatedList(value, chance, others)
  return mutatedObject(value as Readonly<Record<string, unknown>>, chance, others)
}

function replaced(value: unknown, chance: Chance, others: readonly unknown[]): unknown {
  if (typeof value === 'number' && chance.happens(80)) return value * chance.pick([-1, 0, 0.5, 2, 3, 10, 1e6])
  if (typeof value === 'string' && chance.happens(30)) return mutatedText(value, chance)
  if (chance.happens(3)) return chance.pick(TOO_MUCH)
  return chance.happens(30) ? partOf(chance.pick(others), chance) : chance.pick(WRONG)
}

function mutatedList(list: readonly unknown[], chance: Chance, others: readonly unknown[]): unknown {
  const at = chance.below(list.length + 1)
  const [before, here, after] = [list.slice(0, at), list[at], list.slice(at + 1)]
  switch (chance.below(8)) {
    case 0:
      return [...before, ...after]
    case 1:
      return [...before, here, here, ...after]
    case 2:
      return list.toReversed()
    case 3:
      return [...before, partOf(chance.pick(others), chance), here, ...after]
    case 4:
      return Array.from({ length: 60 }, () => here)
    default:
      return [...before, mutated(here, chance, others), ...after]
  }
}

function mutatedObject(
  object: Readonly<Record<string, unknown>>,
  chance: Chance,
  others: readonly unknown[],
): unknown {
  const entries = Object.entries(object)
  const [key, part] = entries.length === 0 ? ['', undefined] : chance.pick(entries)
  const rest = entries.filter(([each]) => each !== key)
  switch (chance.below(10)) {
    case 0:
      return own(rest)
    case 1:
      return own([...rest, [chance.pick(KEYS), part]])
    case 2:
      return own([...entries, [chance.pick(KEYS), chance.pick(WRONG)]])
    case 3: {
      const other = partOf(chance.pick(others), chance)
      return isObject(other) ? own([...entries, ...Object.entries(other)]) : own([...rest, [key, other]])
    }
    default:
      return own([...rest, [key, mutated(part, chance, others)]])
  }
}

/** An object of these entries; `__proto__` is a key of its own, as it is where JSON was parsed. */
function own(entries: readonly (readonly [string, unknown])[]): unknown {
  const made: Record<string, unknown> = {}
  for (const [key, value] of entries)
    Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true })
  return made
}

const INSERTED = ['{', '}', '[', '"', ',', '\\', '\\u0000', '1e999', '-', '&', '=', '#', '.', '%', '한', '']

/** The text with a letter, or a stretch, changed, cut out, doubled or put in. */
export function mutatedText(text: string, chance: Chance): string {
  const from = chance.below(text.length + 1)
  const until = Math.min(text.length, from + chance.below(chance.pick([2, 20, 2000])))
  const [before, here, after] = [text.slice(0, from), text.slice(from, until), text.slice(until)]
  switch (chance.below(4)) {
    case 0:
      return before + after
    case 1:
      return before + here + here + after
    case 2:
      return before + chance.pick(INSERTED) + here + after
    default:
      return before + chance.pick(INSERTED).repeat(chance.pick([1, 1, 3, 5000])) + after
  }
}
