// What storage has to say above the kept runs: that it is only memory, that something failed; and the way back after a removal.
import { Button } from '../../controls/button'
import { Icon } from '../../controls/icon'
import { useWords } from '../../text/provider'
import { named } from '../../text/vocabulary'
import { usePageWords } from '../page-words'
import { runName } from './run-names'
import css from './runs.module.css'
import { useKept, useLibrary } from './use-library'

/** One line each, where there is something to say. */
export function StorageLine() {
  const library = useLibrary()
  const { locale, notices } = useWords()
  const { gallery } = usePageWords()
  const { place } = library
  const { trouble, unreadable, writing, removed } = useKept()
  const [last = []] = removed
  return (
    <>
      {place.kind === 'disk' ? null : (
        <p className={css['warning']} data-testid="runs:memory">
          <Icon name="info" size={15} />
          {gallery.memory(named(notices.storage, place.why))}
        </p>
      )}
      {unreadable === 0 ? null : <p className={css['warning']}>{gallery.unreadable(unreadable)}</p>}
      <div role="status" className={css['status']}>
        {trouble === undefined ? null : (
          <p className={css['warning']} data-testid="runs:trouble">
            <Icon name="alert" size={15} />
            {gallery.trouble(named(notices.storage, trouble))}
          </p>
        )}
        {writing === undefined ? null : <progress value={writing} max={1} aria-label={gallery.reading} />}
        {last.length === 0 ? null : (
          <p className={css['undo']} data-testid="runs:removed">
            {gallery.removed(last.length, last[0] === undefined ? '' : runName(last[0], locale))}
            <Button onClick={() => void library.restore()} data-testid="runs:undo">
              {gallery.undo}
            </Button>
          </p>
        )}
      </div>
    </>
  )
}
