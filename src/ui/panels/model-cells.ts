// What a row of a model says in one cell, in words.
import type { ModelsRow } from '#app'
import type { ChipTone } from '../controls/chip'
import type { IconName } from '../controls/icon'
import { named } from '../text/vocabulary'
import type { Words } from '../text/words'

/** The colour and the mark of a row's status. */
export const statusLooks: { readonly [status in ModelsRow['status']]: readonly [ChipTone, IconName] } = {
  same: ['ok', 'check'],
  stale: ['stale', 'clock'],
  missing: ['fault', 'cross'],
  extra: ['fault', 'plus'],
  wrong: ['fault', 'alert'],
}

/** One value as people read it: a status in its word, a number with its separators, nothing as a dash. */
export function shownValue(words: Words, name: string, value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'number') return words.format.count(value)
  if (typeof value === 'string') return name === 'status' ? named(words.names.statuses, value) : value
  return JSON.stringify(value)
}

/** A field and its value: "quantity 2". */
export const fieldValue = (words: Words, name: string, value: unknown): string =>
  `${named(words.names.fields, name)} ${shownValue(words, name, value)}`

/** A row in a few words, on two lines. */
export interface RowSummary {
  readonly head: string
  readonly rest: string
}

/**
 * The status of a document, with its version and what else differs below, or the first sums of a counter; those that differ
 * come first.
 */
export function summaryOf(words: Words, row: ModelsRow, side: 'truth' | 'view'): RowSummary {
  const fields = row[side]
  if (fields === null) return { head: words.models.none, rest: '' }
  const others = row.differs.filter((name) => name !== 'status' && name !== 'version')
  const says = (names: readonly string[]) =>
    names.map((name) => fieldValue(words, name, fields[name])).join(', ')
  if ('version' in fields) {
    const version = `v${shownValue(words, 'version', fields['version'])}`
    return {
      head: shownValue(words, 'status', fields['status']),
      rest: [version, says(others)].filter(Boolean).join(', '),
    }
  }
  const sums = [...others, ...Object.keys(fields).filter((name) => !others.includes(name))]
  return { head: says(sums.slice(0, 1)), rest: says(sums.slice(1)) }
}
