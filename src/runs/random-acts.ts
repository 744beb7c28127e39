// For tests: acts from outside at random, for whatever a run is made of.
import { emptyMemory } from '#domains'
import type { Control, JsonObject } from '#kernel'
import type { Run } from './run'

const ACTS = [
  ['job', 'refresh', {}],
  ['replica', 'pause', {}],
  ['replica', 'resume', {}],
  ['projector', 'redrive', {}],
  ['product-service', 'rename', { key: 'desk' }],
  ['command-handler', 'deploy', { lasts: 400_000 }],
  ['write-store', 'failover', {}],
  ['broker', 'failover', {}],
] as const

/** The control that a word and a number stand for in this run; undefined where it would mean nothing. */
export function controlOf(run: Run, what: string, which: number): Control | undefined {
  const mortal = run.components.filter(({ kind }) => kind !== 'client')
  const component = mortal[which % mortal.length]?.id ?? ''
  switch (what) {
    case 'crash':
    case 'restart':
      return { kind: what, component }
    case 'act':
      return actOf(run, which)
    case 'command':
      return commandOf(run, which)
    case 'drop':
    case 'duplicate':
    case 'hold':
    case 'release':
    case 'deliver':
      return handOn(run, what, which)
  }
  return undefined
}

function actOf(run: Run, which: number): Control {
  const known = ACTS.filter(([id]) => run.components.some((each) => each.id === id))
  const [component = '', type = '', body = {}] = known[which % known.length] ?? []
  return { kind: 'stimulus', component, type, body }
}

function commandOf(run: Run, which: number): Control {
  const { domain } = run.subject
  const memory = { ...emptyMemory, created: 90 + which }
  const made = domain.generate(domain.commands[0]?.type ?? '', () => 0, memory)
  const body = (made?.command ?? {}) as JsonObject
  return { kind: 'stimulus', component: 'client', type: 'command', body }
}

function handOn(
  run: Run,
  action: Extract<Control, { kind: 'message' }>['action'],
  which: number,
): Control | undefined {
  const ids = run.simulation.rows.keys('wires')
  const id = ids[which % Math.max(1, ids.length)]
  return id === undefined ? undefined : { kind: 'message', id, action }
}
