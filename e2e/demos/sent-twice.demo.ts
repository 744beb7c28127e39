// An outbox that is polled: a relay that dies after publishing sends again, which is why projections must bear a repeat.
import { demo } from '../demo'

demo(
  { en: 'An event that is sent twice', ko: '두 번 발행되는 이벤트' },
  {
    id: 'sent-twice',
    summary: {
      en: 'The relay publishes, dies before it marks the row, and publishes again. Nothing is lost, and nothing is wrong.',
      ko: '릴레이가 발행한 뒤 표시하기 전에 죽고, 다시 발행합니다. 잃는 것도 틀리는 것도 없습니다.',
    },
    scenario: 'first-order',
  },
  async (d) => {
    await d.chapter('Everything arrives', '모두 도착합니다')
    await d.caption(
      'Three orders are placed. Each writes its row and its event in one transaction.',
      '주문 세 건이 들어옵니다. 주문마다 행과 이벤트를 한 트랜잭션에 씁니다.',
      { highlight: ['node:write-store'] },
    )
    await d.runUntil('quiet')
    await d.expect.converged()
    await d.expect.verdict('ok')

    await d.chapter('The crash', '크래시')
    await d.caption(
      'The relay is to die right after its next publishing, before it marks what it sent.',
      '릴레이가 다음에 발행한 직후, 보냈다고 표시하기 전에 죽게 해 둡니다.',
      { highlight: ['node:relay'] },
    )
    await d.crash('relay', { point: 'after-publish', restartAfter: 1500 })
    await d.expect.that({ fault: 'relay', present: true })

    await d.caption(
      'One more order. The broker has its event; the relay is dead and has marked nothing.',
      '주문을 한 건 더 넣습니다. 이벤트는 브로커에 있지만 릴레이는 표시하지 못한 채 죽어 있습니다.',
      { highlight: ['node:relay', 'node:broker'] },
    )
    await d.command({ type: 'PlaceOrder', id: 'order-4', product: 'lamp', quantity: 2 }, { via: 'button' })
    await d.runUntil({ holds: { state: 'relay', is: 'down' } })
    await d.expect.state('relay', 'down')

    await d.chapter('Again', '다시 한 번')
    await d.caption(
      'It comes back, finds the row unmarked, and publishes it again. The projector applies it twice.',
      '릴레이가 돌아와 표시되지 않은 행을 보고 다시 발행합니다. 프로젝터는 같은 이벤트를 두 번 적용합니다.',
      { highlight: ['node:projector', 'node:read-store'] },
    )
    await d.runUntil('quiet')
    await d.expect.applied('order-4@1', 2)
    await d.expect.row('order-4', { status: 'same' })

    await d.caption(
      'Both models agree: the projector sets the row to a state, so that a repeat changes nothing.',
      '두 모델은 같습니다. 프로젝터가 행을 상태 그대로 쓰기 때문에 되풀이해도 달라지지 않습니다.',
      { highlight: ['models-row:order-4'], hold: 2500 },
    )
    await d.expect.converged()
  },
)
