// The Korean words for how consistent answers are to be.
import type { Vocabulary } from './vocabulary'

/** Levels of consistency. */
export const koConsistencies: Vocabulary['consistencies'] = {
  eventual: '결과적 일관성',
  causal: '인과적 일관성',
  strong: '강한 일관성',
  custom: '기능별 설정',
}
