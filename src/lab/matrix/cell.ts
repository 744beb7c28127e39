// One cell of the matrix: a fault in a row, run naive and mitigated, with each style of projector, over several seeds.
import { type Judgement, sentenceOf } from '#checks'
import { finished, type Run } from '#runs'
import { catalogue, inWords, parseScenario } from '#scenarios'
import { FAULTS } from './faults'
import type { Fault, Strike } from './faults/strike'
import { fileOf, type File, type Plan, refusalOf, scenarioOf } from './file'
import { byBadness, joined, told, type Verdict } from './notation'
import { overlaid, type Written } from './overlay'
import { type Row, ROWS } from './rows'
import { type Side, SIDES, type Style, STYLES } from './sides'
import { stageOf } from './stage'
import { BURST, LATER } from './workloads'

export interface CellId {
  readonly row: string
  readonly fault: string
}

/** What the runs of one side with one style of projector came to. */
export interface Outcome {
  readonly style: Style
  /** What became of the data, from harmless to hopeless, and with which seeds: one entry means always. */
  readonly verdicts: readonly { readonly verdict: readonly Verdict[]; readonly seeds: readonly number[] }[]
  /** A run of the worst kind, and the first broken promise in it; null where none is broken. */
  readonly scenario: File
  readonly witness: Witness | null
}

/** Where to look in the run of a scenario. */
export interface Witness {
  readonly check: string
  readonly step: number
  /** Milliseconds. */
  readonly at: number
  readonly key: string
  readonly why: string
}

export interface SideResult {
  /** The verdict as the matrix writes it; null where the model cannot express the fault here. */
  readonly text: string | null
  /** Why there is none. */
  readonly reason?: string
  readonly outcomes: readonly Outcome[]
}

export interface CellResult extends CellId {
  readonly seeds: readonly number[]
  readonly naive: SideResult
  readonly mitigated: SideResult
}

const SEEDS: readonly number[] = [1, 2, 3]

/** The design lacks what the fault would strike. */
const NOT_APPLICABLE = 'n/a'
/** The model has nothing that would be the fault with one of the styles. */
const NOT_EXPRESSED = '?'

/** The cells of some rows and faults, or of all. */
export function cellsOf(rows?: readonly string[], faults?: readonly string[]): readonly CellId[] {
  return ROWS.filter(({ id }) => rows?.includes(id) !== false).flatMap((row) =>
    FAULTS.filter(({ id }) => faults?.includes(id) !== false).map((fault) => ({
      row: row.id,
      fault: fault.id,
    })),
  )
}

/** Runs one cell. The same id and seeds give the same result on every machine. */
export function runCell({ row: rowId, fault: faultId }: CellId, seeds = SEEDS): CellResult {
  const row = ROWS.find(({ id }) => id === rowId)
  const fault = FAULTS.find(({ id }) => id === faultId)
  if (row === undefined || fault === undefined) throw new Error(`There is no cell ${rowId} × ${faultId}`)
  const [naive, mitigated] = SIDES.map((side) => sideOf({ row, fault, side, seeds }))
  if (naive === undefined || mitigated === undefined) throw new Error('A cell has two sides')
  return { row: rowId, fault: faultId, seeds, naive, mitigated }
}

/** Asked for once, and not before a cell is run: whoever loads the matrix may want nothing but its heads. */
let guarded: ReadonlySet<string> | undefined

/** The designs whose projectors can look at versions. */
const guardedDesigns = (): ReadonlySet<string> =>
  (guarded ??= new Set(
    catalogue()
      .pipelines.filter(({ settings }) => settings.some(({ path }) => path === 'projector.guard'))
      .map(({ id }) => id),
  ))

/** What makes repetitions harmless: a guard for rows that are replaced, an inbox for increments. */
const PROTECTION: { readonly [style in Style]: Written } = {
  upsert: { projector: { guard: 'newer' } },
  delta: { projector: { inbox: true } },
}

function settingsFor(row: Row, side: Side, style: Style): Written {
  const canGuard = guardedDesigns().has(row.pipeline)
  return overlaid(
    row.naive,
    ...(side === 'mitigated' ? [row.mitigated, canGuard ? PROTECTION[style] : {}] : []),
    ...(style === 'delta' ? [{ projector: { apply: 'delta' } }, row.delta ?? {}] : []),
  )
}

function sideOf(side: Omit<Way, 'style'>): SideResult {
  const found = stylesOf(side.row).map((style) => outcomeOf({ ...side, style }))
  const outcomes = found.filter((each) => 'style' in each)
  const reasons = found.filter((each) => 'reason' in each)
  const [first] = reasons
  if (first !== undefined && outcomes.length === 0) return { ...first, outcomes }
  const texts = found.map((each) => ('style' in each ? textOf(each) : (each.text ?? NOT_EXPRESSED)))
  return {
    text: [...new Set(texts)].join('|'),
    ...(first === undefined ? {} : { reason: first.reason }),
    outcomes,
  }
}

const textOf = ({ verdicts }: Outcome): string => verdicts.map(({ verdict }) => joined(verdict)).join('/')

interface Way {
  readonly row: Row
  readonly fault: Fault
  readonly side: Side
  readonly style: Style
  readonly seeds: readonly number[]
}

