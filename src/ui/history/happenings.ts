// What the charts draw across a run beside its lines: faults and outages as they begin, and the marked instants, in their order.
import type { History } from '#app'

/** One of them. Of a mark, `step` is where its sign leads; a band has none, but an end, null where it lasts. */
export type Happening =
  | { readonly kind: 'mark'; readonly at: number; readonly mark: History['marks'][number] }
  | { readonly kind: 'band'; readonly at: number; readonly band: History['bands'][number] }

/** All of them. A crash begins an outage, which says the same and more. */
export function happeningsOf({ bands, marks }: History): readonly Happening[] {
  const all: readonly Happening[] = [
    ...bands.map((band): Happening => ({ kind: 'band', at: band.from, band })),
    ...marks
      .filter(({ kind }) => kind !== 'crash')
      .map((mark): Happening => ({ kind: 'mark', at: mark.at, mark })),
  ]
  return all.toSorted((one, other) => one.at - other.at)
}
