// Which scenario long work is about: the one in the Lab now, or a bundled one.
import { bundled, type Scenario } from '#app'
import { Select } from '../controls/select'
import { useAppState } from '../lab/use-app'
import { useWords } from '../text/provider'
import { usePageWords } from './page-words'

/** The choice for the scenario of the run in the Lab. No scenario's id begins like this. */
export const PRESENT = '(present)'

/** The scenario that a choice stands for. */
export function useChosen(choice: string): Scenario {
  const present = useAppState((state) => state.run.scenario)
  return bundled.find(({ id }) => id === choice) ?? present
}

/** Props of the choice. */
export interface ScenarioChoiceProps {
  readonly value: string
  readonly onChange: (choice: string) => void
}

/** Picks a scenario. */
export function ScenarioChoice({ value, onChange }: ScenarioChoiceProps) {
  const { locale } = useWords()
  const { work } = usePageWords()
  const present = useAppState((state) => state.run.scenario)
  const options = [
    { value: PRESENT, label: work.present(present.title[locale]) },
    ...bundled.map(({ id, title }) => ({ value: id, label: title[locale] })),
  ]
  return (
    <Select
      label={work.scenario}
      value={value}
      options={options}
      onChange={onChange}
      data-testid="work:scenario"
    />
  )
}
