// Links and files are from strangers: whatever is changed in a good one, a run is loaded from it or it is refused with a reason.
// Nothing throws, nothing works without end, and nothing reaches what all objects inherit.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { parseDemo } from '#demos'
import { Run, runFileOf } from '#runs'
import { bundledScenario, MOST_CHARACTERS, type Parsed, type Scenario } from '#scenarios'
import { nothingKept } from '#embed/nothing-kept.ts'
import { openFirst } from '../src/app/first-run'
import { readFile } from '../src/app/imported'
import { Library } from '../src/app/library'
import { openLink, readLink } from '../src/app/links'
import { loadNamed } from '../src/app/named-scenario'
import { Stage } from '../src/app/stage'
import { createAppStore } from '../src/app/state'
import { controlOf } from '../src/runs/random-acts'
import { parsedText } from '../src/scenarios/entries'
import { home } from './files'
import { Chance, mutated, mutatedText } from './mutations'

const jsonIn = (folder: string): readonly unknown[] =>
  readdirSync(path.join(home, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(path.join(home, folder, file), 'utf8')) as unknown)

const scenarios = jsonIn('src/scenarios/bundled')
const demos = jsonIn('src/lessons/files')
/** Runs that hands were laid on in every way, without one of their causes. */
const runs = ['relay-crash', 'first-order', 'poison-message', 'last-room'].map((id) => {
  const scenario = bundledScenario(id)
  if (scenario === undefined) throw new Error(`there is no scenario ${id}`)
  const run = new Run({ scenario, without: ['workload-1'], interventions: [] })
  for (const [act, what] of [
    'hold',
    'crash',
    'command',
    'restart',
    'duplicate',
    'act',
    'release',
  ].entries()) {
    run.advanceSteps(run.journal.length + 9)
    const control = controlOf(run, what, act)
    if (control !== undefined) run.intervene(run.simulation.now, control)
  }
  return runFileOf(run, 'mine')
})
const everything = [...scenarios, ...demos, ...runs]

/** A file with up to three changes in it, some of them in its text alone. */
function hostileText(kept: readonly unknown[], chance: Chance): string {
  let value = chance.pick(kept)
  for (let left = chance.below(3); left >= 0; left--) value = mutated(value, chance, everything)
  const text = JSON.stringify(value)
  return chance.happens(10) ? mutatedText(text, chance) : text
}

const packed = (text: string): string => `1.${deflateRawSync(text, { level: 1 }).toString('base64url')}`
const BOMB = packed(' '.repeat(3_000_000))
const PLACES = ['', '&step=20', '&at=1500', '&step=-1', '&at=1e9', '&step=__proto__', '&at=NaN', '&step=9e9']

/** A link with changes in what it packs, in where it leads, or in its letters. */
function hostileLink(chance: Chance): string {
  const { scenario, without, interventions } = chance.pick(runs)
  const part = (value: unknown): string =>
    chance.happens(1)
      ? BOMB
      : packed(chance.happens(50) ? JSON.stringify(value) : hostileText([value], chance))
  const done = chance.happens(60) ? `&do=${part({ without, interventions })}` : ''
  const link = `#s=${part(scenario)}${done}${chance.pick(PLACES)}&rules=x`
  return chance.happens(15) ? mutatedText(link, chance) : link
}

/** How many steps are made of a demo's scenario: it has to be a run that goes. */
const STEPS = 40

/** What came of it: a run, or why there is none. */
type Ended = Parsed<unknown>

const begun = (scenario: Scenario): Run => new Run({ scenario, without: [], interventions: [] })
const noLink: Ended = { ok: false, problems: [{ path: '', what: 'is no link' }] }

async function endOfLink(text: string): Promise<Ended> {
  const link = await readLink(text)
  if (link?.ok !== true) return link ?? noLink
  return openLink(link.value, { lang: 'en', now: () => 0, newId: () => 'run' })
}

/** The page's library, which plays what it takes; it keeps nothing here. */
async function library(): Promise<Library> {
  const naming = { now: () => 0, newId: () => 'run' }
  const { opened } = await openFirst(undefined, { search: '', hash: '', lang: 'en' }, naming)
  const stage = new Stage(
    createAppStore(opened, { lang: 'en', theme: 'auto', page: 'lab' }),
    opened.run,
    opened.record,
  )
  const sketches = () => Promise.reject(new Error('no sketches in this test'))
  return new Library(stage, { repository: nothingKept.repository, ...naming, sketches }, () =>
    Promise.resolve(),
  )
}
const taking = library()

/** A file may promise a million steps, which a page makes some at a time: so many are waited for here. */
const MOST_STEPS = 500

async function endOfFile(text: string): Promise<Ended> {
  const read = await readFile(text, 'en')
  if (read.ok && typeof read.value.steps === 'number' && read.value.steps > MOST_STEPS) return read
  const taken = await (await taking).take(text)
  return taken.ok ? { ok: true, value: taken } : taken
}

async function endOfDemo(text: string): Promise<Ended> {
  const demo = parsedText(text, MOST_CHARACTERS, parseDemo)
  if (!demo.ok) return demo
  const { scenario, seed } = demo.value
  const named = await loadNamed(scenario, seed)
  if (named.ok) begun(named.value).advanceSteps(STEPS)
  return named
}

type Kind = readonly [
  name: string,
  count: number,
  make: (chance: Chance) => string,
  end: (text: string) => Promise<Ended>,
]

const kinds: readonly Kind[] = [
  ['scenario files', 3000, (chance) => hostileText(scenarios, chance), endOfFile],
  ['run files', 2500, (chance) => hostileText(runs, chance), endOfFile],
  ['demo files', 2500, (chance) => hostileText(demos, chance), endOfDemo],
  ['links', 2500, hostileLink, endOfLink],
]
const seed = 20_261_125

test.each(kinds)(
  `%s, %i of them by seed ${seed}: each is a run or refused`,
  { timeout: 120_000 },
  async (_, count, make, end) => {
    const chance = new Chance(seed)
    let loaded = 0
    for (let nth = 0; nth < count; nth++) {
      const text = make(chance)
      const ended = await end(text).catch((error: unknown) => {
        throw new Error(`number ${nth}: ${text.slice(0, 2000)}`, { cause: error })
      })
      if (ended.ok) loaded++
      else for (const { what } of ended.problems) expect(what.length).toBeGreaterThan(3)
      expect(ended.ok || ended.problems.length > 0).toBe(true)
    }
    // Neither is everything let through, nor is everything so broken that nothing is tried.
    expect(loaded).toBeGreaterThan(count / 30)
    expect(loaded).toBeLessThan(count / 2)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect('polluted' in globalThis).toBe(false)
  },
)
