// Optimistic UI: what a screen shows before the read model does, how it flickers when a read comes too early, and how it is rolled back.
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#kernel'
import { createClient, type WorkloadLine } from './client'
import { rig } from '../rig'

const change = (at: number): WorkloadLine => ({
  kind: 'command',
  at: at * 1000,
  command: { type: 'Change', id: 'o1', member: 'kim' },
})
const ask = (at: number): WorkloadLine => ({ kind: 'query', at: at * 1000, key: 'o1', member: 'kim' })
const accepted = { type: 'accepted', body: { id: 'o1', version: 2 } }

/** The read model catches up with version 2 at 200 ms. What the screen showed, as `version source`, in order. */
function screen(
  optimistic: 'none' | 'naive' | 'until-version',
  workload: readonly WorkloadLine[],
  answer: { readonly type: string; readonly body: JsonObject } | undefined = accepted,
) {
  let asked = 0
  const client = rig({
    machines: [
      createClient({
        id: 'client',
        toHandler: 'client->handler',
        toReadStores: ['client->read-store'],
        workload,
        reading: {
          routing: 'any',
          levelOf: () => 'eventual',
          remembers: false,
          technique: 'wait',
          timeout: 0,
          stick: 0,
          fallback: 'stale',
          bound: null,
          optimistic,
        },
        generate: () => undefined,
        remember: () => ({}),
      }),
    ],
    probes: {
      handler: () => answer,
      'read-store': ({ due }) => {
        asked += 1
        return { type: 'result', body: { key: 'o1', version: due < 200_000 ? 1 : 2, row: null } }
      },
    },
    links: ['client->handler', 'client->read-store'],
  })
  client.until(20_000)
  const shown = client.simulation.journal.flatMap(({ changes }) =>
    changes
      .filter(({ table }) => table === 'client.screen')
      .map(({ key, after }) => {
        const { version, source } = after as { readonly version: number; readonly source: string }
        expect(key).toBe('kim/o1')
        return `${version} ${source}`
      }),
  )
  return { shown, asked }
}

const story = [ask(0), change(100), ask(300)]

test('naive: a read that comes too early takes away what was just shown, until the next one', () => {
  expect(screen('naive', story).shown).toEqual(['1 read', '2 overlay', '2 overlay', '1 read', '2 read'])
})

test('until-version: what was shown stays until a read has come that far', () => {
  expect(screen('until-version', story).shown).toEqual(['1 read', '2 overlay', '2 overlay', '2 read'])
})

test('after a command that succeeded, the client looks again by itself', () => {
  expect(screen('naive', story).asked).toBe(3)
  expect(screen('none', story)).toEqual({ shown: [], asked: 2 })
})

describe('what was shown is rolled back', () => {
  test('when the command is rejected', () => {
    const { shown } = screen('until-version', [ask(0), change(100)], {
      type: 'rejected',
      body: { refusal: 'no' },
    })
    expect(shown).toEqual(['1 read', '2 overlay', '1 read'])
  })

  test('when nobody answers', () => {
    const client = screen('until-version', [ask(0), change(100)], { type: 'failed', body: { why: 'busy' } })
    expect(client.shown).toEqual(['1 read', '2 overlay', '1 read'])
  })
})

test('two own commands under way are shown one on top of the other', () => {
  const { shown } = screen('until-version', [ask(0), change(100), change(100.5), ask(300)])
  expect(shown.slice(0, 3)).toEqual(['1 read', '2 overlay', '3 overlay'])
  expect(shown.at(-1)).toBe('2 read')
})
