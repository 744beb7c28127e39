// The faults behind a run, each with the way to the same run without it: what if this had not happened?
import type { FaultInForce } from '#app'
import { Button } from '../controls/button'
import { useAllWords } from '../text/all-words'
import css from './panel.module.css'

/** Props of the list; ids are causes. */
export interface CausesListProps {
  readonly causes: readonly FaultInForce[]
  readonly onWithout: (cause: string) => void
  /** Puts the run beside itself without one of them. */
  readonly onRace: (cause: string) => void
}

/** The list. */
export function CausesList({ causes, onWithout, onRace }: CausesListProps) {
  const { commands, faults, shell } = useAllWords()
  return (
    <section className={css['section']}>
      <h3>{commands.causes}</h3>
      <ul className={css['list']}>
        {causes.map(({ id, fault }) => {
          const sentence = faults.says(fault)
          return (
            <li key={id} className={css['item']}>
              <span>{sentence}</span>
              <Button
                onClick={() => onRace(id)}
                aria-label={commands.raceWithout(sentence)}
                title={commands.raceWithout(sentence)}
                data-testid={`race:${id}`}
              >
                {shell.views.race}
              </Button>
              <Button
                onClick={() => onWithout(id)}
                aria-label={commands.withoutThis(sentence)}
                data-testid={`without:${id}`}
              >
                {commands.without}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
