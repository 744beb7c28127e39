// The left column: what is being run and why, the commands, the load, and the door to faults.
import type { ReactNode } from 'react'
import type { Load } from '#app'
import { Button } from '../controls/button'
import { useWords } from '../text/provider'
import css from './story-panel.module.css'

/** Props of the left column. */
export interface StoryPanelProps {
  /** What is being run and why, or a lesson. */
  readonly story: ReactNode
  readonly commands: ReactNode
  readonly load: Load
  /** The form of the settings, folded up. */
  readonly settings?: ReactNode
  readonly onInject: () => void
  readonly injectHotkey?: string
}

/** The story and what can be done. */
export function StoryPanel(props: StoryPanelProps) {
  const words = useWords()
  const { story, commands, load, onInject, injectHotkey } = props
  return (
    <div className={css['story']}>
      {story}
      {commands}
      <Workload load={load} />
      {props.settings}
      <div className={css['foot']}>
        <Button tone="fault" icon="bolt" wide hotkey={injectHotkey} onClick={onInject} data-testid="inject">
          {words.commands.inject}
        </Button>
      </div>
    </div>
  )
}

/** What is being run and why. */
export const Story = ({ title, summary }: { readonly title: string; readonly summary: string }) => (
  <div className={css['text']}>
    <h2>{title}</h2>
    <p className={css['summary']}>{summary}</p>
  </div>
)

function Workload({ load }: { readonly load: Load }) {
  const { commands, format } = useWords()
  const { count, rate } = format
  const parts = [
    load.commandsPerSecond > 0 ? commands.commandsPerSecond(rate(load.commandsPerSecond)) : '',
    load.queriesPerSecond > 0 ? commands.queriesPerSecond(rate(load.queriesPerSecond)) : '',
    load.scripted > 0 ? commands.scripted(count(load.scripted)) : '',
  ].filter((part) => part !== '')
  return (
    <section className={css['load']}>
      <h3>{commands.workload}</h3>
      {parts.length === 0 ? <p>{commands.noWorkload}</p> : null}
      {parts.map((part) => (
        <p key={part}>{part}</p>
      ))}
    </section>
  )
}
