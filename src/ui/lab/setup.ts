// The selects of the header: what the present scenario is made of, and what choosing something else does.
import { useCallback, useMemo } from 'react'
import {
  type App,
  DESIGNS,
  DOMAIN_IDS,
  type Everything,
  type Scenario,
  type Switch,
  type Switched,
} from '#app'
import type { SelectOption } from '../controls/select'
import type { SetupProps } from '../shell/setup'
import { useWords } from '../text/provider'
import { named } from '../text/vocabulary'
import type { Words } from '../text/words'
import { useApp, useAppState } from './use-app'

/** The header's selects for the present run. A choice begins a run anew with it. */
export function useSetup(): SetupProps {
  const words = useWords()
  const scenario = useAppState((state) => state.run.scenario)
  const everything = useAppState((state) => state.everything)
  const begin = useBegin()
  return useMemo(
    () => ({
      values: valuesOf(scenario, words, everything),
      isComplete: everything !== undefined,
      onChange: (choice, value) => begin(({ switched }) => switched(scenario, choice, value)),
    }),
    [words, scenario, everything, begin],
  )
}

/** Makes another scenario out of the present one; undefined where it cannot be. */
type Change = (everything: Everything) => Switched | undefined

/** Begins a run anew with a scenario that was changed, and says quietly what had to be left out. */
export function useBegin(): (change: Change) => void {
  const app = useApp()
  return useCallback((change) => void beginChanged(app, change), [app])
}

async function beginChanged(app: App, change: Change): Promise<void> {
  const next = change(await app.everything())
  if (next === undefined) return
  const { faults, lines } = next.leftOut
  void app.shelf.load(next.scenario)
  if (faults + lines > 0) app.notice({ kind: 'left-out', faults, lines })
  else app.dismiss('left-out')
}

interface Titled {
  readonly id: string
  readonly title: { readonly en: string; readonly ko: string }
}

/** What each select offers; as long as not all is known, also what no scenario can have. */
function valuesOf(
  scenario: Scenario,
  words: Words,
  everything: Everything | undefined,
): SetupProps['values'] {
  const { names, locale } = words
  const titled = ({ id, title }: Titled): SelectOption => ({ value: id, label: title[locale] })
  const possible = (choice: Switch, options: readonly SelectOption[]): readonly SelectOption[] =>
    options.filter(
      ({ value }) =>
        everything === undefined ||
        value === presentOf(scenario, choice) ||
        everything.switched(scenario, choice, value),
    )
  const setting = (
    choice: 'broker' | 'readStore' | 'consistency',
    labels: { readonly [code: string]: string },
  ) => {
    const options = optionsOf(scenario, choice, labels)
    if (options === undefined) return { value: '', options: [{ value: '', label: words.shell.noneHere }] }
    return { value: scenario.settings[choice], options: possible(choice, options) }
  }
  return {
    pipeline: {
      value: scenario.pipeline,
      options: possible('pipeline', DESIGNS.map(titled)),
    },
    broker: setting('broker', names.brokers),
    readStore: setting('readStore', names.readStores),
    consistency: setting('consistency', names.consistencies),
    domain: {
      value: scenario.domain,
      options: possible(
        'domain',
        DOMAIN_IDS.map((id) => ({ value: id, label: named(names.domains, id) })),
      ),
    },
  }
}

/** The options of a setting that has its place in the header; undefined where the design does not have it. */
function optionsOf(
  scenario: Scenario,
  choice: 'broker' | 'readStore' | 'consistency',
  labels: { readonly [code: string]: string },
): readonly SelectOption[] | undefined {
  const spec = scenario.kit.pipeline.settings.find(({ path }) => path === choice)
  if (spec?.type !== 'choice') return undefined
  return spec.choices.map((value) => ({ value, label: capital(named(labels, value)) }))
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const presentOf = (scenario: Scenario, choice: Switch): string =>
  choice === 'pipeline' || choice === 'domain' ? scenario[choice] : scenario.settings[choice]
