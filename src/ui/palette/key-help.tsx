// The list of keys: every key of the Lab with what it does, from the one table of keys.
import { Dialog } from '../controls/dialog'
import { commandKeys } from '../lab/hotkeys'
import { KEYS } from '../lab/key-table'
import { useAppState } from '../lab/use-app'
import { useAllWords } from '../text/all-words'
import { named } from '../text/vocabulary'
import { keyLine } from './entries'
import css from './palette.module.css'
import { type KeyGroup, usePaletteWords } from './palette-words'

/** Props of the list. */
export interface KeyHelpProps {
  readonly open: boolean
  readonly onClose: () => void
}

const GROUPS: readonly KeyGroup[] = ['transport', 'acts', 'page']

/** The keys, by what they are about. */
export function KeyHelp({ open, onClose }: KeyHelpProps) {
  const words = useAllWords()
  const own = usePaletteWords()
  const run = useAppState((state) => state.run)
  const letters = Object.entries(commandKeys(run.subject.domain.commands))
  /** Keys of commands do what the business of the run has for them. */
  const commandOf = (shown: string): string | undefined => {
    const found = letters.find(([, letter]) => letter === shown)
    return found === undefined ? undefined : named(words.names.commands, found[0])
  }
  return (
    <Dialog open={open} title={own.keysTitle} onClose={onClose} data-testid="key-help">
      {GROUPS.map((group) => (
        <section key={group} className={css['keys']}>
          <h3>{own.groups[group]}</h3>
          <dl>
            {KEYS.filter((key) => key.group === group).map(({ act, shown }) => {
              const line = keyLine(act, words, own) ?? commandOf(shown)
              return line === undefined ? null : (
                <div key={act}>
                  <dt>
                    <kbd>{shown}</kbd>
                  </dt>
                  <dd>{line}</dd>
                </div>
              )
            })}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
