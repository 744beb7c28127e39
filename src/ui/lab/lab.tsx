// The Lab: the page on which one run is played, broken and understood. Wires the views to the app; draws nothing itself.
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import type { Target } from '#app'
import type { ZoomActs } from '../controls/zoom-buttons'
import { type Sheet, Shell } from '../shell/shell'
import { AppNav } from './app-nav'
import { Caption } from './caption'
import { DiagramPane } from './diagram-pane'
import type { InspectTab } from './inspect-pane'
import { useLabKeys } from './lab-keys'
import { Highlight } from './highlight'
import type { Injection } from './injecting'
import { LessonPane } from './lesson-pane'
import { Paced } from './paced'
import { type Quick, QuickAccess } from './quick-access'
import { useSetup } from './setup'
import { ShareButton } from './share-button'
import { StoryPane } from './story-pane'
import { LabTransport } from './transport-pane'
import { useAnnouncement } from './use-announcement'
import { useApp, useAppState } from './use-app'
import { useTools } from './use-tools'

/** The Lab of the app. */
export function Lab() {
  const app = useApp()
  const tools = useTools()
  const notices = useAppState((state) => state.notices)
  const selection = useAppState((state) => state.selection)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [tab, setTab] = useState<InspectTab>('models')
  const [injecting, setInjecting] = useState<Injection | null>()
  useFollowSelection(selection, setTab, setSheet)
  const [quick, setQuick] = useState<Quick>(null)
  const [zoom, setZoom] = useState<ZoomActs | null>(null)
  const inject = useCallback(() => setInjecting('anywhere'), [])
  const openings = useMemo(
    () => ({
      inject,
      palette: () => setQuick('palette'),
      keys: () => setQuick('keys'),
      ...zoom,
    }),
    [inject, zoom],
  )
  const acts = useLabKeys(openings)
  const announcement = useAnnouncement()
  return (
    <Shell
      nav={<AppNav />}
      setup={useSetup()}
      share={
        <>
          <QuickAccess open={quick} acts={acts} onOpen={setQuick} />
          <ShareButton />
        </>
      }
      {...tools}
      notices={notices}
      onRebuild={() => void app.shelf.rebuild()}
      onDismiss={({ kind }) => app.dismiss(kind)}
      announcement={announcement}
      story={
        <Paced phase={0}>
          <StoryPane onInject={inject} lesson={<LessonPane place="story" />} />
        </Paced>
      }
      diagram={
        <>
          <DiagramPane>
            <Suspense fallback={null}>
              <DiagramZoom onActs={setZoom} />
            </Suspense>
          </DiagramPane>
          <LessonPane place="diagram" />
          <Highlight />
          <Caption />
          {injecting === undefined ? null : (
            <Suspense fallback={null}>
              <Injecting where={injecting} onClose={() => setInjecting(null)} />
            </Suspense>
          )}
        </>
      }
      history={
        <Suspense fallback={null}>
          <Paced phase={1 / 3}>
            <LabHistory />
          </Paced>
        </Suspense>
      }
      inspect={
        <Suspense fallback={null}>
          <Paced phase={2 / 3}>
            <InspectPane tab={tab} onTab={setTab} onMore={() => setInjecting('here')} />
          </Paced>
        </Suspense>
      }
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
  setTab(selection.kind === 'row' ? 'models' : 'component')
  setSheet('inspect')
}

/** The history is the lower part of the first picture and the inspector its right one; of the others nothing is seen in it. */
const later = () => import('./later')
const LabHistory = lazy(async () => ({ default: (await later()).LabHistory }))
const InspectPane = lazy(async () => ({ default: (await later()).InspectPane }))
const DiagramZoom = lazy(async () => ({ default: (await later()).DiagramZoom }))
const Injecting = lazy(async () => ({ default: (await later()).Injecting }))
