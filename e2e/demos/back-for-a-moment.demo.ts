// Change data capture: the connector saves its place now and then, and repeats what came after it.
import { demo } from '../demo'

demo(
  { en: 'Back for a moment', ko: '잠시 과거로 돌아간 읽기 모델' },
  {
    id: 'back-for-a-moment',
    summary: {
      en: 'A connector saves its place once a minute. After a crash it repeats forty seconds, and the read model goes back and forth.',
      ko: '커넥터는 위치를 1분에 한 번 저장합니다. 크래시 뒤에는 40초어치를 되풀이하고, 읽기 모델은 뒤로 갔다가 돌아옵니다.',
    },
    scenario: 'connect-crash',
  },
  async (d) => {
    await d.chapter('Reading the log', '로그 읽기')
    await d.caption(
      'The log reader follows the commit log and publishes each change. Once a minute it saves how far it is.',
      '로그 리더가 커밋 로그를 따라가며 변경을 발행합니다. 어디까지 읽었는지는 1분에 한 번 저장합니다.',
      { highlight: ['node:log-reader'] },
    )
    await d.speed(20)
    await d.seek(100_000)
    await d.expect.row('order-1', { status: 'same', view: { status: 'shipped' } })

    await d.chapter('The crash', '크래시')
    await d.caption(
      'Forty seconds after the last save it dies. Nothing is lost: the log is still there.',
      '마지막 저장에서 40초가 지나 죽습니다. 잃은 것은 없습니다. 로그가 그대로 있으니까요.',
      { highlight: ['node:log-reader'] },
    )
    await d.runUntil({ holds: { state: 'log-reader', is: 'down' } })
    await d.expect.state('log-reader', 'down')

    await d.caption(
      'It goes on from the saved place and repeats what came after it. A shipped order is paid again.',
      '저장된 위치에서 다시 시작해 그 뒤의 변경을 되풀이합니다. 배송된 주문이 다시 결제 완료로 바뀝니다.',
      { highlight: ['models-row:order-1', 'node:read-store'] },
    )
    await d.speed(0.5)
    await d.runUntil({ check: 'no-regression' })
    await d.expect.row('order-1', { status: 'stale', truth: { status: 'shipped' }, view: { status: 'paid' } })

    await d.caption(
      'The repeats end where they began: right. Whoever looked in between saw the past.',
      '되풀이가 끝나면 다시 올바른 상태입니다. 그 사이에 조회한 사람은 과거를 보았습니다.',
      { highlight: ['models-row:order-1'], hold: 2500 },
    )
    await d.speed(20)
    await d.runUntil('converged')
    await d.expect.row('order-1', { status: 'same' })
    await d.expect.verdict('rewound')
  },
)
