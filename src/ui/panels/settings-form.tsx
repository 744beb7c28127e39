// The settings of a design as a form: each with its unit and what it does.
import { useAllWords } from '../text/all-words'
import { named } from '../text/vocabulary'
import panel from './panel.module.css'
import { SettingField } from './setting-field'
import type { SettingGroup, SettingRow } from './setting-groups'
import type { SettingsPanelProps } from './settings-panel'
import css from './settings-panel.module.css'

/** Props of the form. */
export interface SettingsFormProps extends Pick<SettingsPanelProps, 'features' | 'onChange'> {
  readonly groups: readonly SettingGroup[]
}

/** The groups of settings, each folded up but the first. */
export function SettingsForm({ groups, ...rest }: SettingsFormProps) {
  const words = useAllWords()
  return (
    <>
      <p className={panel['soft']}>{words.settings.hint}</p>
      {groups.map((group) => (
        <Group key={group.id} group={group} {...rest} />
      ))}
    </>
  )
}

const isChanged = ({ changed }: SettingRow): boolean => changed

interface GroupProps extends Omit<SettingsFormProps, 'groups'> {
  readonly group: SettingGroup
}

function Group({ group, features, onChange }: GroupProps) {
  const words = useAllWords()
  return (
    <details className={css['group']} open={group.id === 'general'} data-testid={`settings:${group.id}`}>
      <summary>
        {named(words.names.settingGroups, group.id)}
        {group.rows.some(isChanged) ? <span className={css['dot']} aria-hidden="true" /> : null}
      </summary>
      <div className={css['rows']}>
        {group.rows.map((row) => (
          <SettingField key={row.spec.path} row={row} features={features} onChange={onChange} />
        ))}
      </div>
    </details>
  )
}
