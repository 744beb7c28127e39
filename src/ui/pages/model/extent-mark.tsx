// How far something is modelled, as a word with a mark.
import type { Extent } from '#app'
import { Chip, type ChipTone } from '../../controls/chip'
import type { IconName } from '../../controls/icon'
import { useRulesWords } from './rules-words'

const LOOKS: { readonly [how in Extent]: readonly [ChipTone, IconName] } = {
  modelled: ['ok', 'check'],
  simplified: ['stale', 'minus'],
  'left-out': ['fault', 'cross'],
}

/** The word. */
export function ExtentMark({ how }: { readonly how: Extent }) {
  const { extents } = useRulesWords()
  const [tone, mark] = LOOKS[how]
  return (
    <Chip tone={tone} mark={mark}>
      {extents[how]}
    </Chip>
  )
}
