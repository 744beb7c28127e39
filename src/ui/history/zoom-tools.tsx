// Buttons and keys that zoom and move the stretch of time that the charts show.
import type { KeyboardEvent } from 'react'
import type { TimeWindow } from '#app'
import { IconButton } from '../controls/button'
import { ZoomButtons } from '../controls/zoom-buttons'
import { useWords } from '../text/provider'
import { PAN_STEP, panned, ZOOM_STEP, zoomed } from './time-window'

/** What is shown, of how much, and about which instant it is zoomed. */
export interface Zooming {
  readonly window: TimeWindow | null
  readonly end: number
  readonly at: number
  readonly onWindow: (window: TimeWindow | null) => void
}

/** What the buttons do, and the keys while the focus is in the history. */
function actsOf({ window, end, at, onWindow }: Zooming) {
  const zoom = (factor: number) => () => onWindow(zoomed(window, end, { factor, anchor: at }))
  const pan = (share: number) => () => onWindow(panned(window, end, share))
  return {
    'zoom-in': zoom(ZOOM_STEP),
    'zoom-out': zoom(1 / ZOOM_STEP),
    'zoom-fit': () => onWindow(null),
    earlier: pan(-PAN_STEP),
    later: pan(PAN_STEP),
  }
}

const CODES: { readonly [code: string]: keyof ReturnType<typeof actsOf> } = {
  Equal: 'zoom-in',
  NumpadAdd: 'zoom-in',
  Minus: 'zoom-out',
  NumpadSubtract: 'zoom-out',
  Digit0: 'zoom-fit',
  Numpad0: 'zoom-fit',
  Comma: 'earlier',
  Period: 'later',
}

/** Listens to the keys, by where they are on the keyboard. */
export function zoomKeys(zooming: Zooming): (event: KeyboardEvent) => void {
  return (event) => {
    const name = CODES[event.code]
    if (name === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    actsOf(zooming)[name]()
  }
}

/** The buttons. */
export function ZoomTools(zooming: Zooming) {
  const { zoom } = useWords().history
  const acts = actsOf(zooming)
  const isWhole = zooming.window === null
  return (
    <ZoomButtons label={zoom.label} hint={zoom.hint} words={zoom} acts={acts} isWhole={isWhole} testId="zoom">
      <IconButton
        icon="left"
        label={zoom.earlier}
        hotkey=","
        tone="quiet"
        aria-disabled={isWhole}
        onClick={acts.earlier}
        data-testid="zoom:earlier"
      />
      <IconButton
        icon="right"
        label={zoom.later}
        hotkey="."
        tone="quiet"
        aria-disabled={isWhole}
        onClick={acts.later}
        data-testid="zoom:later"
      />
    </ZoomButtons>
  )
}
