// Event sourcing: a read model is a computation over events, and can be made anew while the old one is read.
import { demo } from '../demo'

demo(
  { en: 'Rebuilt beside the old one', ko: '기존 모델 옆에서 다시 만들기' },
  {
    id: 'rebuilt-beside',
    summary: {
      en: 'A read model is computed anew from the first event while orders keep coming, and takes over in one step.',
      ko: '주문이 계속 들어오는 동안 첫 이벤트부터 읽기 모델을 다시 계산하고, 한 번에 전환합니다.',
    },
    scenario: 'rebuild-under-load',
  },
  async (d) => {
    await d.chapter('Under load', '부하 속에서')
    await d.caption(
      'Four commands and ten queries a second. Every event is kept in the event store.',
      '1초에 커맨드 네 건과 조회 열 건이 들어옵니다. 모든 이벤트는 이벤트 저장소에 남습니다.',
      { highlight: ['node:write-store'] },
    )
    await d.seek(4900)
    await d.expect.events('committed', { least: 10 })

    await d.chapter('The rebuild', '재구축')
    await d.caption(
      'Now the read model is built anew beside the old one, from the very first event on.',
      '이제 첫 이벤트부터 기존 모델 옆에 새 읽기 모델을 만듭니다.',
      { highlight: ['node:projector', 'node:read-store'] },
    )
    await d.seek(6500)
    await d.expect.events('applied', { least: 20 })

    await d.caption(
      'Meanwhile readers had the old tables. No query failed, and none found the shop half empty.',
      '그동안 조회는 기존 테이블에서 처리되었습니다. 실패하거나 반쯤 빈 목록을 본 조회는 없습니다.',
      { highlight: ['node:client'] },
    )
    await d.speed(2)
    await d.runUntil('quiet')
    await d.expect.queries('failed', 0)
    await d.expect.queries('stale', 0)
    await d.expect.converged()

    await d.caption(
      'All that it took were the events, and a projector that can begin again.',
      '필요한 것은 이벤트와 처음부터 다시 시작할 수 있는 프로젝터뿐이었습니다.',
      { highlight: ['models-row:order-1'], hold: 2500 },
    )
    await d.expect.verdict('ok')
  },
)
