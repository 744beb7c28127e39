// For tests: runs a bundled scenario as it is, or with other settings, and tells what its requests were answered.
import type { JsonObject } from '#kernel'
import { bundledScenario, parseScenario } from '#scenarios'
import { resultOf, type RunResult } from './result'
import { Run } from './run'

export interface Case {
  readonly run: Run
  readonly result: RunResult
}

/** Settings of a file by group. */
export type Groups = Readonly<Record<string, unknown>>

const known = new Map<string, Case>()

/** A bundled scenario's run at its end, run once. `settings` replace those of the file, group by group. */
export function caseOf(id: string, settings: Groups = {}): Case {
  const name = `${id} ${JSON.stringify(settings)}`
  const before = known.get(name)
  if (before !== undefined) return before
  const made = runCase(id, settings)
  known.set(name, made)
  return made
}

function runCase(id: string, settings: Groups): Case {
  const scenario = bundledScenario(id)
  if (scenario === undefined) throw new Error(`There is no scenario ${id}`)
  const { file } = scenario
  const parsed = parseScenario({
    ...file,
    settings: { ...(file.settings as object | undefined), ...settings },
  })
  if (!parsed.ok) throw new Error(parsed.problems.map(({ path, what }) => `${path} ${what}`).join('\n'))
  const run = new Run({ scenario: parsed.value, without: [], interventions: [] })
  const halt = run.finish()
  return { run, result: resultOf(run, halt) }
}

/** A request of the client, when it was sent, and how it was answered. */
export interface Asked {
  readonly type: string
  readonly at: number
  readonly request: JsonObject
  readonly answer?: { readonly type: string; readonly at: number; readonly body: JsonObject }
}

type Open = Omit<Asked, 'answer'>

/** The client's row of a request under way. */
interface RequestRow {
  readonly kind: string
  readonly content: JsonObject
  readonly member: string
}

/** All that the client asked and was answered, in the order of the answers. Times in milliseconds. */
export function askedIn({ journal }: Run): readonly Asked[] {
  const open = new Map<string, Open>()
  const asked: Asked[] = []
  for (const { component, event, task, at, cause, changes } of journal) {
    if (component !== 'client') continue
    const row = changes.find(({ table, key }) => table === 'client.requests' && key === task)?.after
    if (event === 'send' && row !== undefined) {
      const { kind, content, member } = row as unknown as RequestRow
      open.set(task, { type: kind, at: at / 1000, request: { ...content, member } })
    }
    const known = open.get(task)
    if (known === undefined || event !== 'answered' || cause.kind !== 'message') continue
    open.delete(task)
    const { type, body } = cause.message
    asked.push({ ...known, answer: { type, at: at / 1000, body } })
  }
  return asked
}

/** The commands that the business refused: type and code. */
export const refusedIn = (run: Run): readonly string[] =>
  askedIn(run).flatMap(({ request, answer }) =>
    answer?.type === 'rejected' ? [`${textOf(request['type'])} ${textOf(answer.body['refusal'])}`] : [],
  )

/** What a query saw: whose it was, which version, whether there was a row at all, and how long the answer took. */
export interface Seen {
  readonly at: number
  readonly member: string
  readonly feature: string
  readonly userClass: string
  readonly version: number
  readonly isThere: boolean
  readonly wait: number
  /** Whether the write store answered. */
  readonly isTruth: boolean
}

/** What queries saw, in the order in which they were sent. */
export const seenIn = (run: Run): readonly Seen[] =>
  askedIn(run)
    .flatMap(({ type, at, request, answer }) =>
      type === 'query' && answer !== undefined
        ? [
            {
              at,
              member: textOf(request['member']),
              feature: textOf(request['feature']),
              userClass: textOf(request['class']),
              version: Number(answer.body['version']),
              isThere: answer.body['row'] !== null,
              wait: answer.at - at,
              isTruth: answer.body['source'] === 'truth',
            },
          ]
        : [],
    )
    .toSorted((one, other) => one.at - other.at)

/** For which screen the query was that a broken promise is about. */
export function screensOf({ run, result }: Case, check: string): readonly string[] {
  const features = new Map(
    run.journal.flatMap(({ component, event, task, changes }) => {
      if (component !== 'client' || event !== 'send') return []
      const row = changes.find(({ table }) => table === 'client.requests')?.after
      return [[task, textOf((row as unknown as RequestRow | undefined)?.content['feature'])] as const]
    }),
  )
  return result.violations
    .filter((each) => each.check === check)
    .map(({ step }) => features.get(run.journal[step]?.task ?? '') ?? '')
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
