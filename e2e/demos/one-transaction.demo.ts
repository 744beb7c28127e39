// One transaction for both models: they cannot differ, and a fault of the read side becomes a fault of the command.
import { demo } from '../demo'

demo(
  { en: 'One transaction for both', ko: '두 모델을 한 트랜잭션으로' },
  {
    id: 'one-transaction',
    summary: {
      en: 'A trigger writes the read tables in the same transaction. Nothing is ever behind, and its failure refuses the order.',
      ko: '트리거가 같은 트랜잭션에서 읽기 테이블을 씁니다. 뒤처질 일은 없지만 트리거가 실패하면 주문도 실패합니다.',
    },
    scenario: 'trigger-rejects',
  },
  async (d) => {
    await d.chapter('Never behind', '뒤처지지 않음')
    await d.caption(
      'A trigger writes the read tables inside the transaction of the order. There is no gap, not for a moment.',
      '트리거가 주문과 같은 트랜잭션 안에서 읽기 테이블을 씁니다. 간격은 한순간도 생기지 않습니다.',
      { highlight: ['node:write-store'] },
    )
    await d.speed(0.5)
    await d.seek(500)
    await d.expect.row('order-1', { status: 'same' })
    await d.expect.lag('max', 0)

    await d.chapter('The price', '그 대가')
    await d.caption(
      'For the second order the trigger fails, and the whole transaction is rolled back with it.',
      '두 번째 주문에서 트리거가 실패하고, 트랜잭션 전체가 함께 롤백됩니다.',
      { highlight: ['node:write-store', 'node:client'] },
    )
    await d.speed(0.5)
    await d.seek(1100)
    await d.expect.commands('failed', 1)
    await d.expect.events('committed', 1)

    await d.caption(
      'So the models agree to the end. But the customer was sent away because of a table for reading.',
      '그래서 두 모델은 끝까지 같습니다. 하지만 조회용 테이블 때문에 고객은 주문하지 못했습니다.',
      { highlight: ['node:client'], hold: 2500 },
    )
    await d.runUntil('quiet')
    await d.expect.quiet()
    await d.expect.converged()
    await d.expect.verdict('writes-blocked')
  },
)
