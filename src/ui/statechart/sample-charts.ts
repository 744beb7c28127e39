// The statecharts of the components as pictures, for the tests and the gallery: the words of the machines, by hand.
import type { ChartPicture } from '#app'

type Arrows = { readonly [from: string]: { readonly [event: string]: string } }

function picture(initial: string, arrows: Arrows, final: readonly string[] = []): ChartPicture {
  const all: Arrows = { ...arrows, down: { restart: 'recovering' }, recovering: { recovered: initial } }
  const names = new Set([...Object.keys(all), ...final])
  return {
    initial,
    states: [...names].map((name) => ({ name, final: final.includes(name) })),
    transitions: Object.entries(all).flatMap(([from, events]) =>
      Object.entries(events).map(([event, to]) => ({ from, event, to })),
    ),
  }
}

/** By the kind of the component. */
export const sampleCharts: { readonly [kind: string]: ChartPicture } = {
  relay: picture('idle', {
    idle: { poll: 'polling', start: 'idle' },
    polling: {
      rows: 'publishing',
      'rows-mark-first': 'marking',
      nothing: 'idle',
      gap: 'idle',
      trouble: 'backing-off',
    },
    publishing: {
      proceed: 'publishing',
      acked: 'publishing',
      unacked: 'publishing',
      'all-acked': 'marking',
      'all-acked-marked-before': 'idle',
      exhausted: 'backing-off',
    },
    marking: { proceed: 'marking', marked: 'idle', 'marked-first': 'publishing', trouble: 'backing-off' },
    'backing-off': { poll: 'polling' },
  }),
  projector: picture('idle', {
    idle: { proceed: 'fetching' },
    fetching: {
      records: 'applying',
      'records-ack-first': 'acknowledging',
      empty: 'fetching',
      trouble: 'retrying',
    },
    applying: {
      handle: 'applying',
      applied: 'acknowledging',
      'applied-last': 'idle',
      trouble: 'retrying',
      'undecodable-retry': 'retrying',
      'undecodable-skip': 'acknowledging',
      'undecodable-park': 'parked',
    },
    acknowledging: {
      proceed: 'acknowledging',
      committed: 'applying',
      'committed-last': 'idle',
      trouble: 'acknowledging',
    },
    parked: { parked: 'acknowledging', 'parked-last': 'idle', trouble: 'retrying' },
    retrying: { again: 'applying', 'fetch-again': 'fetching' },
  }),
  'command-handler': picture(
    'idle',
    {
      idle: { command: 'deciding' },
      deciding: { accepted: 'writing', refused: 'responding', trouble: 'responding' },
      writing: { inserted: 'committing', conflict: 'deciding', 'too-many-conflicts': 'responding' },
      committing: { proceed: 'committing', committed: 'responding', aborted: 'responding' },
      responding: { proceed: 'answered' },
    },
    ['answered'],
  ),
  client: picture(
    'idle',
    {
      idle: { send: 'waiting', flow: 'idle' },
      waiting: { answered: 'done', refused: 'retrying', 'in-doubt': 'done' },
      retrying: { again: 'waiting', 'give-up': 'done' },
    },
    ['done'],
  ),
  broker: picture('ready', {
    ready: { publish: 'ready', repeated: 'ready', fetch: 'ready', replicated: 'ready' },
  }),
  'write-store': picture('ready', {
    ready: { load: 'ready', insert: 'ready', commit: 'committing', abort: 'ready' },
    committing: { load: 'committing', flushed: 'committing', 'last-flushed': 'ready' },
  }),
  'log-reader': picture('snapshotting', {
    snapshotting: { done: 'streaming', trouble: 'failed' },
    streaming: { rows: 'publishing', trouble: 'failed' },
    publishing: { acked: 'saving-offset', trouble: 'failed' },
    'saving-offset': { saved: 'streaming', trouble: 'failed' },
    failed: { again: 'streaming' },
  }),
}
