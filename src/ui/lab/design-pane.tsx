// The way to the profile of the present design: a button, and the dialog that it opens.
import { lazy, Suspense, useCallback, useState } from 'react'
import { designTitle } from '#app'
import { Button } from '../controls/button'
import { Dialog } from '../controls/dialog'
import { useWords } from '../text/provider'
import { useAppState } from './use-app'

/** Loaded when it is asked for. */
const ProfilePane = lazy(async () => ({ default: (await import('./profile-pane')).ProfilePane }))

export function DesignPane() {
  const words = useWords()
  const scenario = useAppState((state) => state.run.scenario)
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  return (
    <>
      <Button icon="info" wide onClick={() => setOpen(true)} data-testid="about-design">
        {words.shell.aboutDesign}
      </Button>
      <Dialog
        open={open}
        title={designTitle(scenario.pipeline)[words.locale]}
        onClose={close}
        data-testid="design-profile"
      >
        {open ? (
          <Suspense fallback={null}>
            <ProfilePane scenario={scenario} />
          </Suspense>
        ) : null}
      </Dialog>
    </>
  )
}
