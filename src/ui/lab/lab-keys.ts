// What the Lab's keys do. Each has a button as well.
import { useMemo } from 'react'
import { type App, openAggregates, usualFields } from '#app'
import { commandKeys, type Hotkeys, useHotkeys } from './hotkeys'
import { nextNumber, useSend } from './story-pane'
import { useApp } from './use-app'

/** How many aggregates are looked at for one that a command fits. */
const MOST_LOOKED_AT = 30

/** Listens to the Lab's keys while the page stands. */
export function useLabKeys(inject: () => void): void {
  const app = useApp()
  const send = useSend()
  const keys = useMemo(() => keysOf(app, send, inject), [app, send, inject])
  useHotkeys(keys)
}

function keysOf(app: App, send: ReturnType<typeof useSend>, inject: () => void): Hotkeys {
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
    Space: () => travel.toggle(),
    KeyK: () => travel.toggle(),
    ArrowRight: () => travel.step(1),
    ArrowLeft: () => travel.step(-1),
    'Shift+ArrowRight': () => travel.seekMarker('next'),
    'Shift+ArrowLeft': () => travel.seekMarker('previous'),
    Home: () => travel.seekStep(0),
    End: () => travel.seekStep(app.run.journal.length),
    KeyO: press('O'),
    KeyP: press('P'),
    KeyS: press('S'),
    KeyC: press('C'),
    KeyF: inject,
    KeyR: () => restartAll(app),
  }
}

/** Restarts whatever is down. */
function restartAll(app: App): void {
  for (const { id } of app.run.components) {
    const life = app.run.simulation.rows.get('lives', id) as { readonly status: string } | undefined
    if (life?.status === 'down') app.acts.act({ kind: 'restart', component: id })
  }
}
