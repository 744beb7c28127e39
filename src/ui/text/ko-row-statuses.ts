// Korean row statuses: how a row of the read model stands to the truth.
import type { Vocabulary } from './vocabulary'

/** How a row of the read model stands beside the truth. */
export const koRowStatuses: Vocabulary['rowStatuses'] = {
  same: { name: '일치', meaning: '두 모델의 내용이 같습니다.' },
  missing: { name: '없음', meaning: '쓰기 모델에는 있지만 읽기 모델에는 없습니다.' },
  stale: { name: '지연', meaning: '읽기 모델이 이전 버전을 보여 줍니다.' },
  extra: { name: '잉여', meaning: '읽기 모델에는 있지만 쓰기 모델에는 없습니다.' },
  wrong: { name: '틀림', meaning: '읽기 모델이 한 번도 참이었던 적 없는 값을 보여 줍니다.' },
}
