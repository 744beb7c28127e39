// The settings in their place: the form of the present design; a change begins the run anew with it.
import { SettingsPanel } from '../panels/settings-panel'
import { useBegin } from './setup'
import { useAppState } from './use-app'

export function SettingsPane() {
  const { scenario } = useAppState((state) => state.run)
  const begin = useBegin()
  const { pipeline, domain } = scenario.kit
  return (
    <SettingsPanel
      specs={pipeline.settings}
      settings={scenario.settings}
      features={domain.features}
      onChange={(path, value) =>
        begin(({ withSettingMended }) => withSettingMended(scenario, `settings.${path}`, value))
      }
    />
  )
}
