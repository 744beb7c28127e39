// What the present scenario is made of: the pipeline and the choices that go with it.
import { classNames } from '../controls/class-names'
import { Select } from '../controls/select'
import type { SelectOption } from '../controls/select'
import { useWords } from '../text/provider'
import css from './header.module.css'

/** What can be chosen in the header. */
export type SetupChoice = 'pipeline' | 'broker' | 'readStore' | 'consistency' | 'domain'

/** Props of the header's selects; one that offers a single option is shown disabled, once all options are there. */
export interface SetupProps {
  readonly values: {
    readonly [choice in SetupChoice]: { readonly value: string; readonly options: readonly SelectOption[] }
  }
  readonly isComplete: boolean
  readonly onChange: (choice: SetupChoice, value: string) => void
}

const choices: readonly SetupChoice[] = ['pipeline', 'broker', 'readStore', 'consistency', 'domain']

/** The selects of the header; where it has no room for them, they are a sheet below it. */
export function Setup({ values, isComplete, onChange, isOpen }: SetupProps & { readonly isOpen: boolean }) {
  const { shell } = useWords()
  return (
    <div
      className={classNames(css['selects'], isOpen && css['open'])}
      id="sheet-setup"
      role="group"
      aria-label={shell.header}
    >
      {choices.map((choice) => (
        <Select
          key={choice}
          look="compact"
          label={shell[choice]}
          value={values[choice].value}
          options={values[choice].options}
          disabled={isComplete && values[choice].options.length < 2}
          onChange={(value) => onChange(choice, value)}
          data-testid={`setup:${choice}`}
        />
      ))}
    </div>
  )
}
