// What a run is exported as: formats as their readers want them, and every message once in each that tells of messages.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromMillis } from '#kernel'
import { finished, Run } from '#runs'
import { bundledScenario } from '#scenarios'
import { timestampOf } from './epoch'
import { exported, type ExportFormat } from './formats'
import { MOST_MESSAGES } from './mermaid'
import { passagesOf } from './passages'
import { stateSpansOf } from './state-spans'

type Fields = { readonly [name: string]: unknown }

function runOf(id: string): Run {
  const scenario = bundledScenario(id)
  if (scenario === undefined) throw new Error(`there is no scenario ${id}`)
  return finished(scenario)
}

const whole = (run: Run) => ({ from: 0, until: run.simulation.now })
const text = (run: Run, format: ExportFormat) => exported(run, format, whole(run))
const events = (run: Run) => JSON.parse(text(run, 'cloudevents')) as readonly Fields[]
const trace = (run: Run) =>
  (JSON.parse(text(run, 'perfetto')) as { readonly traceEvents: readonly Fields[] }).traceEvents
const arrows = (diagram: string) => diagram.split('\n').filter((line) => /^ {2}c\d+-/.test(line))

/** What of an event the specification, or this program's own word on it, does not allow. */
const wrongAttributes = ({ data, ...attributes }: Fields): readonly string[] => [
  ...Object.entries(attributes).flatMap(([name, value]) => (isAttribute(name, value) ? [] : [name])),
  ...(attributes['specversion'] === '1.0' && attributes['datacontenttype'] === 'application/json'
    ? []
    : ['versions']),
  ...(/^\/cqrscope\/[a-z0-9-]+\/[0-9a-f]+\/[a-z0-9-]+$/.test(String(attributes['source'])) ? [] : ['source']),
  ...(typeof data === 'object' ? [] : ['data']),
]

function isAttribute(name: string, value: unknown): boolean {
  if (!/^[a-z0-9]{1,20}$/.test(name)) return false
  if (typeof value === 'number') return Number.isInteger(value)
  if (typeof value !== 'string' || value === '') return false
  return !name.endsWith('time') || /^2000-01-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(value)
}

/** Runs with crashes, losses, copies, outages, and a broker of each kind. */
const IDS = ['relay-crash', 'bad-network', 'broker-outage', 'batch-sent-twice', 'first-order'] as const
const runs = new Map(IDS.map((id) => [id, runOf(id)]))

describe.each([...runs])('the run of %s', (_, run) => {
  const messages = passagesOf(run.journal)
  const ids = messages.map(({ message }) => message.id)

  test('has each message once, and none that has not been sent', () => {
    expect(new Set(ids).size).toBe(ids.length)
    const arrived = run.journal.flatMap(({ cause }) => (cause.kind === 'message' ? [cause.message.id] : []))
    const ended = messages.filter(({ fate }) => fate.kind !== 'under way').map(({ message }) => message.id)
    expect(new Set(ended)).toEqual(new Set(arrived))
    expect(messages.filter(({ sent, fate }) => fate.kind !== 'under way' && fate.at < sent)).toEqual([])
  })

  test('has each message once as a CloudEvent whose attributes the specification allows', () => {
    const batch = events(run)
    expect(batch.map(({ id }) => id)).toEqual(ids)
    expect(batch.flatMap(wrongAttributes)).toEqual([])
    const once = new Set(batch.map(({ source, id }) => `${String(source)} ${String(id)}`))
    expect(once.size).toBe(batch.length)
  })

  test('has each message once as an arrow of the trace, from a slice at its sender to one at its receiver', () => {
    const entries = trace(run)
    const of = (phase: string) => entries.filter(({ ph }) => ph === phase)
    expect(of('s').map(({ id }) => id)).toEqual(ids)
    const got = messages.filter(({ fate }) => fate.kind === 'received' || fate.kind === 'refused')
    expect(of('f').map(({ id }) => id)).toEqual(expect.arrayContaining(got.map(({ message }) => message.id)))
    expect(of('f')).toHaveLength(got.length)
    const slices = new Set(of('X').map(({ pid, tid, ts }) => `${String(pid)} ${String(tid)} ${String(ts)}`))
    const loose = [...of('s'), ...of('f')].filter(
      ({ pid, tid, ts }) => !slices.has(`${String(pid)} ${String(tid)} ${String(ts)}`),
    )
    expect(loose).toEqual([])
  })

  test('has states that follow each other on their lanes', () => {
    const last = new Map<string, number>()
    for (const { component, lane, from, until } of stateSpansOf(run.journal, run.simulation.now)) {
      const where = `${component} ${lane}`
      expect(from).toBeGreaterThanOrEqual(last.get(where) ?? 0)
      last.set(where, until)
    }
  })

  test('is drawn message by message, the polls left out, and what is too much is counted', () => {
    const diagram = text(run, 'mermaid')
    const told = messages.filter(({ message }) => !message.background)
    const shown = told.slice(-MOST_MESSAGES)
    expect(arrows(diagram)).toHaveLength(shown.length)
    const words = arrows(diagram).flatMap((line) => line.split(' '))
    expect(shown.filter(({ message }) => words.filter((word) => word === message.id).length !== 1)).toEqual(
      [],
    )
    const [, polls = '0'] = /(\d+) polling messages/.exec(diagram) ?? []
    const [, earlier = '0'] = /(\d+) earlier messages/.exec(diagram) ?? []
    expect(Number(polls) + Number(earlier) + shown.length).toBe(messages.length)
  })

  test('is exported from wherever the viewer looks, and leaves it there', () => {
    const formats = ['trace', 'csv', 'cloudevents', 'perfetto'] as const
    const before = formats.map((format) => text(run, format))
    run.seek(10)
    expect(formats.map((format) => text(run, format))).toEqual(before)
    expect(run.simulation.position).toBe(10)
    run.toHead()
  })
})

