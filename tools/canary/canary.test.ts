// Shows that the gates are alive: plants a violation of every rule in a scratch copy and expects each to be reported,
// and the clean files beside them to be left alone. A linter that looks at nothing also exits 0, hence this test.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { directions } from './directions'
import { dead } from './dead'
import { compiled, habits } from './habits'
import type { Planted } from './planted'

const home = path.resolve(import.meta.dirname, '../..')
/** All of them: with a single referenced tsconfig missing, the linter resolves no import and finds no cycle. */
const settings = readdirSync(home).filter((file) => /\.(json|html|config\.ts)$/.test(file))
/** Linked one by one, with the folder of their commands, because what the tools cache beside them must not be ours. */
const packages = readdirSync(path.join(home, 'node_modules')).filter((name) => !/^\.(?!bin$)/.test(name))
const scratches: string[] = []

/** A copy of the project's settings with nothing in it but the planted files. */
function scratchWith(planted: readonly Planted[]) {
  const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'canary-')))
  scratches.push(scratch)
  for (const file of settings) cpSync(path.join(home, file), path.join(scratch, file))
  mkdirSync(path.join(scratch, 'node_modules'))
  for (const name of packages) {
    symlinkSync(path.join(home, 'node_modules', name), path.join(scratch, 'node_modules', name))
  }
  for (const { file, code } of planted) {
    mkdirSync(path.dirname(path.join(scratch, file)), { recursive: true })
    writeFileSync(path.join(scratch, file), code)
  }
  return scratch
}

/** Runs a tool of ours in the scratch copy and gives back what it printed. */
function runIn(scratch: string, tool: string, args: readonly string[]) {
  const command = [path.join(home, 'node_modules', tool), ...args]
  return spawnSync(process.execPath, command, { cwd: scratch, encoding: 'utf8', maxBuffer: 2 ** 28 }).stdout
}

/** The rules reported for each file. */
type Reports = Map<string, Set<string>>

function lint(scratch: string): Reports {
  const printed = runIn(scratch, 'oxlint/bin/oxlint', ['--type-aware', '--format', 'json', 'src'])
  const { diagnostics } = JSON.parse(printed) as { diagnostics: { filename: string; code: string }[] }
  return collect(diagnostics.map(({ filename, code }) => [filename, code]))
}

function compile(scratch: string): Reports {
  const printed = runIn(scratch, 'typescript/bin/tsc', ['-b', '--pretty', 'false'])
  const errors = printed.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm)
  return collect(Array.from(errors, ([, file = '', rule = '']) => [file, rule]))
}

/** Knip's report on a file: lists of names by the kind of what is wrong with them. */
type KnipIssue = { readonly file: string } & Readonly<Record<string, unknown>>

function findDead(scratch: string): Reports {
  const { issues } = JSON.parse(runIn(scratch, 'knip/bin/knip.js', ['--reporter', 'json'])) as {
    issues: KnipIssue[]
  }
  const kinds = issues.flatMap(({ file, ...lists }) =>
    Object.entries(lists).flatMap(([kind, list]) =>
      Array.isArray(list) && list.length > 0 ? [[file, kind] as const] : [],
    ),
  )
  return collect(kinds)
}

function collect(pairs: readonly (readonly [file: string, rule: string])[]): Reports {
  const reports: Reports = new Map()
  for (const [file, rule] of pairs) reports.set(file, (reports.get(file) ?? new Set()).add(rule))
  return reports
}

afterAll(() => {
  for (const scratch of scratches) rmSync(scratch, { recursive: true, force: true })
})

describe.each([
  { gate: 'the linter on imports', planted: directions, run: lint },
  { gate: 'the linter on habits', planted: habits, run: lint },
  { gate: 'the compiler', planted: compiled, run: compile },
  { gate: 'the search for dead code', planted: dead, run: findDead },
])('$gate', ({ planted, run }) => {
  let reports: Reports = new Map()
  beforeAll(() => {
    reports = run(scratchWith(planted))
  }, 60_000)

  const reportsOn = ({ file }: Planted) => [...(reports.get(file) ?? [])]

  test('reports every violation', () => {
    const violations = planted.filter(({ rule }) => rule)
    const missed = violations.filter((each) => each.rule && !reportsOn(each).includes(each.rule))
    expect(violations.length).toBeGreaterThan(0)
    expect(
      missed.map((each) => `${each.name}: wants ${each.rule}, got ${reportsOn(each).join(', ')}`),
    ).toEqual([])
  })

  test('leaves clean code alone', () => {
    const wronged = planted.filter((each) => !each.rule && reportsOn(each).length > 0)
    expect(wronged.map((each) => `${each.name}: ${reportsOn(each).join(', ')}`)).toEqual([])
  })
})
