// Keeps the documentation whole: links and anchors lead somewhere, and whatever there is a closed list of is described.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPageApi } from '#app'
import { ANOMALIES, CHECKS, VERDICTS } from '#checks'
import { pipelines } from '#pipelines'
import { catalogue, SCENARIO_FILE } from '#scenarios'
import { en } from '#ui/text/en.ts'
import { folders } from './architecture.mjs'
import { filesBelow, home } from './files'
import { anchorOf, anchorsIn } from './generated-doc'
import { keysIn } from './known'

const read = (file: string) => readFileSync(path.join(home, file), 'utf8')
const pages = [
  'README.md',
  'README.ko.md',
  'AGENTS.md',
  ...filesBelow('docs').filter((file) => file.endsWith('.md')),
]

/** The addresses of a page's links within the project. */
const linksIn = (markdown: string): readonly string[] =>
  [...markdown.replaceAll(/```[^]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, address = '']) => address)
    .filter((address) => !/^[a-z]+:/.test(address))

describe.each(pages)('%s', (file) => {
  test('has links that lead somewhere', () => {
    const broken = linksIn(read(file)).filter((address) => {
      const [target = '', anchor] = address.split('#')
      const aim = target === '' ? file : path.join(path.dirname(file), target)
      if (!existsSync(path.join(home, aim))) return true
      return anchor !== undefined && aim.endsWith('.md') && !anchorsIn(read(aim)).has(anchor)
    })
    expect(broken).toEqual([])
  })
})

test('an anchor is what GitHub makes of a heading', () => {
  expect(anchorOf('S3 Publish after commit')).toBe('s3-publish-after-commit')
  expect(anchorOf('`abc`: “x” & y')).toBe('abc-x--y')
})

/** What a page does not mention, of all that it should. */
const absentFrom = (file: string, names: readonly string[]): readonly string[] => {
  const text = read(file)
  return names.filter((name) => !text.includes(`\`${name}\``))
}

describe('what there is a closed list of is described:', () => {
  test('verdicts, checks, designs', () => {
    expect(absentFrom('docs/model.md', VERDICTS)).toEqual([])
    expect(absentFrom('docs/model/queries.md', CHECKS)).toEqual([])
    expect(
      absentFrom(
        'docs/model/designs.md',
        pipelines.map(({ id }) => id),
      ),
    ).toEqual([])
  })

  test('anomalies, each in a row of its own', () => {
    const rows = read('docs/model/anomalies.md').matchAll(/^\| (?<anomaly>A\d+) /gmu)
    expect(Array.from(rows, ({ groups }) => groups?.['anomaly'])).toEqual(Object.keys(ANOMALIES))
  })

  test('faults and lines of a workload', () => {
    expect(absentFrom('docs/scenario-file.md', keysIn('faults'))).toEqual([])
    const text = read('docs/scenario-file.md')
    expect(keysIn('workload').filter((key) => !text.includes(key))).toEqual([])
    const keys = Object.keys(SCENARIO_FILE.entries).filter((key) => key !== '$schema')
    expect(keys.filter((key) => !text.includes(key))).toEqual([])
  })

  test('crash points', () => {
    const points = catalogue().pipelines.flatMap(({ components }) =>
      components.flatMap(({ component, points: own }) => own.map((point) => `${component}/${point}`)),
    )
    const text = [
      'docs/model/write-side.md',
      'docs/model/brokers.md',
      'docs/model/projectors-and-read-stores.md',
    ]
      .map(read)
      .join('')
    expect([...new Set(points)].filter((point) => !text.includes(`\`${point}\``))).toEqual([])
  })

  test('methods of the page', () => {
    const api = createPageApi({} as Parameters<typeof createPageApi>[0], async () => undefined)
    const text = read('docs/page-api.md')
    expect(Object.keys(api).filter((method) => !text.includes(`\`${method}(`))).toEqual([])
  })

  test('folders', () => {
    const present = readdirSync(path.join(home, 'src')).filter((entry) => entry in folders)
    expect(absentFrom('docs/architecture.md', present)).toEqual([])
    expect(present.filter((folder) => !read('AGENTS.md').includes(`\`src/${folder}/\``))).toEqual([])
  })

  test('businesses, brokers and read stores have their names on the page', () => {
    const [polling] = catalogue().pipelines.filter(({ id }) => id === 'outbox-polling')
    const choices = (wanted: string) => {
      const setting = polling?.settings.find((each) => each.path === wanted)
      return setting?.type === 'choice' ? setting.choices : []
    }
    expect(Object.keys(en.names.brokers)).toEqual(choices('broker'))
    expect(Object.keys(en.names.readStores)).toEqual(choices('readStore'))
    expect(Object.keys(en.names.domains)).toEqual(catalogue().domains.map(({ id }) => id))
  })
})
