// Asks for another name for a run.
import { useState } from 'react'
import { type KeptRun, MOST_NAME } from '#app'
import { Button } from '../../controls/button'
import { Dialog } from '../../controls/dialog'
import { Field } from '../../controls/field'
import { useWords } from '../../text/provider'
import { usePageWords } from '../page-words'
import { runName } from './run-names'
import { useLibrary } from './use-library'

/** Props of the dialog; it is open while it stands. */
export interface RenameDialogProps {
  readonly run: KeptRun
  readonly onClose: () => void
}

/** The dialog. */
export function RenameDialog({ run, onClose }: RenameDialogProps) {
  const library = useLibrary()
  const { locale } = useWords()
  const { gallery } = usePageWords()
  const [name, setName] = useState(runName(run, locale))
  const isName = name.trim() !== ''
  const save = () => {
    if (!isName) return
    void library.rename(run.record.id, name.trim())
    onClose()
  }
  return (
    <Dialog
      open
      title={gallery.rename}
      onClose={onClose}
      foot={
        <Button tone="main" disabled={!isName} onClick={save} data-testid="rename:save">
          {gallery.save}
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Field
          label={gallery.name}
          value={name}
          maxLength={MOST_NAME}
          onChange={setName}
          data-testid="rename:name"
        />
      </form>
    </Dialog>
  )
}
