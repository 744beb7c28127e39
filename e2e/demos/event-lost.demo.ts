// Dual write: two stores, no transaction over both. What a crash between them does is never mended.
import { demo } from '../demo'

demo(
  { en: 'A crash between two writes', ko: '두 번의 쓰기 사이에서 난 크래시' },
  {
    id: 'event-lost',
    summary: {
      en: 'The handler writes both models itself. It dies between the two, and the read model stays behind for ever.',
      ko: '핸들러가 두 모델을 직접 씁니다. 그 사이에 죽으면 읽기 모델은 영영 뒤처진 채로 남습니다.',
    },
    scenario: 'dual-write-crash',
  },
  async (d) => {
    await d.chapter('Two writes', '두 번의 쓰기')
    await d.caption(
      'Here the command handler writes the write store, and then the read store. Two orders arrive well.',
      '여기서는 커맨드 핸들러가 쓰기 저장소에 쓴 다음 읽기 저장소에도 씁니다. 주문 두 건은 무사히 도착합니다.',
      { highlight: ['node:command-handler'] },
    )
    await d.seek(1190)
    await d.expect.row('order-1', { status: 'same' })
    await d.expect.row('order-2', { status: 'same' })

    await d.chapter('One crash', '한 번의 크래시')
    await d.caption(
      'Order 1 is paid. The handler commits that, and dies before it writes the read store.',
      '주문 1이 결제됩니다. 핸들러는 커밋한 뒤 읽기 저장소에 쓰기 전에 죽습니다.',
      { highlight: ['node:command-handler', 'node:read-store'] },
    )
    await d.speed(0.25)
    await d.runUntil({ holds: { state: 'command-handler', is: 'down' } })
    await d.expect.row('order-1', { status: 'stale' })

    await d.caption(
      'It comes back, and knows nothing of what it had not finished. Nobody else knows either.',
      '핸들러가 돌아와도 끝내지 못한 일을 모릅니다. 다른 누구도 모릅니다.',
      { highlight: ['node:command-handler'] },
    )
    await d.runUntil('quiet')
    await d.expect.quiet()
    await d.expect.verdict('lost')
    await d.expect.row('order-1', { truth: { status: 'paid' }, view: { status: 'placed' } })

    await d.caption(
      'Paid in one model, placed in the other, from now on. Every look at it is wrong.',
      '한 모델에서는 결제 완료, 다른 모델에서는 접수 상태로 계속 남습니다. 볼 때마다 틀립니다.',
      { highlight: ['models-row:order-1'], hold: 2500 },
    )
    await d.expect.queries('stale', 2)
  },
)
