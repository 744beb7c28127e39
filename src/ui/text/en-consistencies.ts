// The English words for how consistent answers are to be.
import type { Vocabulary } from './vocabulary'

/** Levels of consistency. */
export const enConsistencies: Vocabulary['consistencies'] = {
  eventual: 'eventual',
  causal: 'causal',
  strong: 'strong',
  custom: 'by feature',
}
