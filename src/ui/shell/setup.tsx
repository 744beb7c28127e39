// What is being run: scenario, pipeline and the choices that go with it.
import { Select } from '../controls/select'
import type { SelectOption } from '../controls/select'
import { useWords } from '../text/provider'
import css from './header.module.css'

/** What can be chosen in the header. */
export type SetupChoice = 'scenario' | 'pipeline' | 'broker' | 'readStore' | 'consistency' | 'domain'

/** Props of the header's selects; one that offers a single option is shown disabled, once all options are there. */
export interface SetupProps {
  readonly values: {
    readonly [choice in SetupChoice]: { readonly value: string; readonly options: readonly SelectOption[] }
  }
  readonly isComplete: boolean
  readonly onChange: (choice: SetupChoice, value: string) => void
}

const choices: readonly SetupChoice[] = [
  'scenario',
  'pipeline',
  'broker',
  'readStore',
  'consistency',
  'domain',
]

/** The selects of the header. */
export function Setup({ values, isComplete, onChange }: SetupProps) {
  const { shell } = useWords()
  return (
    <div className={css['selects']} role="group" aria-label={shell.header}>
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
