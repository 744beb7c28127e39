// The ways around the mouse: a button for the palette, and the two dialogs that keys open. Their code comes when one is wanted.
import { type Dispatch, lazy, type SetStateAction, Suspense, useState } from 'react'
import { IconButton } from '../controls/button'
import { useWords } from '../text/provider'
import type { Acts } from './lab-keys'

const later = () => import('../palette/later')
const Palette = lazy(async () => ({ default: (await later()).Palette }))
const KeyHelp = lazy(async () => ({ default: (await later()).KeyHelp }))

/** Which of the dialogs is open. */
export type Quick = 'palette' | 'keys' | null

interface QuickAccessProps {
  readonly open: Quick
  readonly acts: Acts
  readonly onOpen: Dispatch<SetStateAction<Quick>>
}

/** The button, and whichever dialog is open. */
export function QuickAccess({ open, acts, onOpen }: QuickAccessProps) {
  const { shell } = useWords()
  const [seen, setSeen] = useState<ReadonlySet<Quick>>(new Set())
  if (open !== null && !seen.has(open)) setSeen(new Set([...seen, open]))
  // The browser tells a moment later that a dialog was closed. The other one may have been opened by then, and stays open.
  const close = (closed: Quick) => () => onOpen((now) => (now === closed ? null : now))
  return (
    <>
      <IconButton
        icon="inspect"
        label={shell.palette}
        hotkey="Ctrl+K"
        onClick={() => onOpen('palette')}
        data-testid="palette:open"
      />
      <Suspense fallback={null}>
        {seen.has('palette') ? (
          <Palette open={open === 'palette'} acts={acts} onClose={close('palette')} />
        ) : null}
        {seen.has('keys') ? <KeyHelp open={open === 'keys'} onClose={close('keys')} /> : null}
      </Suspense>
    </>
  )
}
