// English row statuses: how a row of the read model stands to the truth.
import type { Vocabulary } from './vocabulary'

/** How a row of the read model stands beside the truth. */
export const enRowStatuses: Vocabulary['rowStatuses'] = {
  same: { name: 'same', meaning: 'Both models say the same.' },
  missing: { name: 'missing', meaning: 'The write model has it, the read model does not.' },
  stale: { name: 'stale', meaning: 'The read model shows an older version.' },
  extra: { name: 'extra', meaning: 'The read model has it, the write model does not.' },
  wrong: { name: 'wrong', meaning: 'The read model shows something that was never true.' },
}
