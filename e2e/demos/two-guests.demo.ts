// The hotel: a search may be old, because the write model decides in the end.
import { demo } from '../demo'

demo(
  { en: 'Two guests, one room', ko: '손님 둘, 객실 하나' },
  {
    id: 'two-guests',
    summary: {
      en: 'Two guests see the last room, and both book. The search was old; the booking was not.',
      ko: '두 손님이 마지막 객실을 보고 둘 다 예약합니다. 검색은 낡았지만 예약은 그렇지 않았습니다.',
    },
    scenario: 'last-room',
  },
  async (d) => {
    await d.chapter('Both see it', '둘 다 봅니다')
    await d.caption(
      'One room is left. Two guests search at the same time, and both see it.',
      '객실이 하나 남았습니다. 두 손님이 동시에 검색하고 둘 다 그 객실을 봅니다.',
      { highlight: ['node:read-store'] },
    )
    await d.speed(2)
    await d.seek(5200)
    await d.expect.row('room-1', { status: 'same', view: { available: 1 } })

    await d.chapter('Both book', '둘 다 예약합니다')
    await d.caption(
      'The first guest books. The search does not know yet: it shows the room to the second.',
      '첫 손님이 예약합니다. 검색은 아직 모르므로 둘째 손님에게 객실을 보여 줍니다.',
      { highlight: ['models-row:room-1', 'gap'] },
    )
    await d.speed(0.5)
    await d.seek(5800)
    await d.expect.row('room-1', { status: 'stale', truth: { available: 0 }, view: { available: 1 } })

    await d.caption(
      'So the second guest books as well. The write model knows, and refuses.',
      '그래서 둘째 손님도 예약합니다. 쓰기 모델은 알고 있으므로 거절합니다.',
      { highlight: ['node:command-handler', 'node:client'] },
    )
    await d.speed(0.5)
    await d.seek(5980)
    await d.expect.commands('rejected', 1)

    await d.caption(
      'A little later the search says “full” too. It was old for two seconds, and nothing was overbooked.',
      '잠시 뒤 검색에도 만실로 나옵니다. 2초 동안 낡았을 뿐 초과 예약은 없었습니다.',
      { highlight: ['models-row:room-1'], hold: 2500 },
    )
    await d.speed(2)
    await d.runUntil('converged')
    await d.expect.row('room-1', { view: { status: 'full', booked: 1 } })
  },
)
