// A first demo: a projector is down for a while, and the read model falls behind.
import { demo } from '../demo'

demo(
  { en: 'A projector is away', ko: '자리를 비운 프로젝터' },
  { id: 'first', scenario: 'first-order' },
  async (d) => {
    await d.caption('The projector dies.', '프로젝터가 죽습니다.', { highlight: ['node:projector'] })
    await d.seek(200)
    await d.crash('projector')
    await d.seek(250)
    await d.expect.state('projector', 'down')

    await d.caption(
      'Orders go on, and the read model falls behind.',
      '주문은 계속되고 읽기 모델은 뒤처집니다.',
    )
    await d.seek(3000)
    await d.expect.gap({ least: 3 })

    await d.caption('It comes back and catches up.', '프로젝터가 돌아와 따라잡습니다.', {
      highlight: ['node:projector', 'gap'],
    })
    await d.restart('projector')
    await d.runUntil('converged')
    await d.expect.gap(0)
  },
)
