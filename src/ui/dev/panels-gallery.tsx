// The whole Lab with made-up data, for looking at it: /src/ui/dev/panels-gallery.html?lang=ko&theme=dark&tab=component&…
// Never part of the app.
import { useEffect, useState } from 'react'
import type { CommandSpec, OpenAggregate } from '#app'
import { Button } from '../controls/button'
import { GapChart } from '../history/gap-chart'
import { GapTable } from '../history/gap-table'
import { HistoryPane } from '../history/history-pane'
import type { HistoryView } from '../history/history-pane'
import { CommandsPanel } from '../panels/commands-panel'
import { FaultDialog } from '../panels/fault-dialog'
import { Story as About, StoryPanel } from '../panels/story-panel'
import { Nav } from '../shell/nav'
import { Shell } from '../shell/shell'
import type { Sheet } from '../shell/shell'
import { Transport } from '../shell/transport'
import { en } from '../text/en'
import { ko } from '../text/ko'
import { useWords, WordsProvider } from '../text/provider'
import { showTheme } from '../theme/theme'
import { history, idleHistory, notices } from './panels-fixtures'
import { ask, asked, Inspector, nothing } from './panels-inspector'

const busy = ask('history', 'short') === 'idle' ? idleHistory : history

const specs: readonly CommandSpec[] = [
  {
    type: 'PlaceOrder',
    creates: true,
    fields: [
      {
        type: 'choice',
        name: 'product',
        required: true,
        choices: ['desk', 'mug'],
        labels: { desk: { en: 'Desk', ko: '책상' }, mug: { en: 'Mug', ko: '머그컵' } },
      },
      { type: 'integer', name: 'quantity', required: true, min: 1, max: 20 },
      { type: 'string', name: 'member', required: false, maxLength: 40 },
    ],
  },
  { type: 'PayOrder', creates: false, fields: [] },
  { type: 'ShipOrder', creates: false, fields: [] },
  { type: 'CancelOrder', creates: false, fields: [] },
  {
    type: 'ChangeQuantity',
    creates: false,
    fields: [{ type: 'integer', name: 'quantity', required: true, min: 1, max: 20 }],
  },
]

const openOrder = (id: string, commands: readonly string[]): OpenAggregate => ({
  id,
  commands,
  offers: commands.map((type) => ({ type, fields: type === 'ChangeQuantity' ? { quantity: 3 } : {} })),
})

const places = {
  components: [
    { component: 'client', points: [] },
    { component: 'relay', points: ['after-read', 'after-publish', 'after-mark'] },
    { component: 'projector', points: ['after-fetch', 'after-apply', 'after-ack'] },
  ],
  links: ['relay->broker', 'broker->projector'],
  messageTypes: ['publish', 'fetch', 'apply'],
}

/** The Lab as the address asks for it. */
export function Gallery() {
  const [locale, setLocale] = useState<'en' | 'ko'>(ask('lang', 'en') === 'ko' ? 'ko' : 'en')
  return (
    <WordsProvider words={locale === 'ko' ? ko : en}>
      <Lab locale={locale} onLocale={setLocale} />
    </WordsProvider>
  )
}

interface LabProps {
  readonly locale: 'en' | 'ko'
  readonly onLocale: (locale: 'en' | 'ko') => void
}

