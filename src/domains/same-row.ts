/** Says when two rows of a read model count as equal, so that the oracle and the views never disagree about it. */
import type { JsonObject, ReadModelSpec } from './domain'
import { integerAt, sameJson } from './read-json'

/**
 * Whether a row of the read model says what another says (one of them is usually the oracle's).
 *
 * In a counter a missing row equals a row of zeros: a group nobody has counted in and a group where all was taken
 * back are the same fact. In a document a missing row equals only a missing row, and the field `version` is not
 * compared: it names the event that wrote last, which may be an old one that changed nothing.
 */
export const sameRow = (
  model: ReadModelSpec,
  left: JsonObject | undefined,
  right: JsonObject | undefined,
): boolean => {
  switch (model.kind) {
    case 'counter':
      return model.fields.every((field) => countAt(left, field) === countAt(right, field))
    case 'document':
      if (left === undefined || right === undefined) return left === right
      return model.fields.every((field) => field === 'version' || sameJson(left[field], right[field]))
  }
}

// NaN for a count that is no integer: it equals nothing, so a spoilt row is never taken for a right one.
const countAt = (row: JsonObject | undefined, field: string): number =>
  row === undefined ? 0 : (integerAt(row, field) ?? Number.NaN)
