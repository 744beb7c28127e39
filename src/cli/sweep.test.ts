// `sweep` as its users meet it: the built bundle in a process of its own, with threads of its own.
import { expect, test } from 'vitest'
import { asTyped } from './as-typed'

const cli = (...args: readonly string[]) => asTyped(args)

const timeout = { timeout: 90_000 }

test('any number of threads comes to the same, byte for byte (seeds 40 to 51)', timeout, () => {
  const args = ['sweep', 'relay-crash', '--from', '40', '--seeds', '12', '--json']
  const [one, three] = ['1', '3'].map((jobs) => cli(...args, '--jobs', jobs))
  expect([one?.code, one?.err]).toEqual([0, ''])
  expect(three?.out).toBe(one?.out)
  const result = JSON.parse(one?.out ?? '{}') as Record<string, unknown>
  expect(Object.keys(result)).toEqual([
    'scenario',
    'pipeline',
    'from',
    'seeds',
    'runs',
    'steps',
    'converged',
    'cut',
    'writes',
    'lag',
    'reads',
    'verdicts',
    'broken',
    'curve',
    'table',
    'within',
  ])
  expect(result).toMatchObject({
    scenario: 'relay-crash',
    pipeline: 'outbox-polling',
    from: 40,
    seeds: 12,
    runs: 12,
    converged: 12,
  })
})

test('prints a report with the curve, from the scenario’s own seed on', timeout, () => {
  const { code, out } = cli('sweep', 'gap-skip', '--seeds', '4')
  expect(code).toBe(0)
  expect(out).toMatch(/^The row the cursor never saw \(gap-skip, outbox-polling, seeds 7 to 10\)$/m)
  expect(out).toMatch(/^ +lost +4 runs, first with seed 7$/m)
  expect(out).toMatch(/^ +500 ms +66\.67% +█{33}·{17}$/m)
  expect(out).toMatch(/^99\.9% is never reached$/m)
})

test('says what is wrong with its arguments', timeout, () => {
  const wrong = [[], ['a', 'b'], ['gap-skip', '--seeds', '0'], ['gap-skip', '--jobs', 'all'], ['no-such']]
  for (const args of wrong) expect(cli('sweep', ...args).code, args.join(' ')).toBe(2)
  const late = cli('sweep', 'gap-skip', '--from', '4294967295', '--seeds', '2')
  expect([late.code, late.err]).toEqual([2, expect.stringMatching(/^The last seed is 4294967295/)])
})
