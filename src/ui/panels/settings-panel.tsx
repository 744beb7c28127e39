// The settings of a design, folded up until somebody wants the form.
import { Suspense, useMemo, useState } from 'react'
import { useWords } from '../text/provider'
import { SettingsForm } from './later-views'
import panel from './panel.module.css'
import { type Feature, settingGroups, type Spec } from './setting-groups'
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
  const [wasOpened, setWasOpened] = useState(false)
  const groups = useMemo(() => settingGroups(specs, settings), [specs, settings])
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  const changed = groups.reduce((sum, { rows }) => sum + rows.filter((row) => row.changed).length, 0)
  return (
    <details className={css['settings']} onToggle={() => setWasOpened(true)} data-testid="settings">
      <summary className={css['summary']}>
        <h3>{words.settings.title}</h3>
        <span className={panel['soft']}>
          {changed === 0
            ? words.settings.count(words.format.count(count))
            : words.settings.changed(words.format.count(changed))}
        </span>
      </summary>
      {wasOpened ? (
        <Suspense fallback={null}>
          <SettingsForm groups={groups} features={features} onChange={onChange} />
        </Suspense>
      ) : null}
    </details>
  )
}
