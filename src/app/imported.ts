// What somebody dropped on the page, pasted or chose: a run file, a scenario file, a demo file, or a link. All untrusted.
import { type Demo, parseDemo } from '#demos'
import { type Causes, MOST_RUN_CHARACTERS, parseRunFile } from '#runs'
import { MOST_CHARACTERS, type Parsed, parseScenario, type Scenario } from '#scenarios'
import { readDemoLink } from './demo-link'
import { type Link, readLink } from './link'
import { runOfLink } from './linked-run'
import type { Lang } from './preferences'

/** A run to be kept: its causes, how far it had gone, and what it came to there, where the file says so. */
export interface ReadRun {
  readonly name: string
  readonly causes: Causes
  readonly steps: number
  readonly digest: string | undefined
}

/** Reads a text; problems where it is none of these, or has something wrong with it. */
export async function readFile(text: string, lang: Lang): Promise<Parsed<ReadRun | Demo>> {
  const [fragment] = /#(?:s|demo)=\S+$/.exec(text.trim()) ?? []
  const demo = fragment === undefined ? undefined : await readDemoLink(fragment, null)
  if (demo !== undefined) return demo
  const link = fragment === undefined ? undefined : await readLink(fragment)
  if (link !== undefined) return link.ok ? inLink(link.value, lang) : link
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
  if (formatOf(json) === 'cqrscope/demo') return parseDemo(json)
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

/** A run as far as its link leads: what was done to it has to fit it before it is kept. */
async function inLink(link: Link, lang: Lang): Promise<Parsed<ReadRun>> {
  const made = await runOfLink(link)
  if (!made.ok) return made
  const { scenario, causes, journal } = made.value
  return { ok: true, value: { name: scenario.title[lang], causes, steps: journal.length, digest: undefined } }
}

const formatOf = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined

const wrong = (what: string) => ({ ok: false, problems: [{ path: '', what }] }) as const

const tooLong = (most: number) => wrong(`is longer than ${most} characters; write a shorter file`)
