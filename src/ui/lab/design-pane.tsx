// The way to the profile of the present design: a button, and the dialog that it opens.
import { lazy, Suspense, useCallback, useState } from 'react'
import { catalogue } from '#app'
import { Button } from '../controls/button'
import { Dialog } from '../controls/dialog'
import { useWords } from '../text/provider'
import { useAppState } from './use-app'
import { useProfile } from './use-profile'

/** Loaded when it is asked for. */
const DesignProfile = lazy(async () => ({
  default: (await import('../panels/design-profile')).DesignProfile,
}))

export function DesignPane() {
  const words = useWords()
  const scenario = useAppState((state) => state.run.scenario)
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const profile = useProfile(scenario, open)
  const design = catalogue().pipelines.find(({ id }) => id === scenario.pipeline)
  return (
    <>
      <Button icon="info" wide onClick={() => setOpen(true)} data-testid="about-design">
        {words.profile.open}
      </Button>
      <Dialog
        open={open}
        title={design?.title[words.locale] ?? scenario.pipeline}
        onClose={close}
        data-testid="design-profile"
      >
        {open ? (
          <Suspense fallback={null}>
            <DesignProfile profile={profile} />
          </Suspense>
        ) : null}
      </Dialog>
    </>
  )
}
