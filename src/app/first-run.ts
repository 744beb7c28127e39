// What the page opens with: a scenario in the link, one named in the address, the run that was last open, or the first lesson.
import type { Demo } from '#demos'
import { FIRST_LESSON, loadLesson } from '#lessons'
import type { RunRecord, RunRepository } from '#runs'
import { loadBundled, loadFirst, type Problem, type Scenario } from '#scenarios'
import type { Link } from './link'
import { loadLinks } from './load-links'
import { loadNamed } from './named-scenario'
import { type Naming, type Opened, openSaved, openScenario } from './saved-runs'
import type { Notice } from './notice'

export interface Address {
  readonly search: string
  readonly hash: string
  readonly lang: 'en' | 'ko'
}

/** What the page opens with. */
export interface FirstRun {
  readonly opened: Opened
  /** What to begin in it: a lesson or demo that the address names, or the first lesson, where nobody has been here before. */
  readonly lesson: string | Demo | undefined
}

/**
 * A link always wins over what was kept; what is unusable is said and replaced, never followed by an empty page. Without a
 * repository nothing has been kept yet.
 */
export async function openFirst(
  repository: RunRepository | undefined,
  address: Address,
  naming: Naming,
): Promise<FirstRun> {
  const { saved, notices } = await keptIn(repository)
  const asked = await askedFor(address)
  if (asked.problems.length > 0) notices.push({ kind: 'bad-scenario', problems: asked.problems })
  if (asked.scenario !== undefined) return fresh(asked.scenario, asked.lesson)
  if (asked.linked !== undefined) {
    const { openLink } = await loadLinks()
    const linked = await openLink(asked.linked, { lang: address.lang, ...naming })
    if (linked.ok) {
      const all = { ...linked.value, notices: [...notices, ...linked.value.notices] }
      return { opened: { ...all, saved, kept: undefined, release: undefined }, lesson: undefined }
    }
    notices.push({ kind: 'bad-scenario', problems: linked.problems })
  }
  const last = repository && (await firstOpenable(repository, saved, naming))
  if (last !== undefined)
    return { opened: { ...last, notices: [...notices, ...last.notices] }, lesson: undefined }
  return fresh(await loadFirst(), saved.length === 0 ? FIRST_LESSON : undefined)

  function fresh(scenario: Scenario, lesson: string | Demo | undefined): FirstRun {
    return { opened: openScenario(scenario, { lang: address.lang, saved, notices, ...naming }), lesson }
  }
}

/** The runs that were kept, and what is to be said of where they are. */
async function keptIn(
  repository: RunRepository | undefined,
): Promise<{ readonly saved: readonly RunRecord[]; readonly notices: Notice[] }> {
  const notices: Notice[] = []
  if (repository === undefined) return { saved: [], notices }
  const listed = await repository.list()
  if (repository.place.kind === 'memory') notices.push({ kind: 'memory-only', why: repository.place.why })
  if (listed.ok && listed.value.unreadable > 0)
    notices.push({ kind: 'unreadable-runs', count: listed.value.unreadable })
  return { saved: listed.ok ? listed.value.runs : [], notices }
}

interface Asked {
  readonly linked?: Link
  readonly scenario?: Scenario | undefined
  readonly lesson?: string | Demo
  readonly problems: readonly Problem[]
}

async function askedFor({ search, hash }: Address): Promise<Asked> {
  const query = new URLSearchParams(search)
  const named = query.get('demo')
  const links = hash === '' && named === null ? undefined : await loadLinks()
  const linked = await links?.readLink(hash)
  if (linked?.ok === true) return { linked: linked.value, problems: [] }
  if (linked !== undefined) return linked
  const demo = await links?.readDemoLink(hash, named)
  if (demo !== undefined) return demo.ok ? askedDemo(demo.value, demo.value) : demo
  const lesson = query.get('lesson')
  if (lesson !== null) {
    const found = await loadLesson(lesson)
    return found === undefined ? notBundled('lesson', lesson) : askedDemo(found, lesson)
  }
  const id = query.get('scenario')
  if (id === null) return { problems: [] }
  const scenario = await loadBundled(id)
  return scenario === undefined ? notBundled('scenario', id) : { scenario, problems: [] }
}

const notBundled = (path: string, id: string): Asked => ({
  problems: [{ path, what: `"${id.slice(0, 64)}" is not bundled` }],
})

/** What is to be begun, with the scenario that it begins with. */
async function askedDemo(demo: Demo, lesson: string | Demo): Promise<Asked> {
  const scenario = await loadNamed(demo.scenario, demo.seed)
  return scenario.ok ? { scenario: scenario.value, lesson, problems: [] } : scenario
}

/** The newest run that can be opened; one that cannot is left where it is. */
async function firstOpenable(
  repository: RunRepository,
  saved: readonly RunRecord[],
  naming: Naming,
): Promise<Opened | undefined> {
  for (const { id } of saved) {
    const opened = await openSaved(repository, id, naming)
    if (opened !== undefined) return opened
  }
  return undefined
}
