// The files that a run can be saved as: each with what it is for and its name.
import { use } from 'react'
import { loadExports, PICTURE_VIEWS } from '#app'
import { Button } from '../controls/button'
import { useApp } from '../lab/use-app'
import { savePicture, saveRun } from './saving'
import css from './share.module.css'
import { useShareWords } from './share-words'

const PICTURE_FORMATS = ['svg', 'png'] as const

/** Asked for once, when the dialog is. */
const exportsOfRuns = loadExports()

/** All formats and pictures. `onSay` tells politely what became of it. */
export function FilesTab({ onSay }: { readonly onSay: (what: string) => void }) {
  const app = useApp()
  const words = useShareWords()
  const { EXPORT_FORMATS, EXPORTS, exportName } = use(exportsOfRuns)
  const say = (file: string | undefined) => onSay(file === undefined ? words.notDrawn : words.saved(file))
  return (
    <div className={css['tab']}>
      <p className={css['what']}>{words.files.what}</p>
      <ul className={css['files']}>
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            <span>
              <b>{words.formats[format].name}</b> {words.formats[format].what}
            </span>
            <Button onClick={() => void saveRun(app, format).then(say)} data-testid={`save:${format}`}>
              {words.save(exportName(app.run, EXPORTS[format].ending))}
            </Button>
          </li>
        ))}
        {PICTURE_VIEWS.map((view) => (
          <li key={view}>
            <b>{words.pictures[view]}</b>
            <span className={css['buttons']}>
              {PICTURE_FORMATS.map((format) => (
                <Button
                  key={format}
                  onClick={() => void savePicture(app, view, format).then(say)}
                  data-testid={`save:${view}.${format}`}
                >
                  {words.save(exportName(app.run, `${view}.${format}`))}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
