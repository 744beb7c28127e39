// The selects of the header: what the present scenario is made of, and what choosing something else does.
import { useMemo } from 'react'
import { bundled, catalogue, type Scenario, withSetting } from '#app'
import type { SetupChoice, SetupProps } from '../shell/setup'
import { useWords } from '../text/provider'
import { named, type Vocabulary } from '../text/vocabulary'
import { useApp, useAppState } from './use-app'

/** The header's selects for the present run. A choice begins a run anew with it. */
export function useSetup(): SetupProps {
  const app = useApp()
  const { names } = useWords()
  const scenario = useAppState((state) => state.run.scenario)
  const lang = useAppState((state) => state.lang)
  return useMemo(
    () => ({
      values: valuesOf(scenario, lang, names),
      onChange: (choice, value) => {
        const chosen = chosenScenario(scenario, choice, value)
        if (chosen !== undefined) void app.shelf.load(chosen)
      },
    }),
    [app, names, scenario, lang],
  )
}

function valuesOf(scenario: Scenario, lang: 'en' | 'ko', names: Vocabulary): SetupProps['values'] {
  const { pipelines, domains } = catalogue()
  const titled = ({
    id,
    title,
  }: {
    readonly id: string
    readonly title: { readonly en: string; readonly ko: string }
  }) => ({
    value: id,
    label: title[lang],
  })
  const own = bundled.some(({ id }) => id === scenario.id) ? [] : [titled(scenario)]
  const { broker, readStore } = scenario.settings
  return {
    scenario: { value: scenario.id, options: [...own, ...bundled.map(titled)] },
    pipeline: { value: scenario.pipeline, options: pipelines.map(titled) },
    broker: { value: broker, options: [{ value: broker, label: named(names.brokers, broker) }] },
    readStore: {
      value: readStore,
      options: [{ value: readStore, label: named(names.readStores, readStore) }],
    },
    domain: {
      value: scenario.domain,
      options: domains.map(({ id }) => ({ value: id, label: named(names.domains, id) })),
    },
  }
}

function chosenScenario(scenario: Scenario, choice: SetupChoice, value: string): Scenario | undefined {
  if (choice === 'scenario') return bundled.find(({ id }) => id === value)
  const path = choice === 'broker' || choice === 'readStore' ? `settings.${choice}` : choice
  const changed = withSetting(scenario, path, value)
  return changed.ok ? changed.value : undefined
}