/** A run that is over. */
interface Ended {
  readonly seed: number
  readonly file: File
  readonly verdict: readonly Verdict[]
  readonly judgement: Judgement
}

interface NoResult {
  readonly text: null | typeof NOT_APPLICABLE
  readonly reason: string
}

function outcomeOf(way: Way): Outcome | NoResult {
  const ends: Ended[] = []
  for (const seed of way.seeds) {
    const end = worstOf(way, seed)
    if ('reason' in end) return end
    ends.push(end)
  }
  return folded(way.style, ends)
}

/** The worst that the fault does with one seed. */
function worstOf(way: Way, seed: number): Ended | NoResult {
  const { row, fault, side, style } = way
  const plan = {
    ...plainPlan(way, seed),
    id: `${row.id}-${fault.id}-${side}-${style}`.toLowerCase(),
    title: { en: `${row.title.en} × ${fault.title.en}`, ko: `${row.title.ko} × ${fault.title.ko}` },
  }
  const stage = stageOf(plan, side)
  const strikes = fault.strikes(stage)
  if ('missing' in strikes) return { text: NOT_APPLICABLE, reason: strikes.missing }
  const ends: Ended[] = []
  for (const strike of strikes) {
    const end = played(plan, strike, seed)
    if (end === undefined) continue
    if ('reason' in end) return end
    ends.push(end)
  }
  const [worst] = ends.toSorted((x, y) => byBadness(y.verdict, x.verdict))
  return worst ?? { text: null, reason: 'the fault does not come about here' }
}

/** A row without any fault. */
const plainPlan = ({ row, side, style }: Pick<Way, 'row' | 'side' | 'style'>, seed: number): Plan => ({
  id: `${row.id}-${side}-${style}`.toLowerCase(),
  pipeline: row.pipeline,
  seed,
  settings: settingsFor(row, side, style),
  workload: [],
  faults: [],
  ...(row.rest === undefined ? {} : { rest: row.rest }),
})

const knownStyles = new Map<string, readonly Style[]>()

/** The styles that a row can be run with: those that its design does not refuse. */
function stylesOf(row: Row): readonly Style[] {
  let styles = knownStyles.get(row.id)
  if (styles === undefined) {
    const isPossible = (style: Style) => refusalOf(plainPlan({ row, side: 'naive', style }, 1)) === undefined
    knownStyles.set(row.id, (styles = STYLES.filter((style) => style === 'upsert' || isPossible(style))))
  }
  return styles
}

/** A run of a strike to its end; undefined where what it waits for never happens. */
function played(plan: Plan, strike: Strike, seed: number): Ended | NoResult | undefined {
  const { workload, faults, settings = {} } = strike
  const file = fileOf({ ...plan, workload, faults, settings: overlaid(plan.settings, settings) })
  const parsed = parseScenario(file)
  if (!parsed.ok) return { text: null, reason: inWords(parsed.problems) }
  const run = finished(parsed.value)
  if (waitsInVain(run)) return undefined
  const judgement = run.judgement()
  const ordinary = judgement.verdict.includes('torn') && !strike.tears ? ordinaryOf(plan) : []
  const verdict = judgement.verdict.filter((code) => !ordinary.includes(code))
  return { seed, file, verdict: told(verdict.length === 0 ? ['ok'] : verdict), judgement }
}

/** Faults that strike at something certain, and are over when they have. */
const AWAITING: ReadonlySet<unknown> = new Set(['crash-at', 'message', 'poison'])

const waitsInVain = (run: Run): boolean =>
  [...run.simulation.rows.entries('faults')].some(([, fault]) =>
    AWAITING.has((fault as { readonly kind?: unknown }).kind),
  )

/** What a row does without any fault is none of a fault's doing. */
const ordinaryOf = (plan: Plan): readonly Verdict[] =>
  finished(scenarioOf({ ...plan, workload: [...BURST, ...LATER] })).judgement().verdict

/** What holds for all seeds, or what with which. */
function folded(style: Style, ends: readonly Ended[]): Outcome {
  const byVerdict = new Map<string, Ended[]>()
  for (const end of ends) {
    const key = joined(end.verdict)
    byVerdict.set(key, [...(byVerdict.get(key) ?? []), end])
  }
  const kinds = [...byVerdict.values()].toSorted(([x], [y]) => byBadness(x?.verdict ?? [], y?.verdict ?? []))
  const worst = kinds.at(-1)?.[0]
  if (worst === undefined) throw new Error('A cell is run with at least one seed')
  return {
    style,
    verdicts: kinds.map((kind) => ({
      verdict: kind[0]?.verdict ?? [],
      seeds: kind.map(({ seed }) => seed),
    })),
    scenario: worst.file,
    witness: witnessIn(worst.judgement),
  }
}

/** The first broken promise that is not merely that the models differ, else that they do. */
function witnessIn({ violations }: Judgement): Witness | null {
  const first = violations.find(({ check }) => check !== 'converges') ?? violations[0]
  if (first === undefined) return null
  const { check, step, at, key, reason } = first
  return { check, step, at: at / 1000, key, why: sentenceOf(reason) }
}
