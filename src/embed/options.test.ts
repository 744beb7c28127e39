// An embed's address from anywhere: what is right counts, what is not is named, and nothing throws.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readOptions } from './options'

describe('the address of an embed', () => {
  test('says nothing, and everything is as usual', () => {
    const { options, warnings } = readOptions('')
    expect(warnings).toEqual([])
    expect(options).toMatchObject({
      scenario: null,
      autoplay: 'no',
      speed: 1,
      view: 'topology',
      controls: 'mini',
      theme: 'auto',
      edit: false,
      api: false,
    })
  })

  test.each([
    ['4000', { kind: 'at', ms: 4000 }],
    ['2:03', { kind: 'at', ms: 123_000 }],
    ['1:02:03.5', { kind: 'at', ms: 3_723_500 }],
    ['event:14', { kind: 'event', count: 14 }],
    ['marker:2', { kind: 'marker', nth: 2 }],
    ['marker:lag-peak', { kind: 'lag-peak' }],
  ])('names a place in the run as %s', (text, place) => {
    expect(readOptions(`?t=${text}`).options.start).toEqual(place)
    expect(readOptions(`?end=${text}`).options.end).toEqual(place)
  })

  test('starts where it is told without playing', () => {
    expect(readOptions('?t=4000').options.autoplay).toBe('no')
  })

  test.each([
    ['speed=0', 'speed="0" cannot be used; write a number from 0.01 to 1000'],
    [
      't=marker:0',
      't="marker:0" cannot be used; write milliseconds, 2:03, event:14, marker:1 or marker:lag-peak',
    ],
    ['view=cube', 'view="cube" cannot be used; write topology, timeline, split, table'],
    ['edit=yes', 'edit="yes" cannot be used; write 0 or 1'],
    ['scenario=<script>', 'scenario="<script>" cannot be used; write an id'],
    ['colour=red', 'colour is no parameter of version 1'],
    ['idle=500', 'idle has no effect yet'],
  ])('warns of %s and goes on with what is usual', (search, warning) => {
    const { options, warnings } = readOptions(`?${search}`)
    expect(warnings).toEqual([warning])
    expect(options).toEqual(readOptions('').options)
  })

  test('is anything, over 1000 texts of seed 20261125: it is read, and what it says is usable', () => {
    const names = fc.constantFrom(
      't',
      'end',
      'seed',
      'speed',
      'idle',
      'view',
      'api',
      'constructor',
      '__proto__',
    )
    const pairs = fc.array(fc.tuple(names, fc.string()), { maxLength: 6 })
    fc.assert(
      fc.property(pairs, (given) => {
        const { options, warnings } = readOptions(`?${new URLSearchParams(given).toString()}`)
        expect(options.speed).toBeGreaterThan(0)
        expect(Number.isFinite(options.seed ?? 0)).toBe(true)
        for (const warning of warnings) expect(warning.length).toBeLessThan(200)
      }),
      { seed: 20_261_125, numRuns: 1000 },
    )
  })
})
