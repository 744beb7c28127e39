// A run in a link: its scenario, what was done to it, and where to look. Written in docs/links.md; links come from strangers.
import { type Causes, RULES, storedScenario } from '#runs'
import {
  loadScenarioText,
  MOST_CHARACTERS,
  type Parsed,
  parseHands,
  type Scenario,
  writtenHand,
} from '#scenarios'
import { MOST_PACKED, packed, unpacked } from './packed'

/** Where a link opens its run: right after so many steps, or at an instant in microseconds. */
export type Place = { readonly step: number } | { readonly at: number }

export interface Link extends Causes {
  /** The beginning, where the link does not say. */
  readonly place: Place
  /** The rules that the run was computed by when the link was made; undefined where it does not say. */
  readonly rules: string | undefined
}

const BEGINNING: Place = { step: 0 }
/** The version of both packed parts. */
const VERSION = '1'
const MOST_DIGITS = 12

/** The link that a fragment holds; undefined where it holds none. */
export async function readLink(hash: string): Promise<Parsed<Link> | undefined> {
  if (!hash.startsWith('#s=')) return undefined
  const parts = new URLSearchParams(hash.slice(1))
  const text = await textOf(parts.get('s') ?? '')
  if (!text.ok) return text
  const scenario = await loadScenarioText(text.value)
  if (!scenario.ok) return scenario
  const done = await doneIn(parts.get('do'), scenario.value)
  if (!done.ok) return done
  const place = placeIn(parts)
  if (place === undefined) return wrong('does not say where to look: step and at are numbers')
  const rules = parts.get('rules') ?? undefined
  return { ok: true, value: { scenario: scenario.value, ...done.value, place, rules } }
}

/**
 * The fragment that brings back a run, at its beginning or after so many steps. Undefined where something was done to
 * it that a link cannot say.
 */
export async function linkOf(causes: Causes, step?: number): Promise<string | undefined> {
  const { scenario, without, interventions } = causes
  const hands = interventions.flatMap((hand) => writtenHand(hand) ?? [])
  if (hands.length < interventions.length) return undefined
  const isPlain = without.length + hands.length === 0
  const parts = [
    `s=${VERSION}.${await packed(JSON.stringify(storedScenario(scenario)))}`,
    ...(isPlain ? [] : [`do=${VERSION}.${await packed(JSON.stringify({ without, hands }))}`]),
    ...(step === undefined ? [] : [`step=${step}`]),
    ...(isPlain && step === undefined ? [] : [`rules=${RULES}`]),
  ]
  return `#${parts.join('&')}`
}

const wrong = (what: string) => ({ ok: false, problems: [{ path: 'link', what }] }) as const

/** The text of a packed part with its version in front. */
async function textOf(part: string): Promise<Parsed<string>> {
  const [version, encoded = ''] = part.split('.')
  if (version !== VERSION) return wrong('was made by a newer version of CQRScope')
  if (encoded.length > MOST_PACKED) return wrong('is too long')
  const text = await unpacked(encoded, MOST_CHARACTERS)
  return text === undefined ? wrong('is damaged') : { ok: true, value: text }
}

type Done = Pick<Causes, 'without' | 'interventions'>

/** What was done to the run by hand, and which causes were taken out. */
async function doneIn(part: string | null, scenario: Scenario): Promise<Parsed<Done>> {
  if (part === null) return { ok: true, value: { without: [], interventions: [] } }
  const text = await textOf(part)
  if (!text.ok) return text
  const { without, hands } = fieldsOf(text.value)
  if (!isListOfIds(without)) return wrong('does not say which causes are left out')
  const interventions = parseHands(scenario, hands)
  return interventions.ok
    ? { ok: true, value: { without, interventions: interventions.value } }
    : interventions
}

function fieldsOf(text: string): { readonly [name: string]: unknown } {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? { ...json } : {}
  } catch {
    return {}
  }
}

/** More causes than a scenario and a person's acts come to. */
const MOST_LEFT_OUT = 3000

const isListOfIds = (value: unknown): value is readonly string[] =>
  Array.isArray(value) &&
  value.length <= MOST_LEFT_OUT &&
  value.every((id) => typeof id === 'string' && /^[a-z]+-\d{1,9}$/.test(id))

/** Undefined where it is no number. A step is exact, an instant may lie between two. */
function placeIn(parts: URLSearchParams): Place | undefined {
  const step = parts.get('step')
  const at = parts.get('at')
  if (step !== null) return isNumber(step, /^\d+$/) ? { step: Number(step) } : undefined
  if (at === null) return BEGINNING
  return isNumber(at, /^\d+(\.\d+)?$/) ? { at: Math.round(Number(at) * 1000) } : undefined
}

const isNumber = (text: string, form: RegExp): boolean => text.length <= MOST_DIGITS && form.test(text)
