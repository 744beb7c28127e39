// `search` as its users meet it: its output, the file it hands out, its exit code, and what it says of wrong arguments.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { asTyped } from './as-typed'

const folder = mkdtempSync(path.join(tmpdir(), 'cqrscope-search-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const cli = (...args: readonly string[]) => asTyped(args, folder)

/** Writes a scenario of one order; returns the file's name. */
function scenario(name: string, pipeline: string): string {
  const command = { type: 'PlaceOrder', id: 'order-1', product: 'desk', quantity: 2 }
  const file = { format: 'cqrscope/scenario', version: 1, id: name, pipeline, workload: [{ at: 0, command }] }
  writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(file))
  return `${name}.json`
}

describe('search', { timeout: 90_000 }, () => {
  test('--json prints what was found, and the scenario breaks the check when it is simulated', () => {
    const file = scenario('lossy', 'publish-after-commit')
    const asked = [
      'search',
      file,
      '--check',
      'no-lost-event',
      '--faults',
      '1',
      '--out',
      'found.json',
      '--json',
    ]
    const { code, out } = cli(...asked)
    expect(code).toBe(1)
    const report = JSON.parse(out) as Record<string, unknown>
    expect(Object.keys(report)).toEqual(['found', 'states', 'depth', 'exhausted', 'violation', 'scenario'])
    expect(report).toMatchObject({ found: true, violation: { check: 'no-lost-event', key: 'order-1' } })
    expect(JSON.parse(readFileSync(path.join(folder, 'found.json'), 'utf8'))).toEqual(report['scenario'])
    expect(cli('simulate', 'found.json', '--check', 'no-lost-event').code).toBe(1)
  })

  test('says what was looked at where nothing was found', () => {
    const file = scenario('sound', 'single-transaction')
    const { code, out } = cli('search', file, '--check', 'no-lost-event', '--faults', '1')
    expect(code).toBe(0)
    expect(out).toMatch(/holds in every run within the bounds: \d+ states/)
    const stopped = cli('search', file, '--check', 'no-lost-event', '--states', '100')
    expect(stopped.out).toMatch(/not everything was looked at: stopped after \d+ states/)
  })

  test.each([
    [['search'], 'Which scenario?'],
    [['search', 'gap-skip'], 'Which promise is to be broken?'],
    [['search', 'gap-skip', '--check', 'no-luck'], '"no-luck" is no check'],
    [['search', 'gap-skip', 'relay-crash', '--check', 'converges'], 'One scenario at a time'],
    [['search', 'gap-skip', '--check', 'converges', '--faults', 'many'], '--faults is "many"'],
    [['search', 'nowhere.json', '--check', 'converges'], 'does not exist'],
  ])('%j is refused with a sentence', (args, sentence) => {
    const { code, out, err } = cli(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
  })
})
