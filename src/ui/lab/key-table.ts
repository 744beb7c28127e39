// The keys of the Lab, once: which act each is for, where it is on the keyboard, and how it is shown.

/** What a key can do. */
export type KeyAct =
  | 'play'
  | 'step'
  | 'back'
  | 'next-marker'
  | 'previous-marker'
  | 'to-start'
  | 'to-end'
  | 'create'
  | 'first'
  | 'second'
  | 'third'
  | 'inject'
  | 'restart'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-fit'
  | 'palette'
  | 'keys'

interface KeySpec {
  readonly act: KeyAct
  readonly group: 'transport' | 'acts' | 'page'
  /** By `event.code`, with `Shift+` or `Ctrl+` in front, so that they work under every layout and input method. */
  readonly codes: readonly string[]
  readonly shown: string
}

export const KEYS: readonly KeySpec[] = [
  { act: 'play', group: 'transport', codes: ['Space', 'KeyK'], shown: 'Space, K' },
  { act: 'step', group: 'transport', codes: ['ArrowRight'], shown: '→' },
  { act: 'back', group: 'transport', codes: ['ArrowLeft'], shown: '←' },
  { act: 'next-marker', group: 'transport', codes: ['Shift+ArrowRight'], shown: 'Shift+→' },
  { act: 'previous-marker', group: 'transport', codes: ['Shift+ArrowLeft'], shown: 'Shift+←' },
  { act: 'to-start', group: 'transport', codes: ['Home'], shown: 'Home' },
  { act: 'to-end', group: 'transport', codes: ['End'], shown: 'End' },
  { act: 'create', group: 'acts', codes: ['KeyO'], shown: 'O' },
  { act: 'first', group: 'acts', codes: ['KeyP'], shown: 'P' },
  { act: 'second', group: 'acts', codes: ['KeyS'], shown: 'S' },
  { act: 'third', group: 'acts', codes: ['KeyC'], shown: 'C' },
  { act: 'inject', group: 'acts', codes: ['KeyF'], shown: 'F' },
  { act: 'restart', group: 'acts', codes: ['KeyR'], shown: 'R' },
  { act: 'zoom-in', group: 'page', codes: ['Equal', 'Shift+Equal', 'NumpadAdd'], shown: '+' },
  { act: 'zoom-out', group: 'page', codes: ['Minus', 'NumpadSubtract'], shown: '-' },
  { act: 'zoom-fit', group: 'page', codes: ['Digit0', 'Numpad0'], shown: '0' },
  { act: 'palette', group: 'page', codes: ['Ctrl+KeyK'], shown: 'Ctrl+K' },
  { act: 'keys', group: 'page', codes: ['Shift+Slash'], shown: '?' },
]
