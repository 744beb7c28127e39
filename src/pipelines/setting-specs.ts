// The kinds of settings there are: what a value may be, its default, and its unit in a file and in the program.

/** One of some words; the first is the default. */
export interface ChoiceSpec<Choice extends string = string> {
  readonly type: 'choice'
  readonly choices: readonly Choice[]
}
/** A whole number, or milliseconds in a file that are microseconds in the program. */
export interface NumberSpec {
  readonly type: 'integer' | 'milliseconds'
  readonly initial: number
  readonly min: number
  readonly max: number
}
/** The same, or null: without a bound. */
export interface BoundSpec {
  readonly type: 'integer-or-null' | 'milliseconds-or-null'
  readonly initial: number | null
  readonly min: number
  readonly max: number
}
export interface FlagSpec {
  readonly type: 'boolean'
  readonly initial: boolean
}
/** Consistency levels by feature, or by feature and class of user as `feature/class`. */
export interface PolicySpec {
  readonly type: 'policy'
}

export type Spec = ChoiceSpec | NumberSpec | BoundSpec | FlagSpec | PolicySpec

/** The levels that a policy can give a feature. */
export const LEVELS = ['eventual', 'causal', 'strong'] as const
export type Level = (typeof LEVELS)[number]

/** The value of a setting in the program; times in microseconds. */
export type ValueOf<Each> =
  Each extends ChoiceSpec<infer Choice>
    ? Choice
    : Each extends NumberSpec
      ? number
      : Each extends BoundSpec
        ? number | null
        : Each extends FlagSpec
          ? boolean
          : Each extends PolicySpec
            ? { readonly [feature: string]: Level }
            : { readonly [Key in keyof Each]: ValueOf<Each[Key]> }

export const choice = <const Choice extends string>(...choices: readonly Choice[]): ChoiceSpec<Choice> => ({
  type: 'choice',
  choices,
})
export const integer = (initial: number, min: number, max: number): NumberSpec => ({
  type: 'integer',
  initial,
  min,
  max,
})
/** Milliseconds, as a file says them. */
export const millis = (initial: number, min: number, max: number): NumberSpec => ({
  type: 'milliseconds',
  initial,
  min,
  max,
})
export const integerOrNull = (initial: number | null, min: number, max: number): BoundSpec => ({
  type: 'integer-or-null',
  initial,
  min,
  max,
})
export const millisOrNull = (initial: number | null, min: number, max: number): BoundSpec => ({
  type: 'milliseconds-or-null',
  initial,
  min,
  max,
})
export const flag = (initial: boolean): FlagSpec => ({ type: 'boolean', initial })
export const policy: PolicySpec = { type: 'policy' }

/** A group of settings, or one. */
export type SpecTree = { readonly [key: string]: Spec | SpecTree }

export const isSpec = (node: Spec | SpecTree): node is Spec => typeof node['type'] === 'string'

/** A setting where it stands in the tree, as a dotted path. */
export type SettingSpec = Spec & { readonly path: string }

/** Every setting of a tree. */
export const listed = (tree: SpecTree, prefix = ''): readonly SettingSpec[] =>
  Object.entries(tree).flatMap(([key, node]) =>
    isSpec(node) ? [{ ...node, path: `${prefix}${key}` }] : listed(node, `${prefix}${key}.`),
  )

/** A file's value in the program's unit. */
function valueFrom(spec: Spec, written: unknown): unknown {
  switch (spec.type) {
    case 'choice':
      return written ?? spec.choices[0]
    case 'policy':
      return written ?? {}
    case 'boolean':
    case 'integer':
    case 'integer-or-null':
      return written === undefined ? spec.initial : written
    case 'milliseconds':
    case 'milliseconds-or-null': {
      const value = written === undefined ? spec.initial : written
      return typeof value === 'number' ? Math.round(value * 1000) : value
    }
  }
}

/** A whole tree of values in the program's units; what a file does not say is as the tree has it. */
export function valuesFrom<Tree extends SpecTree>(tree: Tree, written: unknown): ValueOf<Tree> {
  const given = typeof written === 'object' && written !== null ? written : {}
  const values = Object.entries(tree).map(([key, node]): readonly [string, unknown] => {
    const value: unknown = Reflect.get(given, key)
    return [key, isSpec(node) ? valueFrom(node, value) : valuesFrom(node, value)]
  })
  // Built key by key from the tree that the type is computed from.
  return Object.fromEntries(values) as ValueOf<Tree>
}
