// Another design, business or product for the same scenario: what means nothing there is left out, the rest goes along.
import {
  BUNDLED,
  bundledScenario,
  catalogue,
  designTitle,
  type Problem,
  parseScenario,
  type Scenario,
} from '#scenarios'

/** What the page lets choose of a scenario beside its settings one by one. */
export type Switch = 'pipeline' | 'broker' | 'readStore' | 'consistency' | 'domain'

/** How many things had to be left out. */
export interface LeftOut {
  readonly faults: number
  readonly lines: number
}

export interface Switched {
  readonly scenario: Scenario
  readonly leftOut: LeftOut
}

/** An id for scenarios that were put together on the page. */
export const OWN = 'own'

/** More than this cannot be wrong with a file that was right before. */
const MOST_TRIES = 400

/** The scenario with another choice; undefined where no scenario can have it. */
export function switched(scenario: Scenario, choice: Switch, value: string): Switched | undefined {
  if (choice === 'domain') return inDomain(scenario, value)
  const file = { ...scenario.file, seed: scenario.seed }
  if (choice === 'pipeline') return mended(named({ ...file, pipeline: value }, value, scenario), ['pipeline'])
  return mended(withValue(file, ['settings', choice], value), [`settings.${choice}`])
}

/** A scenario with a setting changed; settings that clash with it are as the program has them. */
export const withSettingMended = (scenario: Scenario, path: string, value: unknown): Switched | undefined =>
  mended(withValue({ ...scenario.file, seed: scenario.seed }, path.split('.'), value), [path])

/** Another business needs other commands: those of a bundled scenario of the same design, or made-up ones. */
function inDomain(scenario: Scenario, domain: string): Switched | undefined {
  const { pipeline, seed } = scenario
  const listed = BUNDLED.find((each) => each.domain === domain && each.pipeline === pipeline)
  const ready = listed && bundledScenario(listed.id)
  if (ready !== undefined) return { scenario: ready, leftOut: { faults: 0, lines: 0 } }
  const file = { ...scenario.file, seed, domain, workload: usualWorkload(domain) }
  return mended(named(file, pipeline, undefined), ['domain'])
}

/** A few aggregates at once, then a little of everything, and people who look. */
function usualWorkload(domain: string): readonly object[] {
  const { commands = [] } = catalogue().domains.find(({ id }) => id === domain) ?? {}
  const creating = commands.filter(({ creates }) => creates).map(({ type }) => [type, 1] as const)
  return [
    { from: 200, until: 1200, rate: 4, mix: Object.fromEntries(creating) },
    {
      from: 1200,
      until: 10_000,
      rate: 4,
      mix: Object.fromEntries(commands.map((spec) => [spec.type, weightOf(spec)])),
    },
    { from: 500, until: 11_000, queries: 4 },
  ]
}

/** Much is done, less is undone, and hardly anything taken away for good: else there is nothing to look at. */
function weightOf({ type, creates }: { readonly type: string; readonly creates: boolean }): number {
  if (/^(Delete|Erase)/.test(type)) return 0.05
  return creates || /^(Un|Reopen|Remove|Release|Cancel)/.test(type) ? 0.5 : 1.5
}

/** The file under a name of its own: the old story would not be true of it. */
function named(file: object, pipeline: string, from: Scenario | undefined): object {
  const title = pipeline === undefined ? undefined : designTitle(pipeline)
  const workload = from?.id === OWN ? undefined : from?.title
  return {
    ...file,
    id: OWN,
    ...(title === undefined ? {} : { title }),
    summary:
      workload === undefined
        ? { en: 'A setup of your own.', ko: '직접 구성한 실행입니다.' }
        : {
            en: `A setup of your own, with the workload of “${workload.en}”.`,
            ko: `직접 구성한 실행입니다. 워크로드는 ‘${workload.ko}’ 시나리오와 같습니다.`,
          },
  }
}

/** Parses a file, leaving out what it says is wrong, but never what was asked for. */
function mended(file: object, kept: readonly string[]): Switched | undefined {
  let tried = file
  const leftOut = { faults: 0, lines: 0 }
  for (let round = 0; round < MOST_TRIES; round++) {
    const parsed = parseScenario(tried)
    if (parsed.ok) return { scenario: parsed.value, leftOut }
    const at = partOf(parsed.problems.find((problem) => !kept.includes(problem.path)))
    if (at === undefined || kept.includes(at.join('.'))) return undefined
    if (at[0] === 'faults') leftOut.faults += 1
    if (at[0] === 'workload') leftOut.lines += 1
    tried = withoutPart(tried, at)
  }
  return undefined
}

/** What has to go for a problem to go: a setting, a fault, a line. */
function partOf(problem: Problem | undefined): readonly string[] | undefined {
  if (problem === undefined) return undefined
  const [, list, index] = /^(faults|workload)\[(\d+)\]/.exec(problem.path) ?? []
  if (list !== undefined && index !== undefined) return [list, index]
  return problem.path.startsWith('settings.') ? problem.path.split('.') : undefined
}

const fieldsOf = (value: unknown): { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null ? { ...value } : {}

function withoutPart(value: unknown, [first = '', ...rest]: readonly string[]): object {
  if (Array.isArray(value)) return value.filter((_, index) => String(index) !== first)
  const { [first]: part, ...others } = fieldsOf(value)
  return rest.length === 0 ? others : { ...others, [first]: withoutPart(part, rest) }
}

function withValue(object: unknown, [first, ...rest]: readonly string[], value: unknown): object {
  const fields = fieldsOf(object)
  if (first === undefined) return fields
  return { ...fields, [first]: rest.length === 0 ? value : withValue(fields[first], rest, value) }
}
