// What the Lab's keys do. Each has a button as well.
import { useMemo } from 'react'
import { type App, openAggregates, usualFields } from '#app'
import { commandKeys, type Hotkeys, useHotkeys } from './hotkeys'
import { type KeyAct, KEYS } from './key-table'
import type { ZoomActs } from '../controls/zoom-buttons'
import { nextNumber, useSend } from './story-pane'
import { useApp } from './use-app'

/** How many aggregates are looked at for one that a command fits. */
const MOST_LOOKED_AT = 30

/** What keys do to the page around the run. */
export interface Openings extends Partial<ZoomActs> {
  readonly inject: () => void
  readonly palette: () => void
  readonly keys: () => void
}

/** Listens to the Lab's keys while the page stands. Gives back what each does, for whoever offers it otherwise. */
export function useLabKeys(openings: Openings): Acts {
  const app = useApp()
  const send = useSend()
  const acts = useMemo(() => actsOf(app, send, openings), [app, send, openings])
  const keys = useMemo(
    (): Hotkeys =>
      Object.fromEntries(KEYS.flatMap(({ act, codes }) => codes.map((code) => [code, acts[act]]))),
    [acts],
  )
  useHotkeys(keys)
  return acts
}

/** What the keys do. */
export type Acts = { readonly [act in Exclude<KeyAct, keyof ZoomActs>]: () => void } & Partial<ZoomActs>

function actsOf(app: App, send: ReturnType<typeof useSend>, openings: Openings): Acts {
  const { travel } = app
  /** Sends the command that has a letter on its button, to the first aggregate that it fits. */
  const press = (letter: string) => () => {
    const { commands } = app.run.subject.domain
    const keys = commandKeys(commands)
    const spec = commands.find(({ type }) => keys[type] === letter)
    if (spec === undefined) return
    if (spec.creates)
      return send({ type: spec.type, id: null, fields: usualFields(spec, nextNumber(app.run)) })
    for (const { id, offers } of openAggregates(app.run, MOST_LOOKED_AT)) {
      const offer = offers.find(({ type }) => type === spec.type)
      if (offer !== undefined) return send({ ...offer, id })
    }
  }
  return {
    play: () => travel.toggle(),
    step: () => travel.step(1),
    back: () => travel.step(-1),
    'next-marker': () => travel.seekMarker('next'),
    'previous-marker': () => travel.seekMarker('previous'),
    'to-start': () => travel.seekStep(0),
    'to-end': () => travel.seekStep(app.run.journal.length),
    create: press('O'),
    first: press('P'),
    second: press('S'),
    third: press('C'),
    restart: () => restartAll(app),
    ...openings,
  }
}

/** Restarts whatever is down. */
function restartAll(app: App): void {
  for (const { id } of app.run.components) {
    const life = app.run.simulation.rows.get('lives', id) as { readonly status: string } | undefined
    if (life?.status === 'down') app.acts.act({ kind: 'restart', component: id })
  }
}
