// What a director works with, and how an author says what is to be done.
import type { Page } from '@playwright/test'
import type { Camera } from './camera'
import type { Lang, Said } from './words'

/** Something that a film shows from an instant on; told to whoever records. */
export type Cue =
  | { readonly kind: 'chapter' | 'caption'; readonly text: Said }
  | { readonly kind: 'still'; readonly name: string }

/** The page, who looks at it, and who is told of what begins. */
export interface Stage {
  readonly page: Page
  readonly camera: Camera
  readonly lang: Lang
  readonly onCue: (cue: Cue) => Promise<void>
}

/** How a sentence is said. */
export interface CaptionOptions {
  /** Public test ids of what is pointed at, such as `node:relay`. */
  readonly highlight?: readonly string[]
  /** How long the end of the step stays in sight, in milliseconds of the film. */
  readonly hold?: number
}

/** How an act is done: through the page's API, or by the button that a person would press. */
export interface Via {
  readonly via?: 'api' | 'button'
}
