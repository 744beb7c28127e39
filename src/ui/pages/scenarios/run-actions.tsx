// What can be done with a kept run: open it, and behind "more" name, double, hand out and remove it.
import { useState } from 'react'
import type { KeptRun } from '#app'
import { Button } from '../../controls/button'
import { useApp, useAppState } from '../../lab/use-app'
import { useWords } from '../../text/provider'
import { usePageWords } from '../page-words'
import { download, fileName } from './download'
import { RenameDialog } from './rename-dialog'
import { runName } from './run-names'
import css from './runs.module.css'
import { useLibrary } from './use-library'

/** The buttons of a run. */
export function RunActions({ run }: { readonly run: KeptRun }) {
  const app = useApp()
  const { gallery } = usePageWords()
  const isPresent = useAppState((state) => state.runId) === run.record.id
  const [isMore, setMore] = useState(false)
  const { locale } = useWords()
  const { id } = run.record
  return (
    <>
      <div className={css['actions']}>
        <Button onClick={() => void app.openKept(id)} data-testid={`run:open:${id}`}>
          {gallery.open}
        </Button>
        <Button
          tone="quiet"
          aria-expanded={isMore}
          aria-label={gallery.more(runName(run, locale))}
          onClick={() => setMore(!isMore)}
          data-testid={`run:more:${id}`}
        >
          ⋯
        </Button>
      </div>
      {isMore ? <More run={run} isPresent={isPresent} /> : null}
    </>
  )
}

interface MoreProps {
  readonly run: KeptRun
  readonly isPresent: boolean
}

function More({ run, isPresent }: MoreProps) {
  const library = useLibrary()
  const { gallery } = usePageWords()
  const [isRenaming, setRenaming] = useState(false)
  const { locale } = useWords()
  const { id, scenario } = run.record
  const name = runName(run, locale)
  const asFile = async () => {
    const file = await library.fileOf(id)
    if (file !== undefined) download(fileName(name, 'run.json'), JSON.stringify(file, null, 2))
  }
  return (
    <div className={css['more']}>
      <Button onClick={() => setRenaming(true)} data-testid="run:rename">
        {gallery.rename}
      </Button>
      <Button
        onClick={() => void library.duplicate(id, gallery.duplicateOf(name))}
        data-testid="run:duplicate"
      >
        {gallery.duplicate}
      </Button>
      <Button
        onClick={() => download(fileName(name, 'scenario.json'), JSON.stringify(scenario, null, 2))}
        data-testid="run:scenario-file"
      >
        {gallery.scenarioFile}
      </Button>
      <Button onClick={() => void asFile()} data-testid="run:run-file">
        {gallery.runFile}
      </Button>
      <Button
        tone="fault"
        disabled={isPresent}
        title={isPresent ? gallery.removePresent : undefined}
        onClick={() => void library.remove([id])}
        data-testid="run:remove"
      >
        {gallery.remove}
      </Button>
      {isPresent ? <span className={css['quiet']}>{gallery.removePresent}</span> : null}
      {isRenaming ? <RenameDialog run={run} onClose={() => setRenaming(false)} /> : null}
    </div>
  )
}
