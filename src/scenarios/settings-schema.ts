// The schema of a file's settings, made from the table of all settings.
import * as v from 'valibot'
import { isSpec, LEVELS, SETTINGS, type Spec, type SpecTree } from '#pipelines'
import { choice, flag, integer, ranged, text } from './values'

/** What a file may say of one setting. */
function schemaOf(spec: Spec): v.GenericSchema {
  switch (spec.type) {
    case 'choice': {
      const [first = '', ...rest] = spec.choices
      return choice([first, ...rest])
    }
    case 'boolean':
      return flag
    case 'integer':
      return integer(spec.min, spec.max)
    case 'milliseconds':
      return ranged(spec.min, spec.max, 'milliseconds')
    case 'integer-or-null':
      return v.nullable(integer(spec.min, spec.max))
    case 'milliseconds-or-null':
      return v.nullable(ranged(spec.min, spec.max, 'milliseconds'))
    case 'policy':
      return v.record(text(64), choice(LEVELS))
  }
}

function treeSchema(tree: SpecTree): v.GenericSchema {
  const entries = Object.entries(tree).map(([key, node]): readonly [string, v.GenericSchema] => [
    key,
    v.optional(isSpec(node) ? schemaOf(node) : treeSchema(node)),
  ])
  return v.strictObject(Object.fromEntries(entries))
}

/** The settings of a file, every one optional. */
export const SETTINGS_SCHEMA = treeSchema(SETTINGS)
