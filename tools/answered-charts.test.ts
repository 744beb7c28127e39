// A page is built with what XState answered for each chart, and without XState. That takes files that declare charts and nothing else.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { answered } from '../scripts/charts.mjs'
import * as handlers from '../src/machines/command-handler/command-handler-chart'
import * as relay from '../src/machines/relay/relay-chart'
import { filesBelow, home } from './files'

const declaring = filesBelow('src/machines').filter(
  (file) =>
    /defineChart\b/.test(readFileSync(path.join(home, file), 'utf8')) &&
    !/(define-chart|\.test)\.ts$/.test(file),
)

test('whoever declares a chart lies in a file of its own kind, which declares charts and nothing else', () => {
  expect(declaring.length).toBeGreaterThan(10)
  for (const file of declaring) {
    expect(file).toMatch(/-chart\.ts$/)
    const exported = readFileSync(path.join(home, file), 'utf8').match(/^export .*/gm) ?? []
    expect(exported.filter((line) => !/^export const \w+Chart = defineChart\(/.test(line))).toEqual([])
  }
})

test.each([
  ['relay/relay-chart', relay],
  ['command-handler/command-handler-chart', handlers],
])('a page has of %s what XState answers, to the last action', async (name, charts) => {
  const code = await answered(path.join(home, `src/machines/${name}.ts`))
  const built = Array.from(code.matchAll(/^export const (\w+) = (.*)$/gm), ([, chart = '', data = '']) => [
    chart,
    JSON.parse(data) as unknown,
  ])
  expect(Object.fromEntries(built)).toEqual({ ...charts })
})
