// The command `matrix` as its users meet it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const home = path.resolve(import.meta.dirname, '../..')

/** Runs a command. The first call builds the bundle. */
function command(...args: readonly string[]) {
  const script = path.join(home, 'scripts', 'cli.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}
const matrix = (...args: readonly string[]) => command('matrix', ...args)

interface Cell {
  readonly naive: string | null
  readonly mitigated: string | null
  readonly scenario: { readonly naive: object | null; readonly mitigated: object | null }
  readonly reason?: { readonly naive?: string }
}

describe('matrix', { timeout: 600_000 }, () => {
  test('--json prints an object of rows, of faults, of cells with their scenarios', () => {
    const { code, out, err } = matrix('--row', 'S4c', '--row', 'S2', '--fault', 'CRASH-M', '--json')
    expect([code, err]).toEqual([0, ''])
    const { rows } = JSON.parse(out) as { readonly rows: Record<string, Record<string, Cell>> }
    expect(Object.keys(rows)).toEqual(['S2', 'S4c'])
    expect(rows['S4c']?.['CRASH-M']).toMatchObject({
      naive: 'rewound|duplicated',
      mitigated: 'ok',
      scenario: { naive: { format: 'cqrscope/scenario', pipeline: 'outbox-polling' } },
    })
    expect(rows['S2']?.['CRASH-M']).toMatchObject({
      naive: 'n/a',
      scenario: { naive: null, mitigated: null },
      reason: { naive: 'nobody moves changes' },
    })
  })

  test('hands out scenarios that `simulate` runs to the verdict of the cell', () => {
    const { out } = matrix('--row', 'S1a', '--fault', 'CRASH-W', '--json')
    const { rows } = JSON.parse(out) as { readonly rows: Record<string, Record<string, Cell>> }
    const folder = mkdtempSync(path.join(tmpdir(), 'matrix-'))
    const file = path.join(folder, 'cell.json')
    writeFileSync(file, JSON.stringify(rows['S1a']?.['CRASH-W']?.scenario.naive))
    const simulated = command('simulate', file, '--expect', 'lost')
    rmSync(folder, { recursive: true })
    expect([simulated.code, simulated.err]).toEqual([0, ''])
  })

  test('without a form prints a table with abbreviations', () => {
    const { code, out } = matrix('--row', 'S4c', '--fault', 'CRASH-M', '--fault', 'ABORT')
    expect(code).toBe(0)
    expect(out).toMatch(/^ +ABORT +CRASH-M$/m)
    expect(out).toMatch(/^S4c +OK +RWD\|DUP → OK$/m)
    expect(out).toContain('DUP duplicated')
  })

  test('--markdown prints docs/verdicts.md as it stands: run `npm run -s matrix -- --markdown > docs/verdicts.md` where it does not', () => {
    const { code, out } = matrix('--markdown')
    expect(code).toBe(0)
    expect(out).toBe(readFileSync(path.join(home, 'docs', 'verdicts.md'), 'utf8'))
  })

  test.each<[readonly string[], RegExp]>([
    [['--row', 'S99'], /^"S99" is no row of the matrix; choose from S1a, S1b, /],
    [['--fault', 'crash-m'], /^"crash-m" is no fault of the matrix; choose from ABORT, CRASH-W, /],
    [['S4c'], /^"S4c" is not expected; name rows with --row\.$/],
    [['--row'], /^Option '--row <value>' argument missing/],
    [['--jason'], /^Unknown option '--jason'\.$/],
    [['--json', '--markdown'], /^One form at a time; write either --json or --markdown\.$/],
  ])('exits with 2 and says why, printing nothing: %j', (args, sentence) => {
    const { code, out, err } = matrix(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err.split('\n')[0]).toMatch(sentence)
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(2)
  })
})
