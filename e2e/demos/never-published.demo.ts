// Publishing after the commit: the event lives in memory only, between the commit and the broker.
import { demo } from '../demo'

demo(
  { en: 'Committed, and never published', ko: '커밋되고 발행되지 않은 이벤트' },
  {
    id: 'never-published',
    summary: {
      en: 'The service commits and then publishes. It dies in between, and a later order makes up for nothing.',
      ko: '서비스가 커밋한 다음 발행합니다. 그 사이에 죽으면 나중에 온 주문도 빈자리를 메우지 못합니다.',
    },
    scenario: 'publish-lost',
  },
  async (d) => {
    await d.chapter('The moment between', '그 사이의 순간')
    await d.caption(
      'The first order is committed, then published, then projected. Both models have it.',
      '첫 주문은 커밋되고, 발행되고, 프로젝션됩니다. 두 모델에 모두 있습니다.',
      { highlight: ['node:broker'] },
    )
    await d.seek(700)
    await d.expect.row('order-1', { status: 'same' })

    await d.caption(
      'The second order is committed. Right then the service dies, with the event in its memory.',
      '두 번째 주문이 커밋됩니다. 바로 그때 서비스가 이벤트를 메모리에 든 채 죽습니다.',
      { highlight: ['node:command-handler'] },
    )
    await d.speed(0.25)
    await d.runUntil({ holds: { state: 'command-handler', is: 'down' } })
    await d.expect.row('order-2', { status: 'missing' })

    await d.chapter('What follows', '그 뒤')
    await d.caption(
      'It comes back. The third order arrives as if nothing had happened; the second never does.',
      '서비스가 돌아옵니다. 세 번째 주문은 아무 일 없던 듯 도착하지만 두 번째는 끝내 오지 않습니다.',
      { highlight: ['node:projector', 'node:read-store'] },
    )
    await d.speed(2)
    await d.runUntil('quiet')
    await d.expect.row('order-3', { status: 'same' })
    await d.expect.row('order-2', { status: 'missing' })
    await d.expect.verdict('lost')

    await d.caption(
      'An outbox would have kept it: the event in the same transaction as the order.',
      '아웃박스였다면 남았을 것입니다. 이벤트를 주문과 같은 트랜잭션에 쓰니까요.',
      { highlight: ['models-row:order-2'], hold: 2500 },
    )
    await d.expect.violated('no-lost-event', 1)
  },
)
