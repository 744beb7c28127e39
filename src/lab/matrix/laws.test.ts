// The rules behind the matrix, over all of its rows, each with seeds of its own: what a design cannot do whatever happens, and
// what it cannot avoid. Laws over random scenarios of one design are in src/runs.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CellResult, cellsOf, runCell } from './cell'
import type { Verdict } from './notation'
import { ROWS } from './rows'
import type { Side, Style } from './sides'

const seed = 20_261_125
const seeds = fc.sample(fc.integer({ min: 100, max: 1_000_000 }), { seed, numRuns: 2 })

const known = new Map<string, CellResult>()
function cell(row: string, fault: string): CellResult {
  const id = `${row} ${fault}`
  const result = known.get(id) ?? runCell({ row, fault }, seeds)
  known.set(id, result)
  return result
}

/** Every verdict that some run of a side gave, with one style of projector or with any. */
const verdicts = (row: string, fault: string, side: Side, only?: Style): ReadonlySet<Verdict> =>
  new Set(
    cell(row, fault)
      [side].outcomes.filter(({ style }) => only === undefined || style === only)
      .flatMap((outcome) => outcome.verdicts.flatMap(({ verdict }) => verdict)),
  )

/** Whether the fault can strike the row at all. */
const strikes = (row: string, fault: string): boolean => cell(row, fault).naive.outcomes.length > 0

const rows = ROWS.map(({ id }) => id)
const rowsWhere = (fault: string, side: Side, holds: (found: ReadonlySet<Verdict>) => boolean) =>
  rows.filter((row) => strikes(row, fault) && holds(verdicts(row, fault, side)))
const startingWith = (...starts: readonly string[]) =>
  rows.filter((row) => starts.some((start) => row.startsWith(start)))

/** What is wrong with the data in the end. */
const HARM: readonly Verdict[] = ['lost', 'phantom', 'ghost', 'duplicated', 'overwritten', 'rebuildable']
const harms = (found: ReadonlySet<Verdict>): boolean => HARM.some((code) => found.has(code))
/** Designs in which the handler tells the read side by itself. */
const UNTIED = startingWith('S1a', 'S1b', 'S3')
/** Designs with a broker whose consumers keep a position. */
const KAFKA = ['S3k', 'S4c', 'S4f', 'S4m', 'S5', 'S6']
/** Repetition and overtaking, wherever they come from. */
const REPEATING = ['DUP', 'REORD', 'CRASH-M', 'CRASH-P']
/** Rows whose design has guards and inboxes. */
const GUARDED = startingWith('S1a', 'S1b', 'S3', 'S4', 'S5', 'S6', 'S10')

