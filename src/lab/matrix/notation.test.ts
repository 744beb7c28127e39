// How cells are written: what outweighs what, and abbreviations.
import { describe, expect, test } from 'vitest'
import { VERDICTS } from '#checks'
import { abbreviated, byBadness, LEGEND, told } from './notation'

describe('what is told of a run', () => {
  test('is the data first: what is wrong in the end outweighs how it came about', () => {
    expect(told(['lag', 'rewound', 'lost', 'writes-blocked'])).toEqual(['lost'])
    expect(told(['lag', 'rewound'])).toEqual(['rewound'])
    expect(told(['lag', 'until-refresh', 'writes-blocked'])).toEqual(['until-refresh'])
  })

  test('is everything that is wrong, and a disk that fills besides', () => {
    expect(told(['lost', 'phantom'])).toEqual(['lost', 'phantom'])
    expect(told(['lag', 'disk-growth'])).toEqual(['lag', 'disk-growth'])
  })

  test('is never nothing', () => {
    for (const code of VERDICTS) expect(told([code])).toEqual([code])
  })
})

test('verdicts are in an order from bad to worse', () => {
  const sorted = [['lost'], ['ok'], ['lag', 'disk-growth'], ['lag']] as const
  expect(sorted.toSorted(byBadness)).toEqual([['ok'], ['lag'], ['lag', 'disk-growth'], ['lost']])
})

test('every verdict has an abbreviation', () => {
  expect(Object.values(LEGEND)).toEqual(VERDICTS)
  expect(abbreviated('rewound|duplicated+disk-growth/ok')).toBe('RWD|DUP+DISK/OK')
  expect(abbreviated('n/a|lost')).toBe('n/a|LOST')
})
