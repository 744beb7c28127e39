// A half-typed command: what is in the fields as text, what is wrong with it, and the wish it gives. No page.
import type { CommandFields, CommandSpec, FieldSpec } from '#app'
import type { CommandWish } from './commands-panel'

/** What is in the fields, by name. */
export type Typed = { readonly [field: string]: string }

/** Values as they are typed. */
export const typedFrom = (fields: CommandFields): Typed =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))

/** What is wrong with a field. */
export type FieldProblem =
  { readonly kind: 'missing' } | { readonly kind: 'range'; readonly min: number; readonly max: number }

/** What is in a field at first. */
export function firstTyped(spec: CommandSpec): Typed {
  return Object.fromEntries(
    spec.fields.map((field) => [
      field.name,
      field.type === 'choice'
        ? (field.choices[0] ?? '')
        : field.type === 'integer' && field.required
          ? String(field.min)
          : '',
    ]),
  )
}

/** What is wrong with what is in a field; undefined where nothing is. */
export function problemOf(field: FieldSpec, typed: string): FieldProblem | undefined {
  const text = typed.trim()
  if (text === '') return field.required ? { kind: 'missing' } : undefined
  if (field.type !== 'integer') return undefined
  const value = Number(text)
  const fits = Number.isInteger(value) && field.min <= value && value <= field.max
  return fits ? undefined : { kind: 'range', min: field.min, max: field.max }
}

/** The wish; undefined while something is wrong. */
export function wishOf(spec: CommandSpec, id: string | null, typed: Typed): CommandWish | undefined {
  if (!spec.creates && id === null) return undefined
  const filled = spec.fields.filter((field) => (typed[field.name] ?? '').trim() !== '')
  if (spec.fields.some((field) => problemOf(field, typed[field.name] ?? '') !== undefined)) return undefined
  const fields = filled.map((field): readonly [string, string | number] => {
    const text = (typed[field.name] ?? '').trim()
    return [field.name, field.type === 'integer' ? Number(text) : text]
  })
  return { type: spec.type, id: spec.creates ? null : id, fields: Object.fromEntries(fields) }
}
