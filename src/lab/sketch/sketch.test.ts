// A sketch says what the run itself says, and travels as plain JSON.
import { expect, test } from 'vitest'
import type { Intervention } from '#runs'
import { bundledScenario } from '#scenarios'
import { sketch } from './sketch'

const scenario = bundledScenario('relay-crash')
const request = { file: scenario?.file, without: [], interventions: [], steps: null }

function drawn(changes: Partial<Parameters<typeof sketch>[0]> = {}) {
  const drawing = sketch({ ...request, ...changes })
  if (!drawing.ok) throw new Error('the scenario is one')
  expect(JSON.parse(JSON.stringify(drawing.value))).toEqual(drawing.value)
  return drawing.value
}

test('the relay that crashes is a band in time, under a gap that opens and closes (seed 7)', () => {
  const { history, verdict, widest } = drawn()
  expect(verdict).toEqual(['lag', 'rewound'])
  expect(history.bands).toMatchObject([{ kind: 'down', target: 'relay' }])
  expect(history.gap.at(-1)).toMatchObject({ committed: history.gap.at(-1)?.visible })
  expect(widest).toBeGreaterThan(1)
})

test('without the crash there is no band, and nothing goes back (seed 7)', () => {
  expect(drawn({ without: ['fault-0'] })).toMatchObject({ verdict: ['ok'], history: { bands: [] } })
})

test('a run that somebody acted on and left on its way is drawn as far as it went, without a verdict (seed 7)', () => {
  const crash: Intervention = {
    id: 'hand-0',
    at: 300_000,
    step: 100,
    control: { kind: 'crash', component: 'projector' },
  }
  const { history, verdict } = drawn({ interventions: [crash], steps: 120 })
  expect(verdict).toBeNull()
  expect(history.bands).toMatchObject([{ target: 'projector', until: null }])
  expect(history.end).toBeLessThan(drawn().history.end)
})

test('what is no scenario is not drawn', () => {
  expect(sketch({ ...request, file: { format: 'cqrscope/scenario' } })).toMatchObject({ ok: false })
})