test('what was lost, refused or is still under way is told apart everywhere', () => {
  const run = runs.get('bad-network')
  if (run === undefined) throw new Error('it was run')
  const lost = passagesOf(run.journal).filter(({ fate }) => fate.kind === 'dropped')
  expect(lost.length).toBeGreaterThan(0)
  expect(events(run).filter((event) => 'droppedtime' in event)).toHaveLength(lost.length)
  expect(trace(run).filter(({ name }) => String(name).startsWith('dropped '))).toHaveLength(lost.length)
  const [one] = lost.filter(({ message }) => !message.background)
  if (one === undefined || one.fate.kind === 'under way') throw new Error('a message that counts is lost')
  expect(exported(run, 'mermaid', { from: one.sent, until: one.fate.at })).toMatch(
    /c\d+-{1,2}xc\d+: .*\(dropped\)/,
  )
})

test('a window ends where it says: what arrives later is under way in it', () => {
  const run = runs.get('first-order')
  if (run === undefined) throw new Error('it was run')
  const first = passagesOf(run.journal).find(({ message }) => !message.background)
  if (first === undefined || first.fate.kind === 'under way') throw new Error('the first message arrives')
  const diagram = exported(run, 'mermaid', { from: 0, until: first.fate.at - 1 })
  expect(arrows(diagram)).toHaveLength(1)
  expect(diagram).toContain('(under way, due at')
  expect(arrows(exported(run, 'mermaid', { from: first.fate.at, until: first.fate.at }))[0]).toContain('->>')
})

test('crashes and broken promises are notes, and marks of the trace', () => {
  const run = runs.get('relay-crash')
  if (run === undefined) throw new Error('it was run')
  const relay = run.components.findIndex(({ id }) => id === 'relay')
  const crash = run.journal.find(({ event }) => event === 'crash')?.at ?? 0
  expect(exported(run, 'mermaid', { from: crash, until: crash })).toMatch(
    new RegExp(`Note over c${relay}: [\\d.]+ ms fault: crash`),
  )
  const marks = trace(run).filter(({ ph, cat }) => ph === 'i' && cat !== 'message')
  expect(marks).toContainEqual(
    expect.objectContaining({ name: 'crash', cat: 'fault', s: 'p', pid: relay + 1 }),
  )
  expect(marks.filter(({ cat }) => cat === 'violation').length).toBe(run.judgement().violations.length)
})

test('two runs that differ by an act are two sources of events', () => {
  const scenario = bundledScenario('first-order')
  if (scenario === undefined) throw new Error('it is bundled')
  const run = new Run({ scenario, without: [], interventions: [] })
  run.advance(fromMillis(100))
  const source = events(run)[0]?.['source']
  run.intervene(fromMillis(100), { kind: 'crash', component: 'relay' })
  expect(events(run)[0]?.['source']).not.toBe(source)
})

test('texts from a scenario cannot leave their line of a diagram (100 texts, seed 1)', () => {
  const scenario = bundledScenario('first-order')
  if (scenario === undefined) throw new Error('it is bundled')
  const nasty = fc.string({
    unit: fc.constantFrom(
      'a',
      ';',
      '#',
      '%%',
      '\n',
      '\r',
      '\u2028',
      '"',
      '<b>',
      '&',
      '`',
      '{',
      'end',
      ':',
      '\ud800',
    ),
    minLength: 1,
  })
  fc.assert(
    fc.property(nasty, (id) => {
      const run = new Run({ scenario, without: [], interventions: [] })
      run.advance(fromMillis(1))
      const plain = exported(run, 'mermaid', whole(run)).split('\n').length
      const { client } = run.traits
      run.intervene(fromMillis(1), {
        kind: 'stimulus',
        component: client,
        type: 'command',
        body: { type: 'PlaceOrder', id, product: 'desk', quantity: 1 },
      })
      const diagram = exported(run, 'mermaid', whole(run))
      expect(diagram.split(/[\n\r\u2028]/)).toHaveLength(plain + 1)
      const [said = ''] = arrows(diagram).slice(-1)
      expect(said.replaceAll(/#\d+;/g, '')).not.toMatch(/[;#%<>&`"{}]/)
    }),
    { numRuns: 100, seed: 1 },
  )
})

test('an instant is a date from the year 2000 on (1000 instants, seed 1)', () => {
  expect(timestampOf(0)).toBe('2000-01-01T00:00:00.000000Z')
  expect(timestampOf(1_234_567)).toBe('2000-01-01T00:00:01.234567Z')
  const epoch = Date.UTC(2000, 0, 1)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000_000_000_000_000 }), (micros) => {
      const millis = new Date(epoch + Math.floor(micros / 1000)).toISOString().slice(0, -1)
      expect(timestampOf(micros)).toBe(`${millis}${String(micros % 1000).padStart(3, '0')}Z`)
    }),
    { numRuns: 1000, seed: 1 },
  )
})
