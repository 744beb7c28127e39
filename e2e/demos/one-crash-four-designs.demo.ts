// The race: the same crash at the same instant, and what four designs make of it.
import { demo } from '../demo'

demo(
  { en: 'One crash, four designs', ko: '크래시 하나, 설계 넷' },
  {
    id: 'one-crash-four-designs',
    scenario: 'dual-write-crash',
    // All four lanes beside each other.
    size: { width: 1360, height: 766 },
    beside: 'page=race&lanes=dual-write,publish-after-commit,outbox-polling,event-sourcing',
  },
  async (d) => {
    await d.caption(
      'Four designs get the same commands, and the same crash: the handler dies right after a commit.',
      '네 설계가 같은 커맨드와 같은 크래시를 겪습니다. 핸들러가 커밋한 직후 죽습니다.',
      { highlight: ['lane:1', 'lane:2', 'lane:3', 'lane:4'] },
    )
    await d.fill('transport:speed', '1000')
    await d.press('transport:play')
    await d.shows('race', { 'data-playing': 'false' })
    await d.key('Home', { each: 800 })

    await d.caption(
      'Each lane has its own clock, moved by one transport. Here is the crash.',
      '레인마다 시계가 있고 하나의 컨트롤이 모두 움직입니다. 여기가 크래시입니다.',
    )
    await d.key('Shift+ArrowRight', { each: 900 })

    await d.caption(
      'And this is how it ends. Two have lost the payment; two have kept it, and made up for it.',
      '결과입니다. 둘은 결제를 잃었고, 둘은 이벤트를 남겨 두었다가 나중에 반영했습니다.',
      { hold: 4000 },
    )
    await d.key('End', { each: 1500 })
    for (const lane of [1, 2]) await d.shows(`lane:${lane} score:verdict`, { 'data-verdict': 'lost' })
    for (const lane of [3, 4]) await d.shows(`lane:${lane} score:verdict`, { 'data-verdict': 'ok' })
  },
)
