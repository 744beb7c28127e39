// What the page offers to do: the next free id, the aggregates that can be told something, the load at an instant.
import { inNaturalOrder } from '#checks'
import type { AggregateState } from '#domains'
import type { Run } from '#runs'
import { Instant, numberIn } from './instant'

/** An id that no aggregate of the run has yet, also not one that is still on its way. */
export function nextId(run: Run): string {
  const instant = new Instant(run, run.simulation.now)
  const requested = [...instant.records('client.requests')].map(([, row]) =>
    numberIn(String((row['content'] as { readonly id?: string }).id)),
  )
  const made = Number(instant.fields('client.memory', 'memory')?.['created'] ?? 0)
  const stored = instant.keys(run.traits.truth).map(numberIn)
  const highest = [...requested, ...stored].reduce((most, each) => Math.max(most, each), made)
  return `${run.subject.domain.aggregate}-${highest + 1}`
}

export interface OpenAggregate {
  readonly id: string
  /** Command types that the business would accept for it now. */
  readonly commands: readonly string[]
}

/** The newest aggregates that something can still be done with, newest first. */
export function openAggregates(run: Run, most: number): readonly OpenAggregate[] {
  const { domain } = run.subject
  const types = domain.commands.filter(({ creates }) => !creates)
  const instant = new Instant(run, run.simulation.now)
  const { truth } = run.traits
  const open: OpenAggregate[] = []
  for (const id of inNaturalOrder(instant.keys(truth)).toReversed()) {
    const state = instant.fields(truth, id) as AggregateState
    const commands = types.filter(({ type, fields }) => {
      // A field that is free to choose: any value that changes something will do.
      const tries =
        fields.length === 0
          ? [{}]
          : [1, 2].map((value) => Object.fromEntries(fields.map(({ name }) => [name, value])))
      return tries.some((values) => domain.decide(state, { type, id, ...values }).ok)
    })
    if (commands.length > 0) open.push({ id, commands: commands.map(({ type }) => type) })
    if (open.length >= most) break
  }
  return open
}

export interface Load {
  readonly commandsPerSecond: number
  readonly queriesPerSecond: number
  /** Commands and queries that are written down one by one. */
  readonly scripted: number
}

/** What the workload asks for at an instant. */
export function loadAt(run: Run, at: number): Load {
  const load = { commandsPerSecond: 0, queriesPerSecond: 0, scripted: 0 }
  for (const cause of run.scenario.causes) {
    if (cause.kind !== 'line' || run.without.includes(cause.id)) continue
    const { line } = cause
    if (line.kind === 'command' || line.kind === 'query') load.scripted += 1
    else if (line.from <= at && at < line.until) {
      if (line.kind === 'commands') load.commandsPerSecond += line.perSecond
      else load.queriesPerSecond += line.perSecond
    }
  }
  return load
}
