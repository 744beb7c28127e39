// Starting and cancelling long work, how far it is, and how it ended.
import type { TaskState } from '#app'
import { Button } from '../controls/button'
import { usePageWords } from './page-words'
import css from './page.module.css'

/** Props of the bar. */
export interface WorkBarProps {
  readonly status: TaskState<unknown, unknown>['status']
  readonly failures: readonly string[]
  /** How far it is as a share; undefined where nobody knows how much there is. */
  readonly share: number | undefined
  /** How far it is in words. */
  readonly count: string
  readonly canStart: boolean
  readonly onStart: () => void
  readonly onCancel: () => void
}

/** The buttons of long work, and its progress. */
export function WorkBar(props: WorkBarProps) {
  const { work } = usePageWords()
  const { status, failures, share, count, canStart, onStart, onCancel } = props
  return (
    <div className={css['work']} data-status={status} data-testid="work">
      <div className={css['buttons']}>
        <Button tone="main" onClick={onStart} disabled={!canStart} data-testid="work:run">
          {work.run}
        </Button>
        <Button onClick={onCancel} disabled={status !== 'running'} data-testid="work:cancel">
          {work.cancel}
        </Button>
      </div>
      {status === 'idle' ? null : (
        <>
          <progress
            {...(share === undefined || status !== 'running' ? {} : { value: share })}
            max={1}
            aria-label={work.status.running}
            hidden={status !== 'running'}
          />
          <p className={css['count']}>{count}</p>
        </>
      )}
      {/* Only how it ended is announced: counting aloud helps nobody. */}
      <p role="status">{status === 'idle' ? '' : work.status[status]}</p>
      {[...new Set(failures)].map((why) => (
        <p key={why} className={css['trouble']}>
          {work.failed(why)}
        </p>
      ))}
    </div>
  )
}
