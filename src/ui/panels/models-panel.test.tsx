// The models table draws what is in sight: ten thousand keys cost no more than a few dozen.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ModelsRow } from '#app'
import { en } from '../text/en'
import { WordsProvider } from '../text/provider'
import { ModelsPanel } from './models-panel'

const KEYS = 10_000

/** A row whose read model is at this version, beside version 2; null where it has none. */
const row = (number: number, version: number | null): ModelsRow => ({
  model: 'order_summaries',
  key: `order-${number}`,
  status: version === null ? 'missing' : version < 2 ? 'stale' : 'same',
  truth: { status: 'paid', version: 2 },
  view: version === null ? null : { status: version < 2 ? 'placed' : 'paid', version },
  differs: version === 2 ? [] : ['status', 'version'],
  age: version === 2 ? 0 : 1_840_000,
})

const rows = Array.from({ length: KEYS }, (_, index) =>
  row(index + 1, index === 0 ? 1 : index === 1 ? null : 2),
)

const drawn = (selected: string | null) =>
  renderToStaticMarkup(
    <WordsProvider words={en}>
      <ModelsPanel
        rows={rows}
        selected={selected}
        onSelect={() => undefined}
        onPoint={() => undefined}
        litBy={() => 'none'}
      />
    </WordsProvider>,
  )

test('of ten thousand keys some dozens are drawn, and all are told to whoever cannot see', () => {
  const html = drawn(null)
  expect(html.match(/data-testid="models-row:/g)?.length).toBeLessThan(40)
  expect(html).toContain(`aria-rowcount="${KEYS + 1}"`)
  expect(html).toContain('2 of 10,000 differ')
})

test('each says its status in a word and how old the difference is; its fields are marked one by one', () => {
  const html = drawn('order-1')
  expect(html).toMatch(/data-testid="models-row:order-1" data-status="stale"/)
  expect(html).toMatch(/data-testid="models-row:order-2" data-status="missing"/)
  expect(html).toContain(en.format.duration(1_840_000))
  const marked = html.match(/≠ [a-z]+/gi) ?? []
  expect(marked).toHaveLength(2)
})