function Lab({ locale, onLocale }: LabProps) {
  const words = useWords()
  const [theme, setTheme] = useState<'light' | 'dark'>(ask('theme', 'light') === 'dark' ? 'dark' : 'light')
  useEffect(() => showTheme(document.documentElement, theme), [theme])
  const [sheet, setSheet] = useState<Sheet | null>(asked.get('sheet') as Sheet | null)
  const [dialog, setDialog] = useState(ask('dialog', '') !== '')
  const one = (value: string, label: string) => ({
    value,
    options: [
      { value, label },
      { value: 'other', label: '—' },
    ],
  })
  return (
    <>
      <Shell
        nav={
          <Nav
            current="lab"
            onGo={(view) => location.assign(`#${view}`)}
            views={(
              ['lab', 'race', 'lessons', 'scenarios', 'matrix', 'search', 'sweep', 'model'] as const
            ).map((view) => ({
              view,
              href: `#${view}`,
            }))}
          />
        }
        setup={{
          isComplete: true,
          values: {
            pipeline: one(
              'outbox-polling',
              locale === 'ko' ? '아웃박스 + 폴링 릴레이' : 'Outbox + polling relay',
            ),
            broker: one('kafka', words.names.brokers.kafka),
            readStore: one('document', words.names.readStores.document),
            consistency: one('eventual', words.names.consistencies.eventual),
            domain: one('orders', words.names.domains.orders),
          },
          onChange: nothing,
        }}
        share={<Button onClick={nothing}>{words.shell.share}</Button>}
        locale={locale}
        onLocale={onLocale}
        theme={theme}
        onTheme={setTheme}
        notices={ask('notices', '') === '' ? [] : notices}
        onRebuild={nothing}
        onDismiss={nothing}
        announcement=""
        story={<Story onInject={() => setDialog(true)} />}
        diagram={<Shores />}
        history={<Past />}
        inspect={<Inspector />}
        transport={<Bar />}
        sheet={sheet}
        onSheet={setSheet}
      />
      <FaultDialog
        open={dialog}
        nextCommand={3}
        now={12_480_000}
        target={asked.get('dialog')}
        {...places}
        onInject={nothing}
        onClose={() => setDialog(false)}
      />
    </>
  )
}

function Story({ onInject }: { readonly onInject: () => void }) {
  const { locale } = useWords()
  return (
    <StoryPanel
      story={
        <About
          title={locale === 'ko' ? '가장 아픈 순간에 릴레이 죽이기' : 'Crash the relay where it hurts'}
          summary={
            locale === 'ko'
              ? '주문과 이벤트는 함께 커밋되었습니다. 이제 릴레이가 발행한 뒤, 전송 표시를 하기 전에 멈춰 세우세요.'
              : 'The order and its event were committed together. Now stop the relay after it published and before it marked the row as sent.'
          }
        />
      }
      commands={
        <CommandsPanel
          specs={specs}
          open={[
            openOrder('order-3', ['PayOrder', 'ShipOrder', 'CancelOrder', 'ChangeQuantity']),
            openOrder('order-2', ['ShipOrder', 'CancelOrder']),
          ]}
          next={4}
          hotkeys={{ PlaceOrder: 'O', PayOrder: 'P', ShipOrder: 'S', CancelOrder: 'C' }}
          onSend={nothing}
        />
      }
      load={{ commandsPerSecond: 4, queriesPerSecond: 20, scripted: 3 }}
      onInject={onInject}
      injectHotkey="F"
    />
  )
}

/** Stands for the diagram, which others draw. */
function Shores() {
  return (
    <svg width="100%" height="100%" aria-hidden="true">
      <rect width="50%" height="100%" fill="var(--write-wash)" />
      <rect x="50%" width="50%" height="100%" fill="var(--read-wash)" />
    </svg>
  )
}

function Past() {
  const [view, setView] = useState<HistoryView>(ask('view', 'gap') === 'table' ? 'table' : 'gap')
  const at = ask('past', '') === '' ? busy.end : 7_000_000
  return (
    <HistoryPane
      view={view}
      onView={setView}
      zooming={{ window: null, end: busy.end, at, onWindow: nothing }}
      gap={
        <GapChart
          history={ask('history', '') === 'none' ? { end: 0, gap: [], bands: [], marks: [] } : busy}
          at={at}
          onSeek={nothing}
        />
      }
      spaceTime={<p>space–time</p>}
      table={<GapTable history={busy} step={300} onSeekStep={nothing} />}
    />
  )
}

function Bar() {
  const past = ask('past', '') !== ''
  const acts = {
    onPlay: nothing,
    onPause: nothing,
    onReplay: nothing,
    onStep: nothing,
    onBack: nothing,
    onStart: nothing,
    onEnd: nothing,
    onMarker: nothing,
    onSeek: nothing,
    onSpeed: nothing,
    onReset: nothing,
  }
  return (
    <Transport
      playing={ask('playing', '') !== ''}
      atEnd={false}
      at={past ? 7_000_000 : 8_000_000}
      step={past ? 266 : 482}
      head={482}
      end={busy.end}
      speed={1}
      seed={7}
      marks={busy.marks}
      bands={busy.bands}
      {...acts}
    />
  )
}
