// The command `profile` as its users meet it, and the page that it prints.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { asTyped, home } from './as-typed'

const profile = (...args: readonly string[]) => asTyped(['profile', ...args])

describe('profile', { timeout: 120_000 }, () => {
  test('--markdown prints docs/profiles.md as it stands: run `npm run -s profile -- --markdown > docs/profiles.md` where it does not', () => {
    const { code, out } = profile('--markdown')
    expect(code).toBe(0)
    expect(out).toBe(readFileSync(path.join(home, 'docs', 'profiles.md'), 'utf8'))
  })

  test('--json prints a list of one object for each pipeline that was named, in the order of all', () => {
    const { code, out, err } = profile('replica', 'shared-model', '--json')
    expect([code, err]).toEqual([0, ''])
    const profiles = JSON.parse(out) as readonly Record<string, unknown>[]
    expect(profiles.map(({ pipeline }) => pipeline)).toEqual(['shared-model', 'replica'])
    for (const each of profiles)
      expect(Object.keys(each)).toEqual([
        'pipeline',
        'level',
        'components',
        'coupling',
        'latency',
        'staleness',
        'messagesPerCommand',
        'guarantees',
        'runs',
        'steps',
      ])
  })

  test('without either prints a report for people', () => {
    const { code, out } = profile('dual-write')
    expect(code).toBe(0)
    expect(out).toMatch(/^dual-write +level 3: two stores, each with its model$/m)
    expect(out).toMatch(/^ {2}commands need +read-store \(wait\)$/m)
    expect(out).toMatch(/^ {2}handler crash +lost \(command-handler after-commit\)$/m)
  })

  test.each<[readonly string[], RegExp]>([
    [['no-such'], /^"no-such" is no pipeline; choose from shared-model, dual-write, /],
    [['--jason'], /^Unknown option '--jason'\.$/],
    [['--json', '--markdown'], /^One form at a time; write either --json or --markdown\.$/],
  ])('exits with 2 and says why, printing nothing: %j', (args, sentence) => {
    const { code, out, err } = profile(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err.split('\n')[0]).toMatch(sentence)
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(2)
  })
})
