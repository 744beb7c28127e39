// Everything that can be done from where one is, each as a line and an act: commands, faults, places in time, pages, scenarios, files.
import { type App, type ExportFormat, openAggregates, PAGES, usualFields } from '#app'
import type { Acts } from '../lab/lab-keys'
import { type KeyAct, KEYS } from '../lab/key-table'
import { nextNumber } from '../lab/story-pane'
import type { CommandWish } from '../panels/commands-panel'
import { saveRun } from '../share/saving'
import type { AllWords } from '../text/all-words'
import { componentName, explained, keyName, named, pointName, targetName } from '../text/vocabulary'
import type { PaletteWords } from './palette-words'

/** One line of the palette. */
export interface Entry {
  readonly id: string
  readonly line: string
  /** The key that does the same. */
  readonly hotkey?: string
  readonly act: () => void
}

/** What the entries are made from. */
export interface Around {
  readonly app: App
  readonly acts: Acts
  readonly send: (wish: CommandWish) => void
  readonly words: AllWords
  readonly own: PaletteWords
}

/** How many open aggregates and places in time are offered. */
const MOST_OPEN = 30
const MOST_PLACES = 60
/** How long what is crashed from here stays away, in microseconds. */
const AWAY = 2_000_000

const FORMATS: readonly ExportFormat[] = ['scenario', 'trace', 'csv', 'mermaid', 'cloudevents', 'perfetto']

/** All of them, what is nearest first. */
export const entriesOf = (around: Around): readonly Entry[] => [
  ...keyed(around),
  ...commands(around),
  ...faults(around),
  ...pages(around),
  ...places(around),
  ...looks(around),
  ...files(around),
  ...scenarios(around),
]

/** What a key of the table is for; keys whose command has a line of its own are left to that line. */
export function keyLine(
  act: KeyAct,
  { transport, commands, picture }: AllWords,
  own: PaletteWords,
): string | undefined {
  const lines: { readonly [act in KeyAct]?: string } = {
    play: `${transport.play}, ${transport.pause}`,
    step: transport.step,
    back: transport.back,
    'next-marker': transport.nextMarker,
    'previous-marker': transport.previousMarker,
    'to-start': transport.toStart,
    'to-end': transport.toEnd,
    inject: commands.inject,
    restart: own.restartAll,
    'zoom-in': picture.in,
    'zoom-out': picture.out,
    'zoom-fit': picture.fit,
    palette: own.title,
    keys: own.keysTitle,
  }
  return lines[act]
}

const keyed = ({ acts, words, own }: Around): readonly Entry[] =>
  KEYS.flatMap(({ act, shown }) => {
    const line = keyLine(act, words, own)
    const does = acts[act]
    if (line === undefined || does === undefined || act === 'palette') return []
    return [{ id: `key:${act}`, line, hotkey: shown, act: does }]
  })

function commands({ app, send, words, own }: Around): readonly Entry[] {
  const { run } = app
  const { names } = words
  const next = nextNumber(run)
  const fresh = run.subject.domain.commands
    .filter(({ creates }) => creates)
    .map((spec) => ({
      id: `command:${spec.type}`,
      line: named(names.commands, spec.type),
      act: () => send({ type: spec.type, id: null, fields: usualFields(spec, next) }),
    }))
  const following = openAggregates(run, MOST_OPEN).flatMap(({ id, offers }) =>
    offers.map((offer) => ({
      id: `command:${offer.type}:${id}`,
      line: own.send(named(names.commands, offer.type), keyName(names, id)),
      act: () => send({ ...offer, id }),
    })),
  )
  return [...fresh, ...following]
}

function faults({ app, words, own }: Around): readonly Entry[] {
  const { names } = words
  return app.run.components
    .filter(({ kind }) => kind !== 'client')
    .flatMap(({ id, points }) => {
      const name = componentName(names, id)
      const life = app.run.simulation.rows.get('lives', id) as { readonly status: string } | undefined
      if (life?.status === 'down')
        return [
          {
            id: `restart:${id}`,
            line: own.restart(name),
            act: () => void app.acts.act({ kind: 'restart', component: id }),
          },
        ]
      const now = { kind: 'crash', component: id, at: app.at, restartAfter: AWAY } as const
      return [
        { id: `crash:${id}`, line: own.crash(name), act: () => void app.acts.inject(now) },
        ...points.map((point) => ({
          id: `crash:${id}:${point}`,
          line: own.crashAt(name, pointName(names, id, point)),
          act: () =>
            void app.acts.inject({ kind: 'crash-at', component: id, point, nth: 1, restartAfter: AWAY }),
        })),
      ]
    })
}

const pages = ({ app, words, own }: Around): readonly Entry[] =>
  PAGES.map((page) => ({
    id: `page:${page}`,
    line: own.goTo(words.shell.views[page]),
    act: () => app.visit(page),
  }))

/** Crashes, acts and broken promises; commands are too many to be places. */
const places = ({ app, words, own }: Around): readonly Entry[] =>
  app
    .history()
    .marks.filter(({ kind }) => kind !== 'command')
    .slice(0, MOST_PLACES)
    .map(({ at, step, kind, target }) => ({
      id: `mark:${step}:${kind}:${target}`,
      line: own.goToMark(
        named(words.names.marks, kind),
        kind === 'violation' ? explained(words.names.checks, target).name : targetName(words.names, target),
        words.format.clock(at),
      ),
      act: () => app.travel.seekStep(step),
    }))

function looks({ app, words }: Around): readonly Entry[] {
  const { lang } = app.store.getState()
  const { shell } = words
  return [
    {
      id: 'language',
      line: lang === 'ko' ? shell.toEnglish : shell.toKorean,
      act: () => app.setPreferences({ lang: lang === 'ko' ? 'en' : 'ko' }),
    },
    { id: 'dark', line: shell.toDark, act: () => app.setPreferences({ theme: 'dark' }) },
    { id: 'light', line: shell.toLight, act: () => app.setPreferences({ theme: 'light' }) },
  ]
}

const files = ({ app, own }: Around): readonly Entry[] =>
  FORMATS.map((format) => ({
    id: `save:${format}`,
    line: own.save(format),
    act: () => void saveRun(app, format),
  }))

function scenarios({ app, own }: Around): readonly Entry[] {
  const { everything, lang } = app.store.getState()
  if (everything === undefined) return []
  return everything.BUNDLED.map(({ id, title }) => ({
    id: `scenario:${id}`,
    line: own.open(title[lang]),
    act: () => {
      const scenario = everything.bundledScenario(id)
      if (scenario !== undefined) void app.openInLab(scenario)
    },
  }))
}
