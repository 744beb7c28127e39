// What somebody dropped on the page, pasted or chose: a run file, a scenario file, or a link that carries one. All untrusted.
import { type Causes, MOST_RUN_CHARACTERS, parseRunFile } from '#runs'
import { MOST_CHARACTERS, type Parsed, parseScenario, type Scenario } from '#scenarios'
import { type Link, readLink } from './link'
import type { Lang } from './preferences'

/** A run to be kept: its causes, how far it had gone, and what it came to there, where the file says so. */
export interface ReadRun {
  readonly name: string
  readonly causes: Causes
  readonly steps: number
  readonly digest: string | undefined
}

/** Reads a text; problems where it is none of these, or has something wrong with it. */
export async function readFile(text: string, lang: Lang): Promise<Parsed<ReadRun>> {
  const link = /#s=\S+$/.exec(text.trim())
  const linked = link === null ? undefined : await readLink(link[0])
  if (linked !== undefined) return linked.ok ? { ok: true, value: linkedRun(linked.value, lang) } : linked
  if (text.length > MOST_RUN_CHARACTERS) return tooLong(MOST_RUN_CHARACTERS)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return wrong(
      `is not JSON (${error instanceof Error ? error.message : 'unreadable'}); write one JSON object`,
    )
  }
  if (formatOf(json) === 'cqrscope/run') return parseRunFile(json)
  if (text.length > MOST_CHARACTERS) return tooLong(MOST_CHARACTERS)
  const scenario = parseScenario(json)
  return scenario.ok ? { ok: true, value: begun(scenario.value, lang) } : scenario
}

/** A scenario as a run that has not begun. */
const begun = (scenario: Scenario, lang: Lang): ReadRun => ({
  name: scenario.title[lang],
  causes: { scenario, without: [], interventions: [] },
  steps: 0,
  digest: undefined,
})

/** A link's run as far as its last act, or the step that it names. */
function linkedRun({ place, scenario, without, interventions }: Link, lang: Lang): ReadRun {
  const last = interventions.at(-1)?.step ?? -1
  const steps = Math.max('step' in place ? place.step : 0, last + 1)
  const causes = { scenario, without, interventions }
  return { name: scenario.title[lang], causes, steps: Math.min(steps, MOST_LINKED), digest: undefined }
}

/** A link leads no further into a run than this. */
const MOST_LINKED = 500_000

const formatOf = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined

const wrong = (what: string) => ({ ok: false, problems: [{ path: '', what }] }) as const

const tooLong = (most: number) => wrong(`is longer than ${most} characters; write a shorter file`)
