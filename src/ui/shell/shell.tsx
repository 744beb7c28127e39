// The page around the diagram: header, columns, history, transport. On small screens the columns become sheets.
import type { ReactNode } from 'react'
import type { Notice } from '#app'
import { Button } from '../controls/button'
import { classNames } from '../controls/class-names'
import { Icon } from '../controls/icon'
import type { IconName } from '../controls/icon'
import { useWords } from '../text/provider'
import { Header } from './header'
import { Notices } from './notices'
import { Setup, type SetupProps } from './setup'
import css from './shell.module.css'
import { Tools, type ToolsProps } from './tools'

/** A part of the page that is a sheet where there is no room for it; null: only the diagram is seen. */
export type Sheet = 'story' | 'history' | 'inspect' | 'setup'

/** Props of the shell. Everything is given; it arranges. */
export interface ShellProps extends ToolsProps {
  /** Links to the other pages. */
  readonly nav: ReactNode
  readonly setup: SetupProps
  readonly share: ReactNode
  readonly notices: readonly Notice[]
  readonly onRebuild: () => void
  readonly onDismiss: (notice: Notice) => void
  /** What a screen reader is told, politely; only after somebody acted. */
  readonly announcement: string
  readonly story: ReactNode
  readonly diagram: ReactNode
  readonly history: ReactNode
  readonly inspect: ReactNode
  readonly transport: ReactNode
  /** Which sheet is open on a small screen; on a large one it makes no difference. */
  readonly sheet: Sheet | null
  readonly onSheet: (sheet: Sheet | null) => void
}

/** The frame of the Lab. */
export function Shell(props: ShellProps) {
  const { sheet, onSheet } = props
  const words = useWords()
  const { shell } = words
  const part = (name: Sheet) => classNames(css[name], css['sheet'], sheet === name && css['open'])
  return (
    <div className={css['shell']} lang={words.locale} data-sheet={sheet ?? 'none'}>
      <Header
        nav={props.nav}
        tools={
          <>
            <SetupButton sheet={sheet} onSheet={onSheet} />
            {props.share}
            <Tools
              locale={props.locale}
              onLocale={props.onLocale}
              theme={props.theme}
              onTheme={props.onTheme}
            />
          </>
        }
      >
        <Setup {...props.setup} isOpen={sheet === 'setup'} />
      </Header>
      <Notices notices={props.notices} onRebuild={props.onRebuild} onDismiss={props.onDismiss} />
      <div className={css['main']}>
        <aside className={part('story')} id="sheet-story" aria-label={shell.story}>
          {props.story}
        </aside>
        <main className={css['diagram']} aria-label={shell.diagram}>
          {props.diagram}
        </main>
        <div className={part('history')} id="sheet-history">
          {props.history}
        </div>
        <aside className={part('inspect')} id="sheet-inspect" aria-label={shell.inspect}>
          {props.inspect}
        </aside>
      </div>
      <SheetBar sheet={sheet} onSheet={onSheet} />
      <footer className={css['transport']}>{props.transport}</footer>
      <p className={css['unseen']} role="status" aria-live="polite" data-testid="announcement">
        {props.announcement}
      </p>
    </div>
  )
}

const sheets: readonly (readonly [Sheet, IconName])[] = [
  ['story', 'bolt'],
  ['history', 'chart'],
  ['inspect', 'inspect'],
  ['setup', 'sliders'],
]

/** Opens the selects where the columns have room and the selects have not. */
function SetupButton({ sheet, onSheet }: Pick<ShellProps, 'sheet' | 'onSheet'>) {
  const { shell } = useWords()
  return (
    <Button
      icon="sliders"
      className={css['setupButton']}
      aria-expanded={sheet === 'setup'}
      aria-controls="sheet-setup"
      onClick={() => onSheet(sheet === 'setup' ? null : 'setup')}
      data-testid="header:setup"
    >
      {shell.setup}
    </Button>
  )
}

/** Opens and closes the sheets; only seen where there are sheets. */
function SheetBar({ sheet, onSheet }: Pick<ShellProps, 'sheet' | 'onSheet'>) {
  const { shell } = useWords()
  return (
    <nav className={css['sheets']} aria-label={shell.shown}>
      <button
        type="button"
        aria-pressed={sheet === null}
        onClick={() => onSheet(null)}
        data-testid="sheet:diagram"
      >
        <Icon name="diagram" />
        <span>{shell.diagram}</span>
      </button>
      {sheets.map(([name, icon]) => (
        <button
          key={name}
          type="button"
          aria-expanded={sheet === name}
          aria-controls={`sheet-${name}`}
          onClick={() => onSheet(sheet === name ? null : name)}
          data-testid={`sheet:${name}`}
        >
          <Icon name={icon} />
          <span>{shell[name]}</span>
        </button>
      ))}
    </nav>
  )
}
