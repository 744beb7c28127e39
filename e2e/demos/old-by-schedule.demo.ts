// A materialized view: right whenever it has just been refreshed, and old by schedule in between.
import { demo } from '../demo'

demo(
  { en: 'Old by schedule', ko: '일정대로 낡는 뷰' },
  {
    id: 'old-by-schedule',
    summary: {
      en: 'A view is computed anew once a minute. What comes right after a refresh waits a minute, and readers wait for the refresh.',
      ko: '뷰는 1분에 한 번 다시 계산됩니다. 갱신 직후에 온 변경은 1분을 기다리고, 조회는 갱신이 끝날 때까지 기다립니다.',
    },
    scenario: 'view-refresh',
  },
  async (d) => {
    await d.chapter('Once a minute', '1분에 한 번')
    await d.caption(
      'The database computes this view anew every minute. Until then it does not know the first order.',
      '데이터베이스는 이 뷰를 1분마다 다시 계산합니다. 그때까지 뷰는 첫 주문을 모릅니다.',
      { highlight: ['models-row:order-1', 'gap'] },
    )
    await d.speed(15)
    await d.seek(59_000)
    await d.expect.row('order-1', { status: 'missing' })

    await d.caption(
      'The second order is placed just after the refresh began. This refresh does not see it.',
      '두 번째 주문은 갱신이 시작된 직후에 들어옵니다. 이번 갱신은 그 주문을 보지 못합니다.',
      { highlight: ['node:write-store'] },
    )
    await d.speed(2)
    await d.seek(67_000)
    await d.expect.row('order-1', { status: 'same' })
    await d.expect.row('order-2', { status: 'missing' })

    await d.chapter('The next one', '다음 갱신')
    await d.caption(
      'Its customer looks almost a minute later, and does not find the order.',
      '고객이 1분 가까이 지나 조회해도 주문이 없습니다.',
      { highlight: ['node:client', 'models-row:order-2'] },
    )
    await d.speed(12)
    await d.seek(119_500)
    await d.expect.queries('stale', 1)
    await d.expect.violated('read-your-writes')

    await d.caption(
      'The next refresh brings it. Nothing was ever lost: the view is as old as its schedule says.',
      '다음 갱신에서 나타납니다. 잃은 것은 없습니다. 뷰는 정해진 주기만큼 낡을 뿐입니다.',
      { highlight: ['models-row:order-2'], hold: 2500 },
    )
    await d.speed(3)
    await d.runUntil('converged')
    await d.expect.row('order-2', { status: 'same' })
    await d.expect.verdict('until-refresh')
  },
)
