// A window of a run as a Mermaid sequence diagram: text that README files and wikis draw by themselves.
import { toMillis } from '#kernel'
import type { Run } from '#runs'
import { type Incident, incidentsOf } from './incidents'
import { type Passage, passagesOf } from './passages'

/** A stretch of the run, in microseconds; both ends belong to it. */
export interface Window {
  readonly from: number
  readonly until: number
}

/** A diagram of more messages than these cannot be read, and some renderers refuse it. */
export const MOST_MESSAGES = 150
/** The same for notes on faults and broken promises, and for the length of one. */
const MOST_NOTES = 40
const MOST_CHARACTERS = 160

/** One line of the diagram, with the step that orders it. */
interface Line {
  readonly step: number
  readonly text: string
}

/**
 * The messages of a window, each where it arrived, was lost, or was last seen under way. Mere polling is left out; of
 * too many messages the last stay. The first note says what is missing.
 */
export function mermaidOf(run: Run, window: Window): string {
  const names = new Map(run.components.map(({ id }, index) => [id, `c${index}`]))
  const nameOf = (id: string): string => names.get(id) ?? id
  const within = passagesOf(run.journal).filter((passage) => isWithin(passage, window))
  const told = within.filter(({ message }) => !message.background)
  const shown = told.slice(-MOST_MESSAGES)
  const incidents = incidentsOf(run).filter(({ at }) => window.from <= at && at <= window.until)
  const begins = told.length > shown.length ? (shown[0]?.sent ?? 0) : window.from
  const noted = incidents.filter(({ at }) => at >= begins).slice(-MOST_NOTES)
  const lines = [
    ...shown.map((passage) => lineOf(passage, window, nameOf)),
    ...noted.map((incident) => noteOn(incident, [...names.values()], nameOf)),
  ].toSorted((x, y) => x.step - y.step)
  return [
    'sequenceDiagram',
    `  title ${escaped(`${run.scenario.id}, seed ${run.scenario.seed}, ${toMillis(window.from)} to ${toMillis(window.until)} ms`)}`,
    ...run.components.map(({ id }) => `  participant ${nameOf(id)} as ${escaped(id)}`),
    ...leftOut(
      {
        'earlier messages': told.length - shown.length,
        'polling messages': within.length - told.length,
        'earlier faults and violations': incidents.length - noted.length,
      },
      over([...names.values()]),
    ),
    ...lines.map(({ text }) => `  ${text}`),
    '',
  ].join('\n')
}

const isWithin = ({ sent, fate }: Passage, { from, until }: Window): boolean =>
  sent <= until && (fate.kind === 'under way' ? true : fate.at >= from)

function leftOut(counts: { readonly [what: string]: number }, where: string): readonly string[] {
  const missing = Object.entries(counts).filter(([, count]) => count > 0)
  if (missing.length === 0) return []
  return [`  Note ${where}: left out: ${missing.map(([what, count]) => `${count} ${what}`).join(', ')}`]
}

/** A message that ends after the window is under way in it. */
function lineOf({ message, fate }: Passage, { until }: Window, nameOf: (id: string) => string): Line {
  const { id, from, to, kind, type, subject, attempt, copyOf, due, held } = message
  const end = fate.kind === 'under way' || fate.at > until ? undefined : fate
  const words = [
    end === undefined ? '' : `${toMillis(end.at)} ms`,
    type,
    subject,
    id,
    attempt > 1 ? `(attempt ${attempt})` : '',
    copyOf === undefined ? '' : `(copy of ${copyOf})`,
    end === undefined ? stillSaid(held === true, due) : end.kind === 'received' ? '' : `(${end.kind})`,
  ]
  const text = escaped(words.filter((word) => word !== '').join(' '))
  return {
    step: end?.step ?? Number.MAX_SAFE_INTEGER,
    text: `${nameOf(from)}${arrowOf(kind, end?.kind)}${nameOf(to)}: ${text}`,
  }
}

const stillSaid = (held: boolean, due: number): string =>
  held ? '(held)' : `(under way, due at ${toMillis(due)} ms)`

/** Answers are dotted; what nobody got ends in a cross; what is under way, and a notice, has an open head. */
function arrowOf(
  kind: Passage['message']['kind'],
  end: 'received' | 'refused' | 'dropped' | undefined,
): string {
  const shaft = kind === 'reply' ? '--' : '-'
  if (end === 'dropped' || end === 'refused') return `${shaft}x`
  return end === undefined || kind === 'notice' ? `${shaft})` : `${shaft}>>`
}

function noteOn(incident: Incident, all: readonly string[], nameOf: (id: string) => string): Line {
  const { at, step, kind, what, components } = incident
  const where = over(components.length === 0 ? all : components.map(nameOf))
  return { step, text: `Note ${where}: ${escaped(`${toMillis(at)} ms ${kind}: ${what}`)}` }
}

/** Over one participant, or from the first to the last. */
function over(names: readonly string[]): string {
  const [first = 'c0'] = names
  const last = names.at(-1) ?? first
  return first === last ? `over ${first}` : `over ${first},${last}`
}

/** Mermaid ends a text at `;` and a line break, and takes `#`, `%` and HTML for its own; a fence ends at backticks. */
const escaped = (text: string): string =>
  text
    .slice(0, MOST_CHARACTERS)
    .replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[#;%&<>"`{}\\]/g, (char) => `#${char.charCodeAt(0)};`)
