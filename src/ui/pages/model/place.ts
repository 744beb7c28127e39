// Which part of the rulebook, and perhaps which rule of it, an address names: `&part=kafka`, `&part=kafka/offsets`.
import { isPart, type PartId, RULEBOOK } from '#app'

/** What an address names; both null where it names nothing that there is. */
export interface Place {
  readonly part: PartId | null
  readonly rule: string | null
}

/** The place in an address. */
export function placeIn(search: string): Place {
  const [part = '', rule] = (new URLSearchParams(search).get('part') ?? '').split('/')
  if (!isPart(part)) return { part: null, rule: null }
  return { part, rule: RULEBOOK[part].find(({ id }) => id === rule)?.id ?? null }
}

/** A place as an address names it. */
export const placeName = ({ part, rule }: Place): string =>
  part === null ? '' : rule === null ? part : `${part}/${rule}`
