// The quiet line under the header: what the page has to say without being asked, and what can be done about it.
import type { Notice } from '#app'
import { Button, IconButton } from '../controls/button'
import { Icon } from '../controls/icon'
import { useWords } from '../text/provider'
import css from './notices.module.css'

/** Props of the notices. */
export interface NoticesProps {
  readonly notices: readonly Notice[]
  readonly onRebuild: () => void
  readonly onDismiss: (notice: Notice) => void
}

/** All notices, one a line. */
export function Notices({ notices, onRebuild, onDismiss }: NoticesProps) {
  const words = useWords()
  return (
    <section className={css['notices']} aria-label={words.notices.label}>
      {notices.map((notice, index) => (
        <div key={`${notice.kind}/${index}`} className={css['notice']} data-testid={`notice:${notice.kind}`}>
          <Icon
            name={notice.kind === 'bad-scenario' || notice.kind === 'rows-differ' ? 'alert' : 'info'}
            size={15}
          />
          <div className={css['text']}>
            <span>{words.notices.says(notice)}</span>
            {notice.kind === 'bad-scenario' ? <Problems problems={notice.problems} /> : null}
          </div>
          {notice.kind === 'rows-differ' ? (
            <Button onClick={onRebuild}>{words.notices.rebuild}</Button>
          ) : null}
          <IconButton
            icon="close"
            tone="quiet"
            label={words.notices.dismiss}
            onClick={() => onDismiss(notice)}
          />
        </div>
      ))}
    </section>
  )
}

interface ProblemsProps {
  readonly problems: readonly { readonly path: string; readonly what: string }[]
}

function Problems({ problems }: ProblemsProps) {
  const words = useWords()
  return (
    <details>
      <summary>{words.notices.details}</summary>
      <ul lang="en">
        {problems.map(({ path, what }, index) => (
          <li key={`${path}/${index}`}>
            <code>{path}</code>: {what}
          </li>
        ))}
      </ul>
    </details>
  )
}
