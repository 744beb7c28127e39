// Shows that the budgets can be broken: weighs small made-up builds.
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { judge, scriptsOf } from './budgets.mjs'

const limits = { visit: { entry: 'index.html', fetched: [], js: 10, css: 5, fonts: 5 } }
let dist = ''

/** A build with a page of one chunk that imports another; the third is loaded later. The text does not compress. */
function build(kilobytes: { js?: number; shared?: number; later?: number; css?: number; fonts?: number }) {
  const noise = (amount = 0) => randomBytes((amount * 1000 * 3) / 4).toString('base64')
  const manifest = {
    'index.html': {
      file: 'page.js',
      isEntry: true,
      imports: ['_shared.js'],
      dynamicImports: ['later.ts'],
      css: ['page.css'],
    },
    '_shared.js': { file: 'shared.js' },
    'later.ts': { file: 'later.js', isDynamicEntry: true },
  }
  mkdirSync(path.join(dist, '.vite'))
  const files = {
    '.vite/manifest.json': JSON.stringify(manifest),
    'page.js': noise(kilobytes.js),
    'shared.js': noise(kilobytes.shared),
    'later.js': noise(kilobytes.later),
    'page.css': `@font-face { src: url(${noise(kilobytes.fonts)}) } a { b: ${noise(kilobytes.css)} }`,
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(dist, file), text)
}

beforeEach(() => {
  dist = mkdtempSync(path.join(tmpdir(), 'budgets-'))
})
afterEach(() => rmSync(dist, { recursive: true }))

test('a page within its budget passes, whatever it loads later', () => {
  build({ js: 4, shared: 4, later: 99, css: 4, fonts: 4 })
  expect(judge(dist, limits).faults).toEqual([])
})

test('what the entry imports counts', () => {
  build({ js: 8, shared: 8 })
  expect(judge(dist, limits).faults).toEqual([expect.stringContaining('over budget: visit js')])
})

test('what is imported dynamically, and yet always before the first picture, counts', () => {
  build({ js: 4, later: 12 })
  const { visit } = limits
  const always = { visit: { ...visit, fetched: ['later.ts'] } }
  expect(judge(dist, always).faults).toEqual([expect.stringContaining('over budget: visit js')])
  expect(scriptsOf(dist, always.visit)).toEqual(['page.js', 'later.js', 'shared.js'])
})

test('style and fonts are weighed apart', () => {
  build({ css: 4, fonts: 9 })
  expect(judge(dist, limits).faults).toEqual([expect.stringContaining('over budget: visit fonts')])
})

test('a missing build is a fault', () => {
  expect(judge(dist, limits).faults).toEqual([expect.stringContaining('no manifest')])
})

test('a page without a budget, and a budget with something that is not built, are faults', () => {
  build({})
  const other = { visit: { entry: 'index.html', fetched: ['gone.ts'], js: 1, css: 1, fonts: 1 } }
  expect(judge(dist, other).faults).toEqual(['visit has a budget with gone.ts, which is not built'])
  expect(judge(dist, {}).faults).toEqual(['index.html is built but has no budget'])
})
