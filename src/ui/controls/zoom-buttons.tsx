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

const BUTTONS = [
  { word: 'in', icon: 'zoom-in', act: 'zoom-in', hotkey: '+' },
  { word: 'out', icon: 'zoom-out', act: 'zoom-out', hotkey: '-' },
  { word: 'fit', icon: 'fit', act: 'zoom-fit', hotkey: '0' },
] as const

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
      {BUTTONS.map(({ word, icon, act, hotkey }) => (
        <IconButton
          key={word}
          icon={icon}
          label={words[word]}
          hotkey={hotkey}
          tone="quiet"
          // Zooming in goes on; the others have nothing to do where all is shown.
          {...(word === 'in' ? {} : { 'aria-disabled': isWhole })}
          onClick={acts[act]}
          data-testid={`${testId}:${word}`}
        />
      ))}
      {children}
    </span>
  )
}
