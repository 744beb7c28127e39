// The embed: a title with the gap beside it, the figure, and a bar under it. Everything in it is also there as text.
import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import { modelsOf, sceneOf } from '#app'
import { Chip } from '#ui/controls/chip.tsx'
import { DiagramPane } from '#ui/lab/diagram-pane.tsx'
import { LessonPane } from '#ui/lab/lesson-pane.tsx'
import { useApp, useAppState, useInstant } from '#ui/lab/use-app.ts'
import { useAnnouncement } from '#ui/lab/use-announcement.ts'
import { useWords } from '#ui/text/provider.tsx'
import css from './embed.module.css'
import { MiniBar } from './mini-bar'
import type { EmbedOptions } from './options'
import { type EmbedWords, embedWords } from './words'

// What the address did not ask for is fetched after the first picture or not at all.
const LabHistory = lazy(async () => ({ default: (await import('#ui/lab/history-pane.tsx')).LabHistory }))
const LabTransport = lazy(async () => ({
  default: (await import('#ui/lab/transport-pane.tsx')).LabTransport,
}))
const ModelsTable = lazy(async () => ({ default: (await import('./models-table')).ModelsTable }))

export interface EmbedViewProps {
  readonly options: EmbedOptions
  /** What of the address could not be used. */
  readonly warnings: readonly string[]
  /** The scenario of the address could not be opened: why, in words. */
  readonly trouble: readonly string[]
  /** Nobody embeds it: it was opened by itself. */
  readonly alone: boolean
  /** The address of the full app with the same run. */
  readonly full: string
}

/** The whole embed. */
export function EmbedView(props: EmbedViewProps) {
  const { options, full } = props
  const app = useApp()
  const lang = useAppState((state) => state.lang)
  const run = useAppState((state) => state.run)
  const caption = useAppState((state) => state.caption)
  const words = embedWords[lang]
  const announcement = useAnnouncement()
  return (
    <main className={css['embed']} data-view={options.view} data-transparent={options.transparent}>
      <Notes {...props} words={words} />
      <header className={css['head']}>
        <h1>{run.scenario.title[lang]}</h1>
        <GapChip />
      </header>
      <Figure view={options.view} />
      {caption === '' ? null : <p className={css['caption']}>{caption}</p>}
      <p className={css['unseen']} role="status">
        {announcement}
      </p>
      <TextEquivalent view={options.view} words={words} />
      <LessonPane place="frame" />
      {options.controls === 'full' ? (
        <div className={css['full']}>
          <Suspense fallback={null}>
            <LabTransport />
          </Suspense>
        </div>
      ) : (
        <MiniBar full={full} words={words} controls={options.controls} edit={options.edit} app={app} />
      )}
    </main>
  )
}

function Notes({ alone, warnings, trouble, full, words }: EmbedViewProps & { readonly words: EmbedWords }) {
  const shown = alone ? warnings : []
  if (!alone && trouble.length === 0) return null
  return (
    <div className={css['notes']}>
      {alone ? (
        <p>
          <a href={full}>{words.openFull}</a>
        </p>
      ) : null}
      {trouble.length === 0 ? null : (
        <div role="alert">
          {trouble.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {shown.length === 0 ? null : (
        <div lang="en">
          <p lang={undefined}>{words.warnings}</p>
          <ul>
            {shown.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** How far the models are apart, always in sight. */
function GapChip() {
  const app = useApp()
  const { format, history } = useWords()
  const instant = useInstant()
  const lang = useAppState((state) => state.lang)
  const { gap } = useMemo(() => sceneOf(instant.run, app.at), [app, instant])
  const words = embedWords[lang]
  const isWrong = gap.missing + gap.stale + gap.wrong > 0
  if (gap.events === 0 && !isWrong) return <Chip tone="ok">{words.same}</Chip>
  if (gap.events === 0) return <Chip tone="fault">{words.differs}</Chip>
  return <Chip tone="stale">{words.behind(history.behind(gap.events), format.duration(gap.age))}</Chip>
}

function Figure({ view }: { readonly view: EmbedOptions['view'] }): ReactNode {
  const diagram = (
    <div className={css['diagram']}>
      <DiagramPane />
    </div>
  )
  const history = (
    <div className={css['history']}>
      <Suspense fallback={null}>
        <LabHistory />
      </Suspense>
    </div>
  )
  switch (view) {
    case 'topology':
      return diagram
    case 'timeline':
      return history
    case 'split':
      return (
        <div className={css['split']}>
          {diagram}
          {history}
        </div>
      )
    case 'table':
      return (
        <Suspense fallback={null}>
          <ModelsTable />
        </Suspense>
      )
  }
}

/** The figure in words: what the scenario is, and the models side by side. Shown as the figure where it was asked for. */
function TextEquivalent({
  view,
  words,
}: {
  readonly view: EmbedOptions['view']
  readonly words: EmbedWords
}) {
  const app = useApp()
  const lang = useAppState((state) => state.lang)
  const instant = useInstant()
  const rows = useMemo(() => modelsOf(instant.run, app.at), [app, instant])
  return (
    <section className={css['unseen']} aria-label={words.textTitle}>
      <p>{instant.run.scenario.summary[lang]}</p>
      {view === 'table' || rows.length === 0 ? null : (
        <Suspense fallback={null}>
          <ModelsTable />
        </Suspense>
      )}
    </section>
  )
}
