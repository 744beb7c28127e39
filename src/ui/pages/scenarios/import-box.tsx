// Brings runs and scenarios in: files that are chosen, and what became of everything that was brought in so far.
import { useRef } from 'react'
import { Button } from '../../controls/button'
import { classNames } from '../../controls/class-names'
import { useApp } from '../../lab/use-app'
import { usePageWords } from '../page-words'
import css from './runs.module.css'
import type { Taken } from './use-taking'

/** Props of the box. */
export interface ImportBoxProps {
  /** Something else is looked at: where there is little room, the box only shows when it has something to say. */
  readonly isAside: boolean
  readonly taken: readonly Taken[]
  readonly onFiles: (files: readonly File[]) => void
}

/** The box below the filters. */
export function ImportBox({ isAside, taken, onFiles }: ImportBoxProps) {
  const { gallery } = usePageWords()
  const input = useRef<HTMLInputElement>(null)
  return (
    <section
      className={classNames(css['bring'], isAside && taken.length === 0 && css['aside'])}
      aria-label={gallery.bring}
    >
      <h3>{gallery.bring}</h3>
      <p>{gallery.bringHow}</p>
      <Button icon="plus" onClick={() => input.current?.click()}>
        {gallery.choose}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
        data-testid="import:files"
      />
      <ul className={css['taken']} role="status">
        {taken.map((each) => (
          <li key={each.key} data-testid="import:result">
            <Outcome taken={each} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Outcome({ taken: { name, outcome } }: { readonly taken: Taken }) {
  const app = useApp()
  const { gallery } = usePageWords()
  if (outcome === undefined) return <span>{gallery.reading}</span>
  // A demo has been opened: another page is shown.
  if (outcome.ok && 'demo' in outcome) return null
  if (outcome.ok)
    return (
      <>
        <span>{gallery.taken(outcome.name)}</span>
        {outcome.same ? null : <span className={css['differs']}>{gallery.otherwise}</span>}
        <Button onClick={() => void app.openKept(outcome.id)}>{gallery.open}</Button>
      </>
    )
  return (
    <>
      <span className={css['refused']}>{gallery.refused(name)}</span>
      <ul lang="en">
        {outcome.problems.map(({ path, what }, index) => (
          <li key={index}>
            {path === '' ? null : <code>{path}</code>} {what}
          </li>
        ))}
      </ul>
    </>
  )
}
