// Flows of commands and queries written out one by one, as they came: only what stands in the file can be left out of it.
import { toMillis, type JsonObject } from '#kernel'
import { finished } from '#runs'
import { parseScenario, type ScenarioFile } from '#scenarios'

type Line = NonNullable<ScenarioFile['workload']>[number]

const isFlow = (line: Line): boolean => 'from' in line

/** How the client names what a flow sends, followed by the number of the flow among the client's lines. */
const FLOW = 'issue/flow-'

/** The file with single commands and queries in place of flows; the file itself where it has no flow, or cannot be run. */
export function explicit(file: ScenarioFile): ScenarioFile {
  const parsed = parseScenario(file)
  if (!parsed.ok || !(file.workload ?? []).some(isFlow)) return file
  const sent = finished(parsed.value).journal.flatMap(({ at, cause }): readonly Line[] =>
    cause.kind === 'timer' && cause.key.startsWith(FLOW) ? [lineOf(toMillis(at), cause.body)] : [],
  )
  return { ...file, workload: [...(file.workload ?? []).filter((line) => !isFlow(line)), ...sent] }
}

function lineOf(at: number, body: JsonObject): Line {
  const content = body['content'] as JsonObject
  if (body['kind'] === 'command')
    return { at, command: content as Extract<Line, { command: unknown }>['command'] }
  const { key, ...purpose } = content
  return { at, query: typeof key === 'string' ? key : '', ...purpose }
}
