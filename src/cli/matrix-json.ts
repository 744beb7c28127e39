// The matrix as one object for scripts: rows, faults, and for each cell its verdicts and the scenarios that show them.
import type { CellResult, Outcome, SideResult } from '#lab'

interface Found {
  readonly scenario: Outcome['scenario'] | null
  readonly witness: Outcome['witness']
}

interface Both<Value> {
  readonly naive: Value
  readonly mitigated: Value
}

interface CellJson extends Both<string | null> {
  readonly scenario: Both<Found['scenario']>
  readonly witness: Both<Found['witness']>
  /** The same with a projector that adds, where there is one. */
  readonly delta?: { readonly scenario: Both<Found['scenario']>; readonly witness: Both<Found['witness']> }
  /** Why a side has no verdict, or what it depends on. */
  readonly reason?: Partial<Both<string>>
}

/** All of it, in the order of rows and faults. */
export function matrixInJson(results: readonly CellResult[]): {
  readonly rows: { readonly [row: string]: { readonly [fault: string]: CellJson } }
} {
  const rows: Record<string, Record<string, CellJson>> = {}
  for (const result of results) (rows[result.row] ??= {})[result.fault] = cellOf(result)
  return { rows }
}

function cellOf(result: CellResult): CellJson {
  const { naive, mitigated } = result
  const hasDelta = [naive, mitigated].some(({ outcomes }) => outcomes.some(({ style }) => style === 'delta'))
  const reasons = { naive: reasonOf(naive), mitigated: reasonOf(mitigated) }
  const reason = Object.fromEntries(Object.entries(reasons).filter(([, why]) => why !== undefined))
  return {
    naive: naive.text,
    mitigated: mitigated.text,
    ...foundIn(result, 'upsert'),
    ...(hasDelta ? { delta: foundIn(result, 'delta') } : {}),
    ...(Object.keys(reason).length === 0 ? {} : { reason }),
  }
}

function foundIn({ naive, mitigated }: CellResult, style: Outcome['style']) {
  const [first, second] = [naive, mitigated].map(({ outcomes }) =>
    outcomes.find((outcome) => outcome.style === style),
  )
  return {
    scenario: { naive: first?.scenario ?? null, mitigated: second?.scenario ?? null },
    witness: { naive: first?.witness ?? null, mitigated: second?.witness ?? null },
  }
}

function reasonOf({ reason, outcomes }: SideResult): string | undefined {
  if (reason !== undefined) return reason
  const divided = outcomes.filter(({ verdicts }) => verdicts.length > 1)
  if (divided.length === 0) return undefined
  return divided
    .map(
      ({ style, verdicts }) =>
        `depends on the order in which messages happen to arrive: ${style} ${verdicts
          .map(({ verdict, seeds }) => `${verdict.join('+')} with seed ${seeds.join(', ')}`)
          .join('; ')}`,
    )
    .join('. ')
}
