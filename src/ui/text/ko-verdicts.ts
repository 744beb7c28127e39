// Korean verdicts and checks: each a word and one sentence of meaning.
import type { AllNames } from './vocabulary'

/** What became of a run. */
export const koVerdicts: AllNames['verdicts'] = {
  ok: { name: '정상', meaning: '두 모델이 수렴했고, 평소 수준의 지연만 있었습니다.' },
  lag: { name: '지연', meaning: '장애 동안 읽기 모델이 뒤처졌다가 스스로 따라잡았습니다.' },
  rewound: { name: '되감김', meaning: '읽기 모델이 한동안 과거 상태로 되돌아갔다가 다시 따라잡았습니다.' },
  'until-refresh': {
    name: '갱신 전까지',
    meaning: '다음 갱신, 배치 또는 만료 시점까지 읽기 모델이 뒤처져 있습니다.',
  },
  rebuildable: {
    name: '재구축 가능',
    meaning: '프로젝션은 틀렸지만 로그가 온전하므로 재구축하면 복구됩니다.',
  },
  lost: { name: '유실', meaning: '커밋된 변경이 읽기 모델에 영영 도달하지 않습니다.' },
  phantom: { name: '팬텀', meaning: '커밋된 적 없는 변경이 읽기 모델에 보입니다.' },
  ghost: { name: '유령 행', meaning: '삭제된 행이 읽기 모델에 남아 있습니다.' },
  duplicated: { name: '중복', meaning: '한 변경의 효과가 두 번 나타났습니다.' },
  overwritten: { name: '덮어쓰기', meaning: '읽기 모델에서 오래된 상태가 새 상태를 덮어썼습니다.' },
  torn: { name: '찢어진 읽기', meaning: '여러 행에 걸친 변경의 일부만 조회되었습니다.' },
  stalled: { name: '정체', meaning: '누군가 조치할 때까지 흐름이 멈춰 있습니다. 아직 유실은 없습니다.' },
  'acked-loss': {
    name: '확인 후 유실',
    meaning: '클라이언트에 성공으로 응답한 쓰기가 페일오버 후 두 모델에서 모두 사라졌습니다.',
  },
  'no-history': {
    name: '이력 없음',
    meaning: '지난 이벤트를 보관하지 않으므로 재구축하려면 쓰기 저장소를 직접 읽어야 합니다.',
  },
  'writes-blocked': { name: '쓰기 막힘', meaning: '장애 동안 커맨드가 실패하거나 멈춥니다.' },
  'reads-blocked': { name: '읽기 막힘', meaning: '장애 동안 조회가 실패하거나 멈춥니다.' },
  'disk-growth': {
    name: '디스크 증가',
    meaning: '멈춘 리더가 로그를 붙잡고 있어 쓰기 저장소의 디스크가 차오릅니다.',
  },
}

/** What is checked. */
export const koChecks: AllNames['checks'] = {
  'no-lost-event': { name: '이벤트 유실 없음', meaning: '커밋된 모든 이벤트는 결국 읽기 모델에 도달합니다.' },
  'no-phantom': { name: '팬텀 없음', meaning: '커밋되지 않은 것은 읽기 모델에 보이지 않습니다.' },
  'no-ghost': { name: '유령 행 없음', meaning: '쓰기 모델에서 삭제한 것은 읽기 모델에서도 사라집니다.' },
  'no-double-effect': {
    name: '중복 효과 없음',
    meaning: '이벤트가 몇 번 도착하든 효과는 한 번만 나타납니다.',
  },
  'no-stale-overwrite': {
    name: '낡은 덮어쓰기 없음',
    meaning: '늦게 도착한 옛 이벤트가 새 상태를 덮어쓴 채로 남지 않습니다.',
  },
  'no-regression': { name: '뒤로 가지 않음', meaning: '읽기 모델의 행 버전은 낮아지지 않습니다.' },
  'no-torn-read': { name: '찢어진 읽기 없음', meaning: '여러 행에 걸친 변경이 절반만 조회되지 않습니다.' },
  'read-your-writes': { name: '내 쓰기 읽기', meaning: '쓴 사람은 다음 조회에서 자기가 쓴 것을 봅니다.' },
  'monotonic-reads': {
    name: '단조 읽기',
    meaning: '한 번 본 버전보다 오래된 버전을 다시 받지 않습니다.',
  },
  'bounded-staleness': {
    name: '지연 한도',
    meaning: '읽기 모델은 정해진 한도 이상 뒤처지지 않습니다.',
  },
  'order-per-key': { name: '키별 순서', meaning: '한 애그리거트의 이벤트는 발생한 순서대로 반영됩니다.' },
  converges: { name: '수렴', meaning: '모두 잠잠해지면 두 모델의 내용이 같습니다.' },
}

/** The anomalies of the catalogue that the model can bring about. */
export const koAnomalies: AllNames['anomalies'] = {
  A1: '이벤트 유실',
  A2: '팬텀 이벤트',
  A3: '중복 반영',
  A4: '되감김',
  A5: '낡은 덮어쓰기',
  A6: '아직 없는 행의 변경',
  A7: '커서 건너뜀',
  A8: '워터마크 누락',
  A9: '삭제 누락',
  A10: '되살아난 행',
  A11: '찢어진 읽기',
  A12: '낡은 읽기',
  A13: '내 쓰기를 못 읽음',
  A14: '비단조 읽기',
  A15: '확인됐지만 페일오버로 사라진 쓰기',
  A16: '결과를 알 수 없는 커밋',
  A17: '커밋보다 먼저 보인 이벤트',
  A18: '슬롯 때문에 쌓이는 로그',
  A19: '슬롯 유실',
  A20: '보존 기간 만료',
  A21: '툼스톤 만료',
  A22: '포이즌 메시지',
  A23: '데드 레터로 어긋난 순서',
  A24: '조용한 건너뜀',
  A25: '좀비 컨슈머',
  A26: '리스 하나에 릴레이 둘',
  A27: '재생할 때마다 다른 결과',
  A28: '부수 효과 재실행',
  A29: '스키마 불일치',
  A30: '로그 끝을 넘어선 위치',
  A31: '낡은 캐시 채우기',
  A32: '캐시 스탬피드',
  A33: '무효화 누락',
  A34: '검색 새로 고침 지연',
  A35: '갱신 손실',
  A37: '함께 버려진 배치',
}
