// Buttons that zoom a drawing, and the keys that do the same.
import type { ReactNode } from 'react'
import { IconButton } from './button'
import css from './zoom-buttons.module.css'

/** What they do, by the name of the key that does the same. */
export interface ZoomActs {
  readonly 'zoom-in': () => void
  readonly 'zoom-out': () => void
  readonly 'zoom-fit': () => void
}

interface ZoomButtonsProps {
  readonly label: string
  readonly hint: string
  readonly words: { readonly [word in 'in' | 'out' | 'fit']: string }
  readonly acts: ZoomActs
  /** All is shown: there is nothing to zoom out of. */
  readonly isWhole: boolean
  /** What the test ids of the buttons begin with. */
  readonly testId: string
  /** More buttons. */
  readonly children?: ReactNode
}

/** Zooming in, out, and back to the whole. */
export function ZoomButtons({ label, hint, words, acts, isWhole, testId, children }: ZoomButtonsProps) {
  return (
    <span className={css['zoom']} role="group" aria-label={label} title={hint}>
      <IconButton
        icon="zoom-in"
        label={words.in}
        hotkey="+"
        tone="quiet"
        onClick={acts['zoom-in']}
        data-testid={`${testId}:in`}
      />
      <IconButton
        icon="zoom-out"
        label={words.out}
        hotkey="-"
        tone="quiet"
        aria-disabled={isWhole}
        onClick={acts['zoom-out']}
        data-testid={`${testId}:out`}
      />
      <IconButton
        icon="fit"
        label={words.fit}
        hotkey="0"
        tone="quiet"
        aria-disabled={isWhole}
        onClick={acts['zoom-fit']}
        data-testid={`${testId}:fit`}
      />
      {children}
    </span>
  )
}