describe(`over all rows of the matrix, seeds ${seeds.join(' and ')},`, { timeout: 600_000 }, () => {
  test('atomic capture: a crash after the commit costs a change only where the handler hands it on by itself', () => {
    expect(rowsWhere('CRASH-W', 'naive', (found) => found.has('lost') || found.has('phantom'))).toEqual(
      UNTIED,
    )
    for (const row of UNTIED) {
      const mended = verdicts(row, 'CRASH-W', 'mitigated')
      expect([row, mended.has('until-refresh') || mended.has('lost')]).toEqual([row, true])
    }
  })

  test('abort safety: nothing that reads what is committed shows what was rolled back', () => {
    expect(rowsWhere('ABORT', 'naive', (found) => found.has('phantom'))).toEqual(['S1b'])
  })

  test('at least once: who notes after the effect repeats, who notes before it loses', () => {
    for (const fault of ['CRASH-M', 'CRASH-P'])
      expect(rowsWhere(fault, 'naive', (found) => found.has('lost') || found.has('rebuildable'))).toEqual([])
    expect(
      rowsWhere('ACK-FIRST', 'naive', (found) => !found.has('lost') && !found.has('rebuildable')),
    ).toEqual([])
    expect(rowsWhere('ACK-FIRST', 'mitigated', harms)).toEqual([])
  })

  test('guard: with whole states and a guard no repetition or overtaking does harm, and what is lost stays lost', () => {
    for (const row of GUARDED)
      for (const fault of REPEATING) {
        const found = verdicts(row, fault, 'mitigated', 'upsert')
        expect([row, fault, harms(found) || found.has('rewound')]).toEqual([row, fault, false])
      }
    for (const row of ['S3k', 'S3r', 'S3j']) {
      expect(verdicts(row, 'CRASH-W', 'mitigated', 'upsert')).toContain('lost')
      expect(verdicts(row, 'FAIL-W', 'mitigated', 'upsert')).toContain('phantom')
    }
  })

  test('inbox: with an inbox increments survive repetition and overtaking, and what is lost stays lost', () => {
    for (const row of GUARDED)
      for (const fault of REPEATING)
        expect([row, fault, harms(verdicts(row, fault, 'mitigated', 'delta'))]).toEqual([row, fault, false])
    for (const row of ['S3k', 'S3r', 'S3j'])
      expect(verdicts(row, 'CRASH-W', 'mitigated', 'delta')).toContain('lost')
  })

  test('commit order: only ids and watermarks pass over what commits late, and no mitigated row does', () => {
    const passedOver = (found: ReadonlySet<Verdict>) => found.has('lost') || found.has('rebuildable')
    expect(rowsWhere('CONC', 'naive', passedOver)).toEqual(['S4c', 'S9', 'S10'])
    expect(rowsWhere('CONC', 'mitigated', harms)).toEqual([])
  })

  test('prefix: a replica shows a prefix of history, never a part of a transaction and nothing overwritten', () => {
    for (const row of startingWith('S7'))
      for (const { fault } of cellsOf([row]))
        for (const side of ['naive', 'mitigated'] as const)
          for (const code of ['torn', 'overwritten', 'rewound', 'phantom'] as const)
            expect([row, fault, side, verdicts(row, fault, side).has(code)]).toEqual([
              row,
              fault,
              side,
              false,
            ])
  })

  test('unavailability: who stops commands during a partition does not diverge, and who diverges does not stop them', () => {
    for (const row of rows) {
      if (!strikes(row, 'PART')) continue
      const found = verdicts(row, 'PART', 'naive')
      expect([row, found.has('writes-blocked') && harms(found)]).toEqual([row, false])
    }
  })

  test('failover: whoever ships what the standby does not have leaves a phantom; nobody does who waits for it', () => {
    const shipping = startingWith('S1a', 'S1b', 'S3', 'S4', 'S5', 'S6', 'S9', 'S10')
    expect(rowsWhere('FAIL-W', 'naive', (found) => found.has('phantom'))).toEqual(shipping)
    for (const row of startingWith('S2', 'S4', 'S5', 'S6', 'S7', 'S8', 'S10'))
      expect([row, harms(verdicts(row, 'FAIL-W', 'mitigated'))]).toEqual([row, false])
  })

  test('rebuildability: a log that forgets leaves a rebuild without history, one that keeps everything does not', () => {
    const emptied = (found: ReadonlySet<Verdict>) => found.has('no-history')
    expect(rowsWhere('REBUILD', 'naive', emptied)).toEqual(KAFKA)
    expect(rowsWhere('REBUILD', 'mitigated', (found) => emptied(found) || harms(found))).toEqual([])
  })

  test('retention: an outage longer than what is kept leaves a gap, one that is shorter only a delay', () => {
    const gone = rowsWhere('PROJ-LONG', 'naive', (found) => found.has('lost'))
    expect(gone).toEqual(rows.filter((row) => [...KAFKA, 'S3n'].includes(row)))
    // A copy passes nothing over: without the log it waits for a clone.
    expect(rowsWhere('PROJ-LONG', 'naive', (found) => found.has('stalled'))).toEqual(['S7a'])
    expect(rowsWhere('PROJ', 'naive', (found) => found.has('lost'))).toEqual(['S3n'])
    expect(rowsWhere('PROJ-LONG', 'mitigated', harms)).toEqual([])
  })

  test('poison: order and endless patience stand still, giving up loses', () => {
    const patient = startingWith('S3k', 'S3r', 'S3j', 'S4', 'S5', 'S6', 'S10')
    expect(rowsWhere('POISON', 'naive', (found) => found.has('stalled'))).toEqual(patient)
    for (const row of startingWith('S3k', 'S4'))
      expect(verdicts(row, 'POISON', 'mitigated')).toContain('lost')
    expect(verdicts('S3n', 'POISON', 'naive')).toContain('lost')
  })
})
