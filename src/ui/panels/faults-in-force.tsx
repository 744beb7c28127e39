// The faults in force on one thing, each in a sentence with a button that ends it.
import type { FaultInForce } from '#app'
import { Button } from '../controls/button'
import { useAllWords } from '../text/all-words'
import css from './panel.module.css'

/** Opens the dialog with all that can strike the thing that is selected. */
export const MoreFaults = ({ onOpen }: { readonly onOpen: () => void }) => (
  <Button tone="fault" icon="bolt" onClick={onOpen} data-testid="inject-here">
    {useAllWords().inspect.more}
  </Button>
)

/** Props of the list. */
export interface FaultsInForceProps {
  readonly faults: readonly FaultInForce[]
  readonly onHeal: (id: string) => void
}

/** What is wrong with it now. */
export function FaultsInForce({ faults, onHeal }: FaultsInForceProps) {
  const words = useAllWords()
  return (
    <section className={css['section']}>
      <h3>{words.inspect.faults}</h3>
      {faults.length === 0 ? <p className={css['quiet']}>{words.inspect.noFaults}</p> : null}
      <ul className={css['list']}>
        {faults.map(({ id, fault }) => {
          const sentence = words.faults.says(fault)
          return (
            <li key={id} className={css['item']}>
              <span>{sentence}</span>
              <Button onClick={() => onHeal(id)} aria-label={words.inspect.healThis(sentence)}>
                {words.inspect.heal}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
