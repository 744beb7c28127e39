// The search: nobody tells it where the fault is. It finds the schedule that loses an event by itself.
import { demo } from '../demo'

demo(
  { en: 'The search finds the skipped gap', ko: '건너뛴 틈을 찾아내는 탐색' },
  {
    id: 'search-finds-it',
    // Three orders, a relay with a cursor, and nothing that goes wrong: the fault is what the search is to find.
    scenario: 'first-order',
    beside: 'page=search',
  },
  async (d) => {
    await d.caption(
      'Three orders and an outbox. Nothing goes wrong here. Can an event be lost all the same?',
      '주문 세 건과 아웃박스입니다. 여기서는 아무 문제도 없습니다. 그래도 이벤트를 잃을 수 있을까요?',
      { highlight: ['work:scenario'] },
    )
    await d.fill('search:check', 'no-lost-event')
    await d.fill('search:faults', '1')
    await d.press('work:run')

    await d.caption(
      'The search lets one thing go otherwise, one after the other, and looks for a run that breaks the promise.',
      '탐색은 한 가지씩 다르게 흘러가는 실행을 차례로 시도하며 약속이 깨지는 경우를 찾습니다.',
    )
    await d.shows('work', { 'data-status': 'done' })
    await d.shows('search:result', { 'data-found': 'true' })

    await d.caption(
      'It found one. A commit is held up, the relay’s cursor goes past it, and its event is never read.',
      '찾았습니다. 커밋이 늦어지는 사이 릴레이의 커서가 지나가고, 그 이벤트는 영영 읽히지 않습니다.',
      { highlight: ['search:open'], hold: 3000 },
    )
    await d.press('search:open')
    await d.press('tab:checks')
    await d.shows('verdict', { 'data-verdict': 'lost' })
    await d.expect.verdict('lost')
  },
)
