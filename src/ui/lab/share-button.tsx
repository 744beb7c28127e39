// The way to everything by which a run leaves the page: a button, and the dialog that it opens.
import { lazy, Suspense, useCallback, useState } from 'react'
import { Button } from '../controls/button'
import { useWords } from '../text/provider'
import { useApp } from './use-app'

/** Loaded when it is asked for. */
const ShareDialog = lazy(async () => ({ default: (await import('../share/share-dialog')).ShareDialog }))

export function ShareButton() {
  const app = useApp()
  const { shell } = useWords()
  const [open, setOpen] = useState<boolean>()
  const close = useCallback(() => setOpen(false), [])
  const share = () => {
    // The present step should stay the present one.
    app.travel.pause()
    setOpen(true)
  }
  return (
    <>
      <Button onClick={share} data-testid="share">
        {shell.share}
      </Button>
      {open === undefined ? null : (
        <Suspense fallback={null}>
          <ShareDialog open={open} onClose={close} />
        </Suspense>
      )}
    </>
  )
}
