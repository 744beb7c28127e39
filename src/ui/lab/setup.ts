// The selects of the header: what the present scenario is made of, and what choosing something else does.
import { useCallback, useMemo } from 'react'
import { catalogue, type Scenario, type Switch, type Switched, switched } from '#app'
import type { SelectOption } from '../controls/select'
import type { SetupChoice, SetupProps } from '../shell/setup'
import { useWords } from '../text/provider'
import { named } from '../text/vocabulary'
import type { Words } from '../text/words'
import { useApp, useAppState } from './use-app'

/** The header's selects for the present run. A choice begins a run anew with it. */
export function useSetup(): SetupProps {
  const words = useWords()
  const scenario = useAppState((state) => state.run.scenario)
  const begin = useBegin()
  return useMemo(
    () => ({
      values: valuesOf(scenario, words),
      onChange: (choice, value) => begin(switched(scenario, choice, value)),
    }),
    [words, scenario, begin],
  )
}

/** Begins a run anew with a scenario that was changed, and says quietly what had to be left out. */
export function useBegin(): (next: Switched | undefined) => void {
  const app = useApp()
  return useCallback(
    (next) => {
      if (next === undefined) return
      const { faults, lines } = next.leftOut
      void app.shelf.load(next.scenario)
      if (faults + lines > 0) app.notice({ kind: 'left-out', faults, lines })
      else app.dismiss('left-out')
    },
    [app],
  )
}

interface Titled {
  readonly id: string
  readonly title: { readonly en: string; readonly ko: string }
}

function valuesOf(scenario: Scenario, words: Words): SetupProps['values'] {
  const { names, locale } = words
  const titled = ({ id, title }: Titled): SelectOption => ({ value: id, label: title[locale] })
  const { pipelines, domains } = catalogue()
  const setting = (
    choice: 'broker' | 'readStore' | 'consistency',
    labels: { readonly [code: string]: string },
  ) => settingOf(scenario, choice, { labels, none: words.shell.noneHere })
  return {
    pipeline: {
      value: scenario.pipeline,
      options: possible(scenario, 'pipeline', pipelines.map(titled)),
    },
    broker: setting('broker', names.brokers),
    readStore: setting('readStore', names.readStores),
    consistency: setting('consistency', names.choices),
    domain: {
      value: scenario.domain,
      options: possible(
        scenario,
        'domain',
        domains.map(({ id }) => ({ value: id, label: named(names.domains, id) })),
      ),
    },
  }
}

/** A setting that has its place in the header; a design that does not have it says so. */
function settingOf(
  scenario: Scenario,
  choice: 'broker' | 'readStore' | 'consistency',
  { labels, none }: { readonly labels: { readonly [code: string]: string }; readonly none: string },
): SetupProps['values'][SetupChoice] {
  const { settings = [] } = catalogue().pipelines.find(({ id }) => id === scenario.pipeline) ?? {}
  const spec = settings.find(({ path }) => path === choice)
  if (spec?.type !== 'choice') return { value: '', options: [{ value: '', label: none }] }
  const options = spec.choices.map((value) => ({ value, label: capital(named(labels, value)) }))
  return { value: scenario.settings[choice], options: possible(scenario, choice, options) }
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** The options that some scenario can have, the present one among them. */
const possible = (
  scenario: Scenario,
  choice: Switch,
  options: readonly SelectOption[],
): readonly SelectOption[] =>
  options.filter(({ value }) => value === presentOf(scenario, choice) || switched(scenario, choice, value))

const presentOf = (scenario: Scenario, choice: Switch): string =>
  choice === 'pipeline' || choice === 'domain' ? scenario[choice] : scenario.settings[choice]
