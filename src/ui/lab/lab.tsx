// The Lab: the page on which one run is played, broken and understood. Wires the views to the app; draws nothing itself.
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { App, Target } from '#app'
import { FaultDialog } from '../panels/fault-dialog'
import { Nav } from '../shell/nav'
import { type Sheet, Shell } from '../shell/shell'
import { en } from '../text/en'
import { ko } from '../text/ko'
import { WordsProvider } from '../text/provider'
import { showTheme } from '../theme/theme'
import { DiagramPane } from './diagram-pane'
import { LabHistory } from './history-pane'
import { InspectPane, type InspectTab, tabOf } from './inspect-pane'
import { useLabKeys } from './lab-keys'
import css from './lab.module.css'
import { NextStep } from './next-step'
import { useSetup } from './setup'
import { ShareButton } from './share-button'
import { StoryPane } from './story-pane'
import { LabTransport } from './transport-pane'
import { useAnnouncement } from './use-announcement'
import { AppContext, useApp, useAppState } from './use-app'

/** The Lab of an app. */
export function Lab({ app }: { readonly app: App }) {
  return (
    <AppContext value={app}>
      <InLanguage />
    </AppContext>
  )
}

function InLanguage() {
  const lang = useAppState((state) => state.lang)
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  return (
    <WordsProvider words={lang === 'ko' ? ko : en}>
      <Page />
    </WordsProvider>
  )
}

const prefersDark = matchMedia('(prefers-color-scheme: dark)')
const watchScheme = (listen: () => void) => {
  prefersDark.addEventListener('change', listen)
  return () => prefersDark.removeEventListener('change', listen)
}

/** The theme in force: what was chosen, or what the system is set to. */
function useTheme(): 'light' | 'dark' {
  const chosen = useAppState((state) => state.theme)
  const system = useSyncExternalStore(watchScheme, () => (prefersDark.matches ? 'dark' : 'light'))
  const theme = chosen === 'auto' ? system : chosen
  useEffect(() => showTheme(document.documentElement, theme), [theme])
  return theme
}

function Page() {
  const app = useApp()
  const theme = useTheme()
  const lang = useAppState((state) => state.lang)
  const notices = useAppState((state) => state.notices)
  const selection = useAppState((state) => state.selection)
  const caption = useAppState((state) => state.caption)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [tab, setTab] = useState<InspectTab>('models')
  const [injecting, setInjecting] = useState(false)
  useFollowSelection(selection, setTab, setSheet)
  const inject = useCallback(() => setInjecting(true), [])
  useLabKeys(inject)
  const announcement = useAnnouncement()
  return (
    <Shell
      nav={<Nav views={[{ view: 'lab', href: './' }]} current="lab" />}
      setup={useSetup()}
      share={<ShareButton />}
      locale={lang}
      onLocale={(next) => app.setPreferences({ lang: next })}
      theme={theme}
      onTheme={(next) => app.setPreferences({ theme: next })}
      notices={notices}
      onRebuild={() => void app.shelf.rebuild()}
      onDismiss={({ kind }) => app.dismiss(kind)}
      announcement={announcement}
      story={<StoryPane onInject={inject} next={<NextStep place="story" />} />}
      diagram={
        <>
          <DiagramPane />
          <NextStep place="diagram" />
          {caption === '' ? null : <p className={css['caption']}>{caption}</p>}
          <Injecting open={injecting} onClose={() => setInjecting(false)} />
        </>
      }
      history={<LabHistory />}
      inspect={<InspectPane tab={tab} onTab={setTab} />}
      transport={<LabTransport />}
      sheet={sheet}
      onSheet={setSheet}
    />
  )
}

/** Selecting a thing opens what tells about it; deselecting leaves the panel where it is. */
function useFollowSelection(
  selection: Target | null,
  setTab: (tab: InspectTab) => void,
  setSheet: (sheet: Sheet) => void,
): void {
  const [followed, setFollowed] = useState(selection)
  if (followed === selection) return
  setFollowed(selection)
  if (selection === null) return
  setTab(tabOf(selection))
  setSheet('inspect')
}

function Injecting({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const app = useApp()
  const run = useAppState((state) => state.run)
  const selection = useAppState((state) => state.selection)
  const target = selection?.kind === 'component' || selection?.kind === 'link' ? selection.id : null
  return (
    <FaultDialog
      open={open}
      now={app.at}
      target={target}
      components={run.components
        .filter(({ kind }) => kind !== 'client')
        .map(({ id, points }) => ({ component: id, points }))}
      links={run.links.map(({ id }) => id)}
      messageTypes={open ? run.messageTypes : []}
      onInject={(fault) => void app.acts.inject(fault)}
      onClose={onClose}
    />
  )
}
