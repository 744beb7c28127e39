// Plays the workload: single commands and queries at their instants, and flows of them from the client's random streams.
import { type Effect, exponential, type JsonObject, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { type Client, issue, MEMORY, RECENT } from './client-rows'
import { write } from '../effects'
import { timerOf } from '../input'

/** For which screen a query is, and for which class of users: the consistency that it gets may depend on both. */
export interface QueryPurpose {
  readonly feature?: string
  readonly class?: string
  /** The only fields that are wanted. */
  readonly fields?: readonly string[]
}

/** One line of a workload, times in microseconds: a command, a query, or a flow of either. */
export type WorkloadLine =
  | { readonly kind: 'command'; readonly at: number; readonly command: JsonObject }
  | ({
      readonly kind: 'query'
      readonly at: number
      readonly key: string
      /** Another key that is to be read in the same statement. */
      readonly with?: string
      /** Who asks; absent: whoever wrote it. */
      readonly member?: string
    } & QueryPurpose)
  | {
      readonly kind: 'commands'
      readonly from: number
      readonly until: number
      readonly perSecond: number
      readonly mix: { readonly [type: string]: number }
    }
  | ({
      readonly kind: 'queries'
      readonly from: number
      readonly until: number
      readonly perSecond: number
    } & QueryPurpose)

export const playing = (client: Client): Actions<'armWorkload' | 'flow'> => ({
  armWorkload: ({ view }) =>
    client.options.workload.flatMap((line, index) => {
      // After a crash: what was to be sent earlier was sent, or nobody was there to send it.
      if ('at' in line && line.at < view.now) return []
      if (line.kind === 'command')
        return [issue(`line-${index}`, line.at - view.now, 'command', line.command)]
      if (line.kind === 'query')
        return [issue(`line-${index}`, line.at - view.now, 'query', contentOf(line.key, line))]
      return armFlow(client, view, index)
    }),
  flow: ({ input, view }) => {
    const index = Number(timerOf(input).key.slice('flow/'.length))
    const want = drawn(client, view, client.options.workload[index])
    if (want === undefined) return armFlow(client, view, index)
    return [
      ...(want.memory === undefined ? [] : [write(client.memory, MEMORY, want.memory)]),
      issue(`flow-${index}`, 0, want.kind, want.content),
      ...armFlow(client, view, index),
    ]
  },
})

/** Independent arrivals: the time to the next one is exponential. */
function armFlow({ options }: Client, view: View, index: number): readonly Effect[] {
  const line = options.workload[index]
  if (line === undefined || line.kind === 'command' || line.kind === 'query') return []
  const wait = exponential(view.drawWord(`workload:${index}`), 1_000_000 / line.perSecond)
  const at = Math.max(view.now, line.from) + Math.ceil(wait)
  if (at > line.until) return []
  return [{ kind: 'wake', key: `flow/${index}`, after: at - view.now }]
}

interface Drawn {
  readonly kind: 'command' | 'query'
  readonly content: JsonObject
  readonly memory: JsonObject | undefined
}

/** What a due flow wants to send; undefined where nothing would make sense now. */
function drawn(client: Client, view: View, line: WorkloadLine | undefined): Drawn | undefined {
  if (line?.kind === 'queries') {
    const keys = view.get(client.recent, RECENT) ?? []
    const key = keys[view.draw('queries', Math.max(1, keys.length))]
    return key === undefined ? undefined : { kind: 'query', content: contentOf(key, line), memory: undefined }
  }
  if (line?.kind !== 'commands') return undefined
  const draw = (bound: number) => view.draw('workload', bound)
  const made = client.options.generate(pick(line.mix, draw), draw, view.get(client.memory, MEMORY))
  return made === undefined ? undefined : { kind: 'command', content: made.command, memory: made.memory }
}

/** What a query says; what its line leaves out is left out. */
const contentOf = (
  key: string,
  {
    with: other,
    member,
    feature,
    class: userClass,
    fields,
  }: QueryPurpose & { readonly with?: string; readonly member?: string },
): JsonObject => ({
  key,
  ...(other === undefined ? {} : { with: other }),
  ...(member === undefined ? {} : { member }),
  ...(feature === undefined ? {} : { feature }),
  ...(userClass === undefined ? {} : { class: userClass }),
  ...(fields === undefined ? {} : { fields }),
})

/** Chooses a command type by weight. */
function pick(mix: { readonly [type: string]: number }, draw: (bound: number) => number): string {
  const types = Object.keys(mix)
  const total = types.reduce((sum, type) => sum + (mix[type] ?? 0), 0)
  let left = draw(total)
  for (const type of types) {
    left -= mix[type] ?? 0
    if (left < 0) return type
  }
  return types[0] ?? ''
}
