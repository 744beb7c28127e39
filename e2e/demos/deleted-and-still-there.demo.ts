// A batch job that copies what changed: what is gone has not changed, so that it is never told.
import { demo } from '../demo'

demo(
  { en: 'Deleted, and still there', ko: '삭제되었는데 남아 있는 행' },
  {
    id: 'deleted-and-still-there',
    summary: {
      en: 'A job copies the rows that changed since it last ran. A deleted row is in no such list, and stays in the report.',
      ko: '배치가 지난 실행 뒤에 바뀐 행을 복사합니다. 삭제된 행은 그 목록에 없으므로 보고서에 남습니다.',
    },
    scenario: 'etl-ghost',
  },
  async (d) => {
    await d.chapter('The copy', '복사')
    await d.caption(
      'Every ten seconds a job asks for the rows that have changed, and copies them.',
      '배치가 10초마다 바뀐 행을 조회해 복사합니다.',
      { highlight: ['node:job'] },
    )
    await d.speed(3)
    await d.seek(14_000)
    await d.expect.row('order-1', { status: 'same' })
    await d.expect.row('order-2', { status: 'same' })

    await d.chapter('The ghost', '유령')
    await d.caption(
      'Order 2 is deleted. There is no row any more that could have changed.',
      '주문 2가 삭제됩니다. 이제 바뀌었다고 할 행 자체가 없습니다.',
      { highlight: ['node:write-store', 'models-row:order-2'] },
    )
    await d.seek(16_000)
    await d.expect.row('order-2', { status: 'extra' })

    await d.caption(
      'The job runs again and again, and finds nothing to do. The report keeps an order that is gone.',
      '배치는 거듭 실행되지만 할 일을 찾지 못합니다. 보고서에는 없어진 주문이 남습니다.',
      { highlight: ['node:job', 'models-row:order-2'] },
    )
    await d.speed(6)
    await d.runUntil('quiet')
    await d.expect.row('order-2', { status: 'extra' })
    await d.expect.verdict('ghost')

    await d.caption(
      'Marking rows as deleted instead of deleting them would have told it; so would comparing whole tables.',
      '행을 지우는 대신 삭제 표시를 하거나 테이블 전체를 비교했다면 알 수 있었을 것입니다.',
      { highlight: ['models-row:order-2'], hold: 2500 },
    )
    await d.expect.models('extra', 1)
  },
)
