// The colour and mark of a verdict's words: right, right in the end or repairable, wrong.
import type { ChipTone } from '../controls/chip'

/** The tone of one word of a verdict. */
export const toneOf = (verdict: string): ChipTone => {
  switch (verdict) {
    case 'ok':
      return 'ok'
    case 'lag':
    case 'rewound':
    case 'until-refresh':
    case 'rebuildable':
    case 'torn':
    case 'no-history':
      return 'stale'
    default:
      return 'fault'
  }
}
