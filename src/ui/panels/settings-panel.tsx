// The settings of a design as a form, folded up until somebody wants them: each with its unit and what it does.
import { useMemo } from 'react'
import { useWords } from '../text/provider'
import { named } from '../text/vocabulary'
import panel from './panel.module.css'
import { SettingField } from './setting-field'
import { type Feature, type SettingGroup, type SettingRow, settingGroups, type Spec } from './setting-groups'
import css from './settings-panel.module.css'

/** Props of the form. */
export interface SettingsPanelProps {
  readonly specs: readonly Spec[]
  /** The settings in force, as a tree; times in microseconds. */
  readonly settings: object
  readonly features: readonly Feature[]
  /** A value as a scenario file writes it. */
  readonly onChange: (path: string, value: unknown) => void
}

/** The form. */
export function SettingsPanel({ specs, settings, features, onChange }: SettingsPanelProps) {
  const words = useWords()
  const groups = useMemo(() => settingGroups(specs, settings), [specs, settings])
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  const changed = groups.reduce((sum, { rows }) => sum + rows.filter(isChanged).length, 0)
  return (
    <details className={css['settings']} data-testid="settings">
      <summary className={css['summary']}>
        <h3>{words.settings.title}</h3>
        <span className={panel['soft']}>
          {changed === 0
            ? words.settings.count(words.format.count(count))
            : words.settings.changed(words.format.count(changed))}
        </span>
      </summary>
      <p className={panel['soft']}>{words.settings.hint}</p>
      {groups.map((group) => (
        <Group key={group.id} group={group} features={features} onChange={onChange} />
      ))}
    </details>
  )
}

const isChanged = ({ changed }: SettingRow): boolean => changed

interface GroupProps extends Pick<SettingsPanelProps, 'features' | 'onChange'> {
  readonly group: SettingGroup
}

function Group({ group, features, onChange }: GroupProps) {
  const words = useWords()
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
