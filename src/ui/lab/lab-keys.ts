// What the Lab's keys do. Each has a button as well.
import { useMemo } from 'react'
import { type App, openAggregates } from '#app'
import { type Hotkeys, useHotkeys } from './hotkeys'
import { useSend } from './story-pane'
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
  const follow = (type: string) => () => {
    const target = openAggregates(app.run, MOST_LOOKED_AT).find(({ commands }) => commands.includes(type))
    if (target !== undefined) send({ type, id: target.id, fields: {} })
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
    KeyO: () => send({ type: 'PlaceOrder', id: null, fields: { product: 'desk', quantity: 1 } }),
    KeyP: follow('PayOrder'),
    KeyS: follow('ShipOrder'),
    KeyC: follow('CancelOrder'),
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
