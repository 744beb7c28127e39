// Name and state fit into their box in both languages and at every size, and do not jump from state to state.
import { describe, expect, test } from 'vitest'
import { fixtures } from './fixtures'
import { type Box, within } from './geometry'
import { headPlan } from './head-plan'
import { layoutDiagram } from './layout'
import { shapeOf } from './slots'
import { stateRoom } from './state-room'
import { textWidth } from './text-width'
import { diagramEn } from './words-en'
import { diagramKo } from './words-ko'

const sizes = [
  { width: 870, height: 460 },
  { width: 720, height: 300 },
  { width: 360, height: 520 },
]
const states = ['idle', 'polling', 'publishing', 'backing-off', 'acknowledging', 'recovering']

/** Plans every head of a crowd, in every state. */
const plans = sizes.flatMap((size) =>
  [diagramEn, diagramKo].flatMap((words) => {
    const layout = layoutDiagram(shapeOf(fixtures.full), size)
    const { metrics } = layout
    return [...layout.boxes].flatMap(([id, box]) =>
      states.map((state) => {
        const wordings = [words.state(state)]
        const stateMost = stateRoom(id, words, metrics.small, 12)
        const texts = { name: words.component(id), state: wordings, chipMark: 0, stateMost }
        return { id, box, metrics, texts, head: headPlan(box, texts, metrics) }
      }),
    )
  }),
)

describe('the head of a box', () => {
  test('stays within it', () => {
    for (const { id, box, metrics, head } of plans) {
      const name: Box = {
        x: head.nameX,
        y: head.nameY - 9,
        w: textWidth(head.name, metrics.text, 'bold'),
        h: 9,
      }
      expect(within(box, name), `${id}: ${head.name}`).toBe(true)
      if (head.chip.w > 0) expect(within(box, head.chip), `${id}: ${head.state}`).toBe(true)
    }
  })

  test('keeps name and state apart', () => {
    for (const { id, metrics, head } of plans) {
      const end = head.nameX + textWidth(head.name, metrics.text, 'bold')
      const besides = head.chip.x >= end || head.chip.w === 0
      expect(besides || head.chip.y >= head.nameY, id).toBe(true)
    }
  })

  test('never shortens the name of a component where the state could give way', () => {
    expect(plans.filter(({ head, texts }) => head.name !== texts.name).map(({ id }) => id)).toEqual([])
  })
})
