// One trial, run and read: every command's author looks at once at what it wrote, and what all of it took is counted.
import type { Control, Message } from '#kernel'
import { parseScenario } from '#scenarios'
import { resultOf, type RunResult } from '../result'
import { Run } from '../run'
import { tellsOfOneSnapshot } from './snapshots'
import type { About, Trial } from './trials'

/** What a trial has shown. */
export interface Finding {
  readonly about: About
  readonly result: RunResult
  /** The longest that an answer took, in microseconds. */
  readonly longest: { readonly commands: number; readonly queries: number }
  /** Messages that a command cost, on average, beside those that poll in vain. */
  readonly messages: number
  readonly oneSnapshot: boolean | null
}

/** A piece of a run: so many steps take no longer than a page may stand still. */
const PIECE = 100

/** Runs a trial to its end, in pieces. Undefined: the design refuses it. */
export function* findingSteps({ about, file }: Trial): Generator<undefined, Finding | undefined> {
  const parsed = parseScenario(file)
  if (!parsed.ok) return undefined
  const run = new Run({ scenario: parsed.value, without: [], interventions: [] })
  yield* readAfterWrites(run)
  const result = resultOf(run, run.finish())
  const { writing, reading } = run.judge.sessions
  const isReference = about.kind === 'reference'
  return {
    about,
    result,
    longest: { commands: Math.max(0, ...writing.delays), queries: Math.max(0, ...reading.delays) },
    messages: isReference ? messagesIn(run) / result.commands.sent : 0,
    oneSnapshot: isReference ? tellsOfOneSnapshot(run) : null,
  }
}

/** Plays the scenario to its end; whoever has written something reads it as soon as it is confirmed. */
function* readAfterWrites(run: Run): Generator<undefined, void> {
  const { confirmed } = run.judge.sessions
  while (!run.isOver) {
    const before = confirmed.size
    run.advanceSteps(run.journal.length + 1)
    const step = run.journal.at(-1)
    if (run.journal.length % PIECE === 0) yield
    if (confirmed.size === before || step?.cause.kind !== 'message') continue
    run.intervene(run.simulation.now, lookAt(run, step.cause.message))
  }
}

const lookAt = (run: Run, { body }: Message): Control => ({
  kind: 'stimulus',
  component: run.traits.client,
  type: 'query',
  body: { key: typeof body['id'] === 'string' ? body['id'] : '' },
})

/** The messages of a run that carried something: queries are not about writing, and polls in vain would be there without it. */
function messagesIn(run: Run): number {
  const polls = new Set<string>()
  let count = 0
  for (const { changes } of run.journal)
    for (const { table, before, after } of changes) {
      if (table !== 'wires' || before !== undefined) continue
      const message = after as unknown as Message
      if (message.correlation.startsWith('q')) continue
      if (message.background) polls.add(message.id)
      // A poll that found something was worth its way.
      else count += polls.has(message.answers) ? 2 : 1
    }
  return count
}
