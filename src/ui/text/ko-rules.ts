// Korean phrases of the page of rules.
import type { RulesPhrases } from './rules-phrases'

export const koRules: RulesPhrases = {
  title: '모델링한 것과 제외한 것',
  what: '각 부분이 따르는 규칙과 그 출처, 그리고 규칙을 확인하는 테스트와 시나리오입니다. 실제보다 단순하게 만든 것과 제외한 것도 그대로 밝힙니다.',
  find: '찾기',
  part: '부분',
  how: '범위',
  all: '전체',
  clear: '필터 지우기',
  shown: (count, of) => `규칙 ${of}개 중 ${count}개`,
  none: '맞는 규칙이 없습니다. 다른 낱말로 찾거나 필터를 지우세요.',
  extents: { modelled: '모델링함', simplified: '단순화함', 'left-out': '제외함' },
  extentMeanings: {
    modelled: '실제 시스템과 같게 동작하며 테스트로 확인합니다',
    simplified: '실제보다 단순하며 차이가 드러날 수 있습니다',
    'left-out': '여기에는 없습니다',
  },
  groups: {
    everywhere: '공통',
    writing: '쓰기 쪽',
    moving: '전달 경로',
    brokers: '브로커',
    consuming: '컨슈머',
    stores: '읽기 저장소',
    reading: '읽기',
    designs: '설계',
  },
  with: '함께 동작하는 부분',
  sources: '출처',
  measured: (server) => `${server} 실측`,
  test: '테스트',
  inLab: (scenario) => `실험실에서 보기: ${scenario}`,
  linkTo: (rule) => `${rule} 링크`,
}
