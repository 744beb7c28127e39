// A fault half put together: what the dialog's fields hold, in milliseconds and numbers, and the fault it gives. No page.
import type { Fault } from '#app'
import { noHarm } from './harm-sliders'
import type { Harm } from './harm-sliders'

/** What can be done to one planned message. */
export type PlannedAct = Extract<Fault, { readonly kind: 'message' }>['action']

/** Where faults can strike. */
export interface FaultPlaces {
  readonly components: readonly { readonly component: string; readonly points: readonly string[] }[]
  readonly links: readonly string[]
  /** The message types that travel on the links, for picking one. */
  readonly messageTypes: readonly string[]
}

/** What has a standby that can take over. */
const withStandby: readonly string[] = ['write-store', 'broker']

/** Which components a kind of fault can strike. */
export function struckBy(
  kind: Fault['kind'],
  components: FaultPlaces['components'],
): FaultPlaces['components'] {
  if (kind === 'crash-at') return components.filter(({ points }) => points.length > 0)
  return kind === 'failover'
    ? components.filter(({ component }) => withStandby.includes(component))
    : components
}

/** Everything that the fields of the dialog hold, whichever kind is chosen. Times as typed, in milliseconds. */
export interface FaultDraft {
  readonly kind: Fault['kind']
  readonly component: string
  readonly point: string
  readonly link: string
  readonly nth: string
  /** Which command, counted from the beginning of the run. */
  readonly command: string
  readonly at: string
  readonly lasts: string
  /** The fault lasts until it is healed by hand. */
  readonly untilHealed: boolean
  readonly restarts: boolean
  readonly restartAfter: string
  readonly harm: Harm
  readonly factor: string
  readonly action: PlannedAct
  readonly type: string
}

/** What each kind strikes, in the order in which they are offered. Events are written and commands committed in the write store. */
const STRIKES: { readonly [kind in Fault['kind']]: 'component' | 'link' | 'write-store' } = {
  'crash-at': 'component',
  crash: 'component',
  down: 'component',
  failover: 'component',
  link: 'link',
  cut: 'link',
  slow: 'component',
  message: 'link',
  poison: 'write-store',
  abort: 'write-store',
}

/** The kinds in the order in which they are offered. */
export const faultKinds = Object.keys(STRIKES) as readonly Fault['kind'][]

/** The kinds that can strike a component or a link. */
export function kindsAt(place: string, { components, links }: Omit<FaultPlaces, 'messageTypes'>) {
  if (links.includes(place)) return faultKinds.filter((kind) => STRIKES[kind] === 'link')
  return faultKinds.filter(
    (kind) =>
      STRIKES[kind] === place ||
      (STRIKES[kind] === 'component' &&
        struckBy(kind, components).some(({ component }) => component === place)),
  )
}

/** What a fault that begins now may meet next. */
interface Next {
  /** Microseconds. */
  readonly now: number
  /** Which command of the run comes next. */
  readonly command: number
}

/** The fields at first, for a fault that begins now. */
export const newDraft = ({ now, command }: Next, component: string, link: string): FaultDraft => ({
  kind: 'crash-at',
  component,
  point: '',
  link,
  nth: '1',
  command: String(command),
  at: String(Math.round(now / 1000)),
  lasts: '2000',
  untilHealed: false,
  restarts: true,
  restartAfter: '2000',
  harm: { ...noHarm, drop: 0.2 },
  factor: '10',
  action: 'drop',
  type: '',
})

/** The fields with another kind chosen; the component stays where that kind can strike it. */
export function ofKind(
  draft: FaultDraft,
  kind: Fault['kind'],
  components: FaultPlaces['components'],
): FaultDraft {
  const struck = struckBy(kind, components).map(({ component }) => component)
  const stays = struck.length === 0 || struck.includes(draft.component)
  return { ...draft, kind, component: stays ? draft.component : (struck[0] ?? '') }
}

/** A number that was typed, if it is one and large enough. */
export function typedNumber(text: string, least: number): number | undefined {
  const value = Number(text.trim())
  return text.trim() === '' || !Number.isFinite(value) || value < least ? undefined : value
}

const micros = (text: string, least = 0): number | undefined => {
  const millis = typedNumber(text, least)
  return millis === undefined ? undefined : Math.round(millis * 1000)
}

const whole = (text: string): number | undefined => {
  const value = typedNumber(text, 1)
  return value !== undefined && Number.isInteger(value) ? value : undefined
}

/** From when until when; undefined where one of them is not said. A hole in time that lasts ends at null. */
function span(draft: FaultDraft): { readonly from: number; readonly until: number | null } | undefined {
  const from = micros(draft.at)
  const lasts = micros(draft.lasts, 0.001)
  if (from === undefined) return undefined
  if (draft.untilHealed) return { from, until: null }
  return lasts === undefined ? undefined : { from, until: from + lasts }
}

/** After how long it restarts, null for not by itself; undefined where it is not said. */
const comesBack = (draft: FaultDraft): number | null | undefined =>
  draft.restarts ? micros(draft.restartAfter) : null

/** The fault that the fields describe; undefined while something is missing or wrong. */
export function faultOf(draft: FaultDraft, points: readonly string[]): Fault | undefined {
  const { kind, component, link } = draft
  switch (kind) {
    case 'crash':
    case 'crash-at':
    case 'down':
    case 'failover':
      return deathOf(draft, points)
    case 'link':
    case 'cut': {
      const when = span(draft)
      return when === undefined
        ? undefined
        : kind === 'cut'
          ? { kind, link, ...when }
          : { kind, link, ...when, ...draft.harm }
    }
    case 'slow': {
      const when = span(draft)
      const factor = typedNumber(draft.factor, 1)
      return when === undefined || factor === undefined ? undefined : { kind, component, factor, ...when }
    }
    case 'message':
      return handOf(draft)
    case 'poison':
    case 'abort':
      return rotOf(kind, draft)
  }
}

/** What strikes one event or one command, wherever it is. */
function rotOf(kind: 'poison' | 'abort', draft: FaultDraft): Fault | undefined {
  const [event, command] = [whole(draft.nth), whole(draft.command)]
  if (kind === 'poison') return event === undefined ? undefined : { kind, event }
  return command === undefined ? undefined : { kind, command }
}

function deathOf(draft: FaultDraft, points: readonly string[]): Fault | undefined {
  const { kind, component } = draft
  if (kind === 'down') {
    const when = span({ ...draft, untilHealed: false })
    return when === undefined || when.until === null
      ? undefined
      : { kind, component, from: when.from, until: when.until }
  }
  const at = micros(draft.at)
  if (kind === 'failover') return at === undefined ? undefined : { kind, component, at }
  const restartAfter = comesBack(draft)
  if (restartAfter === undefined) return undefined
  if (kind === 'crash') {
    return at === undefined ? undefined : { kind, component, at, restartAfter }
  }
  const nth = whole(draft.nth)
  const point = points.includes(draft.point) ? draft.point : points[0]
  return nth === undefined || point === undefined
    ? undefined
    : { kind: 'crash-at', component, point, nth, restartAfter }
}

function handOf(draft: FaultDraft): Fault | undefined {
  const nth = whole(draft.nth)
  const { link, action, type } = draft
  if (nth === undefined) return undefined
  if (action !== 'hold' && action !== 'delay')
    return { kind: 'message', link, nth, type, action, until: null }
  const when = span(draft)
  return when === undefined || (action === 'delay' && when.until === null)
    ? undefined
    : { kind: 'message', link, nth, type, action, until: when.until }
}
