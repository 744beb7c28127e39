// The settings in their place: the form of the present design; a change begins the run anew with it.
import { useMemo } from 'react'
import { catalogue, withSettingMended } from '#app'
import { SettingsPanel } from '../panels/settings-panel'
import { useBegin } from './setup'
import { useAppState } from './use-app'

export function SettingsPane() {
  const run = useAppState((state) => state.run)
  const begin = useBegin()
  const { scenario } = run
  const specs = useMemo(
    () => catalogue().pipelines.find(({ id }) => id === scenario.pipeline)?.settings ?? [],
    [scenario.pipeline],
  )
  return (
    <SettingsPanel
      specs={specs}
      settings={scenario.settings}
      features={run.subject.domain.features}
      onChange={(path, value) => begin(withSettingMended(scenario, `settings.${path}`, value))}
    />
  )
}
