// Everything by which a run leaves the page: links in the forms that others take, and files.
import { Suspense, useState } from 'react'
import { Dialog } from '../controls/dialog'
import { Toggle } from '../controls/field'
import { Tabs } from '../controls/tabs'
import { useApp, useAppState } from '../lab/use-app'
import { useWords } from '../text/provider'
import { FilesTab } from './files-tab'
import { savePicture } from './saving'
import css from './share.module.css'
import { useShareWords } from './share-words'
import { FORMS, type Form } from './snippets'
import { SnippetTab } from './snippet-tab'
import { useShared } from './use-shared'

/** Props of the dialog. */
export interface ShareDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** The dialog. What it says of itself is heard politely. */
export function ShareDialog({ open, onClose }: ShareDialogProps) {
  const words = useShareWords()
  return (
    <Dialog open={open} title={words.title} onClose={onClose} data-testid="share-dialog">
      <Content />
    </Dialog>
  )
}

function Content() {
  const app = useApp()
  const { format } = useWords()
  const words = useShareWords()
  const step = useAppState((state) => state.step)
  const [atPresent, setAtPresent] = useState(true)
  const [tab, setTab] = useState<Form | 'files'>('link')
  const [said, setSaid] = useState('')
  const shared = useShared(atPresent)
  const savePictureToo = () =>
    void savePicture(app, 'diagram', 'svg').then((file) =>
      setSaid(file === undefined ? words.notDrawn : words.saved(file)),
    )
  return (
    <div className={css['share']}>
      <div>
        <Toggle
          label={words.present(format.count(step), format.clock(app.at))}
          checked={atPresent}
          onChange={setAtPresent}
        />
        <p className={css['what']}>{words.presentHint}</p>
      </div>
      <Tabs
        label={words.title}
        selected={tab}
        onSelect={(next) => {
          setTab(next)
          setSaid('')
        }}
        tabs={[
          ...FORMS.map((form) => ({
            id: form,
            label: words.forms[form].name,
            content: <SnippetTab form={form} shared={shared} onSay={setSaid} onPicture={savePictureToo} />,
          })),
          {
            id: 'files' as const,
            label: words.files.name,
            content: (
              <Suspense fallback={null}>
                <FilesTab onSay={setSaid} />
              </Suspense>
            ),
          },
        ]}
      />
      <p className={css['said']} role="status" data-testid="share:said">
        {said}
      </p>
    </div>
  )
}
