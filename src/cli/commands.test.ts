// The command line as its users meet it: the built bundle in a process of its own, its two outputs and its exit code.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { asTyped } from './as-typed'

const folder = mkdtempSync(path.join(tmpdir(), 'cqrscope-cli-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const cli = (...args: readonly string[]) => asTyped(args, folder)
const jsonOf = (...args: readonly string[]) => JSON.parse(cli(...args).out) as Record<string, unknown>

/** The type of every leaf of a result, lists by their first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])]
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shapeOf(each)]))
}

const timeout = { timeout: 90_000 }

describe('simulate', timeout, () => {
  test('--json prints one object with exactly the keys and types of the interface', () => {
    const { truth, view, ...result } = jsonOf('simulate', 'relay-crash', '--json')
    expect(Object.keys(result)).toEqual([
      'scenario',
      'seed',
      'pipeline',
      'endedAt',
      'stopped',
      'steps',
      'digest',
      'commands',
      'queries',
      'events',
      'converged',
      'models',
      'lag',
      'latency',
      'throughput',
      'verdict',
      'violations',
      'anomalies',
    ])
    expect(shapeOf(result)).toEqual({
      scenario: 'string',
      seed: 'number',
      pipeline: 'string',
      endedAt: 'number',
      stopped: 'string',
      steps: 'number',
      digest: 'string',
      commands: { sent: 'number', accepted: 'number', rejected: 'number', failed: 'number' },
      queries: {
        sent: 'number',
        stale: 'number',
        failed: 'number',
        flickers: 'number',
        loads: 'number',
      },
      events: { committed: 'number', applied: 'number' },
      converged: 'boolean',
      models: { same: 'number', missing: 'number', stale: 'number', extra: 'number', wrong: 'number' },
      lag: { p50: 'number', p99: 'number', max: 'number', maxEvents: 'number' },
      latency: {
        commands: { p50: 'number', p99: 'number' },
        queries: { p50: 'number', p99: 'number' },
      },
      throughput: { commands: 'number', queries: 'number' },
      verdict: ['string'],
      violations: [
        { check: 'string', step: 'number', at: 'number', key: 'string', why: 'string', anomaly: 'string' },
      ],
      anomalies: [{ anomaly: 'string', step: 'number', at: 'number', key: 'string' }],
    })
    expect(result).toMatchObject({ scenario: 'relay-crash', seed: 7, pipeline: 'outbox-polling' })
    expect(Object.keys(truth as object)).toEqual(['order_summaries', 'sales_by_product'])
    expect(view).toEqual(truth)
  })

  test('prints a report that people can read, and no more than its result on standard output', () => {
    const { code, out, err } = cli('simulate', 'relay-crash')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^Crash the relay where it hurts \(relay-crash, outbox-polling, seed 7\)$/m)
    expect(out).toMatch(/^verdict +lag, rewound$/m)
  })

  test('takes a seed, an end and a file', () => {
    const file = path.join(folder, 'mine.json')
    const scenario = {
      format: 'cqrscope/scenario',
      version: 1,
      id: 'mine',
      workload: [{ from: 0, until: 3000, rate: 3, mix: { PlaceOrder: 1 } }],
    }
    writeFileSync(file, JSON.stringify(scenario))
    const [one, same, other] = ['5', '5', '6'].map((seed) =>
      jsonOf('simulate', file, '--seed', seed, '--json'),
    )
    expect(one).toMatchObject({ scenario: 'mine', seed: 5 })
    expect(same).toEqual(one)
    expect(other?.['digest']).not.toBe(one?.['digest'])
    const early = jsonOf('simulate', file, '--until', '1000.5', '--json')
    expect(early['endedAt']).toBeLessThanOrEqual(1000.5)
    expect(early['stopped']).toBe('limit')
  })

  test('--expect and --check decide between 0 and 1, and standard error says why', () => {
    expect(cli('simulate', 'relay-crash', '--expect', 'rewound', '--check', 'converges').code).toBe(0)
    expect(cli('simulate', 'relay-crash-inbox', '--expect', 'ok').code).toBe(0)
    const unexpected = cli('simulate', 'relay-crash', '--expect', 'lost', '--json')
    expect([unexpected.code, unexpected.err]).toEqual([1, 'Expected lost, got lag, rewound.\n'])
    expect(JSON.parse(unexpected.out)).toMatchObject({ scenario: 'relay-crash' })
    const broken = cli('simulate', 'relay-crash', '--check', 'no-regression', 'converges')
    expect([broken.code, broken.err]).toEqual([1, 'The check no-regression fails.\n'])
  })

  test('--export writes the run in each format that is named', () => {
    const [diagram, events] = [path.join(folder, 'run.mmd'), path.join(folder, 'events.json')]
    const files = ['--export', `mermaid=${diagram}`, '--export', `cloudevents=${events}`]
    expect(cli('simulate', 'first-order', ...files).code).toBe(0)
    expect(readFileSync(diagram, 'utf8')).toMatch(/^sequenceDiagram\n/)
    expect(JSON.parse(readFileSync(events, 'utf8'))).toContainEqual(
      expect.objectContaining({ specversion: '1.0', subject: 'order-1' }),
    )
  })

  test('--trace writes one step a line, and replaying all changes gives the rows of the result', () => {
    const file = path.join(folder, 'trace.jsonl')
    const result = jsonOf('simulate', 'relay-crash', '--trace', file, '--json')
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(lines).toHaveLength(Number(result['steps']))
    const rows = new Map<string, unknown>()
    for (const [index, line] of lines.entries()) {
      const step = JSON.parse(line) as Line
      expect(step.step).toBe(index)
      for (const { table, key, before, after } of step.changes) {
        const name = `${table}/${key}`
        if (!KERNEL.includes(table)) expect(rows.get(name) ?? null).toEqual(before)
        if (after === null) rows.delete(name)
        else rows.set(name, after)
      }
    }
    const tableOf = (table: string) =>
      Object.fromEntries(
        [...rows].flatMap(([name, row]) =>
          name.startsWith(`${table}/`) ? [[name.slice(table.length + 1), row] as const] : [],
        ),
      )
    const { truth, view } = result as Record<'truth' | 'view', Record<string, Record<string, object>>>
    expect(tableOf('order_summaries')).toEqual(view['order_summaries'])
    expect(tableOf('sales_by_product')).toEqual(view['sales_by_product'])
    const orders = tableOf('orders') as Record<string, Record<string, unknown>>
    const summaries = (truth['order_summaries'] ?? {}) as Record<string, Record<string, unknown>>
    expect(Object.keys(orders).toSorted()).toEqual(Object.keys(summaries).toSorted())
    for (const [key, { status, version, quantity }] of Object.entries(orders))
      expect(summaries[key]).toMatchObject({ status, version, quantity })
  })
})

/** Tables that have rows before the first step. */
const KERNEL = ['clock', 'controls']

interface Line {
  readonly step: number
  readonly changes: readonly {
    readonly table: string
    readonly key: string
    readonly before: unknown
    readonly after: unknown
  }[]
}

describe('unusable input exits with 2, says why on standard error and prints nothing:', timeout, () => {
  const damaged = 'damaged.json'
  writeFileSync(
    path.join(folder, damaged),
    '{"format": "cqrscope/scenario", "version": 1, "id": "x", "pace": 3}',
  )
  const torn = 'torn.json'
  writeFileSync(path.join(folder, torn), '{"format": ')

  test.each<[readonly string[], RegExp]>([
    [[], /^No command; choose one of simulate, list, profile, sweep, search, matrix, bench\.$/],
    [
      ['simulat'],
      /^Unknown command "simulat"; choose one of simulate, list, profile, sweep, search, matrix, bench\.$/,
    ],
    [['simulate'], /^Which scenario\?$/],
    [['simulate', 'relay-crash', '--sead', '3'], /^Unknown option '--sead'\.$/],
    [
      ['simulate', 'relay-crash', '--seed', 'x'],
      /^--seed is "x"; write a whole number from 0 to 4294967295\.$/,
    ],
    [['simulate', 'relay-crash', '--seed', '1.5'], /^--seed is "1\.5"; write a whole number/],
    [['simulate', 'relay-crash', '--seed', ' '], /^--seed is " "; write a whole number/],
    [
      ['simulate', 'relay-crash', '--until', '-1'],
      /^(--until is "-1"; write a number|Option '--until' argument is ambiguous)/,
    ],
    [
      ['simulate', 'relay-crash', '--check', 'x'],
      /^--check: "x" is no check of this version; choose from no-lost-event, /,
    ],
    [['simulate', 'relay-crash', '--expect', 'x'], /^--expect: "x" is no verdict; choose from ok, lag, /],
    [['simulate', 'relay-crash', 'gap-skip'], /^One scenario at a time; "gap-skip" is too much\.$/],
    [['simulate', 'no-such'], /^no-such is not a usable scenario:$/],
    [['simulate', damaged], /damaged\.json is not a usable scenario:$/],
    [['simulate', torn], /torn\.json is not a usable scenario:$/],
    [['simulate', '.'], /is not a usable scenario:$/],
    [['simulate', 'first-order', '--trace', '/no/such/folder/t.jsonl'], /^The trace cannot be written: /],
    [
      ['simulate', 'first-order', '--export', 'pdf=x'],
      /^--export: "pdf" is no format; choose from scenario, /,
    ],
    [['simulate', 'first-order', '--export', 'csv'], /^--export: to which file\? Write csv=FILE\.$/],
    [['simulate', 'first-order', '--export', 'csv=/no/such/x'], /^\/no\/such\/x cannot be written: /],
    [['list', 'everything'], /^"everything" is too much\.$/],
  ])('%j', (args, sentence) => {
    const { code, out, err } = cli(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err.split('\n')[0]).toMatch(sentence)
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(2)
  })

  test('a damaged file is named with every problem', () => {
    expect(cli('simulate', damaged).err).toMatch(/\n {2}pace: is unknown; remove it\n$/)
    expect(cli('simulate', torn).err).toMatch(/\n {2}the file: is not JSON \(.+\); write one JSON object\n$/)
  })
})

describe('list', timeout, () => {
  interface Listed {
    readonly pipelines: readonly {
      readonly id: string
      readonly components: readonly { readonly component: string; readonly points: readonly string[] }[]
      readonly links: readonly string[]
      readonly settings: readonly { readonly path: string }[]
    }[]
    readonly domains: readonly {
      readonly id: string
      readonly commands: readonly { readonly type: string }[]
    }[]
    readonly scenarios: readonly { readonly id: string; readonly title: { readonly ko: string } }[]
    readonly checks: readonly string[]
  }

  test('--json names pipelines with components, links, crash points and settings, domains with commands, scenarios and checks', () => {
    const listed = jsonOf('list', '--json') as unknown as Listed
    const pipeline = listed.pipelines.find(({ id }) => id === 'outbox-polling')
    expect(pipeline?.components).toContainEqual({
      component: 'relay',
      points: ['after-read', 'after-publish', 'after-mark'],
    })
    expect(pipeline?.components.map(({ component }) => component)).toEqual([
      'client',
      'command-handler',
      'write-store',
      'relay',
      'broker',
      'projector',
      'read-store',
    ])
    expect(pipeline?.links).toContain('relay->broker')
    expect(pipeline?.settings.map((setting) => setting.path)).toContain('relay.mark')
    expect(listed.domains[0]?.commands.map(({ type }) => type)).toContain('PlaceOrder')
    expect(listed.scenarios.map(({ id }) => id)).toContain('shop-day')
    expect(listed.scenarios[0]?.title.ko).toMatch(/[가-힣]/)
    expect(listed.checks).toEqual([
      'no-lost-event',
      'no-phantom',
      'no-ghost',
      'no-double-effect',
      'no-stale-overwrite',
      'no-regression',
      'no-torn-read',
      'read-your-writes',
      'monotonic-reads',
      'bounded-staleness',
      'order-per-key',
      'converges',
    ])
  })

  test('without it prints the same for people', () => {
    const { code, out } = cli('list')
    expect(code).toBe(0)
    expect(out).toMatch(/^pipeline outbox-polling/m)
    expect(out).toMatch(/^ {2}relay-crash /m)
  })
})
