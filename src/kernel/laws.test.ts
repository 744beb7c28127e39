// The kernel's laws, step by step over random programs: order, crashes, links that keep order, refusals, earlier lives.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Due } from './agenda'
import { FAR } from './agenda'
import type { Message } from './message'
import type { Simulation } from './simulation'
import type { Step } from './step'
import { type ControlRow } from './control'
import { controls, lives, machines, timers, wires } from './tables'
import { play, type ToyProgram, toyProgram } from './toy-program'

const seed = 20260802
const numRuns = 1000
const programs = (orderly: boolean) =>
  fc
    .record({ seed: fc.nat(), components: fc.integer({ min: 2, max: 4 }), controls: fc.nat({ max: 8 }) })
    .map((size) => ({ program: toyProgram({ ...size, orderly }) }))

/** Plays a program and shows every step with the rows as they stood before it. */
function walk(
  orderly: boolean,
  look: (simulation: Simulation, step: Step, before: { readonly intervened: boolean }) => void,
): void {
  fc.assert(
    fc.property(programs(orderly), ({ program }) => {
      const simulation = play(program)
      const intervened = interventionsIn(program, simulation)
      for (const step of simulation.journal) {
        simulation.seek(step.index)
        look(simulation, step, { intervened: intervened.has(step) })
      }
    }),
    { seed, numRuns },
  )
}

/** The steps that were made by hand: their controls were never rows. */
const interventionsIn = (program: ToyProgram, simulation: Simulation): ReadonlySet<Step> => {
  const byHand = new Set(program.interventions.map(({ control }) => control))
  return new Set(
    simulation.journal.filter(({ cause }) => cause.kind === 'control' && byHand.has(cause.control)),
  )
}

const waiting = (simulation: Simulation): readonly (Due & { readonly name: string })[] =>
  [wires, timers, controls].flatMap(({ name }) =>
    [...simulation.rows.entries(name)].map(([key, row]) => ({
      ...(row as unknown as Due),
      name: `${name}/${key}`,
    })),
  )

/** The appointment that a step kept. */
const keptBy = (step: Step): string => {
  switch (step.cause.kind) {
    case 'message':
      return `wires/${step.cause.message.id}`
    case 'timer':
      return `timers/${step.cause.component}/${step.cause.key}`
    case 'control': {
      const { control } = step.cause
      const gone = step.changes.find(
        ({ table, before, after }) =>
          table === controls.name &&
          after === undefined &&
          (before as unknown as ControlRow).control === control,
      )
      return `controls/${gone?.key ?? ''}`
    }
  }
}

const isUp = (simulation: Simulation, component: string) =>
  simulation.rows.get(lives.name, component) as
    { readonly status: string; readonly epoch: number } | undefined

describe(`over ${numRuns} random programs, seed ${seed},`, { timeout: 30_000 }, () => {
  test('every step does what comes first by (due, sequence), at its due time, and time never goes back', () => {
    walk(false, (simulation, step, { intervened }) => {
      expect(step.at).toBeGreaterThanOrEqual(simulation.now)
      if (intervened) return
      const first = waiting(simulation)
        .filter(({ due }) => due !== FAR)
        .toSorted((x, y) => x.due - y.due || x.sequence - y.sequence)[0]
      expect(keptBy(step)).toBe(first?.name)
      expect(step.at).toBe(first?.due)
    })
  })

  test('a crash removes all volatile rows, timers and tasks of its component, and no durable row', () => {
    walk(false, (simulation, step) => {
      if (step.event !== 'crash') return
      const { component } = step
      for (const { table } of step.changes) expect(table).not.toBe(`${component}.kept`)
      simulation.seek(step.index + 1)
      expect(simulation.rows.size(`${component}.held`)).toBe(0)
      const left = [timers, machines].flatMap(({ name }) => simulation.rows.keys(name))
      expect(left.filter((key) => key.startsWith(`${component}/`))).toEqual([])
      expect(isUp(simulation, component)?.status).toBe('down')
    })
  })

  test('a link that keeps order delivers in the order of sending, each way, unless it is told otherwise', () => {
    fc.assert(
      fc.property(programs(true), ({ program }) => {
        const simulation = play(program)
        const ordered = new Set(program.system.links.filter((link) => link.ordered).map((link) => link.id))
        const last = new Map<string, number>()
        for (const { cause, event } of simulation.journal) {
          if (cause.kind !== 'message' || event === 'lost' || !ordered.has(cause.message.link)) continue
          const { link, from, sequence, copyOf } = cause.message
          if (copyOf !== undefined) continue
          expect(sequence).toBeGreaterThan(last.get(`${link}/${from}`) ?? 0)
          last.set(`${link}/${from}`, sequence)
        }
      }),
      { seed, numRuns },
    )
  })

  test('the end of a connection arrives after all that was sent on it before', () => {
    walk(true, (simulation, { cause }) => {
      if (cause.kind !== 'message' || cause.message.kind !== 'notice') return
      const { link, from, sequence, lost } = cause.message
      if (lost === true) return
      const overtaken = [...simulation.rows.entries(wires.name)]
        .map(([, row]) => row as unknown as Message)
        .filter((each) => each.link === link && each.from === from && each.sequence < sequence)
        .filter((each) => each.lost !== true && each.copyOf === undefined)
      expect(overtaken).toEqual([])
    })
  })

  test('a request to whoever is not there is refused, and its own words go back to the life that sent it', () => {
    walk(false, (simulation, step) => {
      if (step.cause.kind !== 'message' || step.cause.message.kind !== 'request') return
      const { message } = step.cause
      if (message.lost === true) return
      const there = isUp(simulation, message.to)?.status === 'up'
      expect(step.event === 'refused').toBe(!there)
      if (there) return
      const answer = step.changes
        .filter(({ table, before }) => table === wires.name && before === undefined)
        .map(({ after }) => after as unknown as Message)[0]
      expect(answer).toMatchObject({ kind: 'reply', type: 'refused', to: message.from, answers: message.id })
      expect(answer).toMatchObject({ body: message.body, forEpoch: message.epoch })
    })
  })

  test('an answer reaches the life that asked, or nobody', () => {
    walk(false, (simulation, step) => {
      if (step.cause.kind !== 'message' || step.cause.message.kind !== 'reply') return
      const { to, forEpoch, lost } = step.cause.message
      const life = isUp(simulation, to)
      const sameLife = life?.status === 'up' && life.epoch === forEpoch && lost !== true
      expect(step.component).toBe(sameLife ? to : 'kernel')
      if (!sameLife) expect(step.event).toBe('lost')
    })
  })

  test('nobody who is down or recovering answers anything but the end of that', () => {
    walk(false, (simulation, step) => {
      if (step.cause.kind === 'control' || step.event === 'recovered' || step.component === 'kernel') return
      expect(isUp(simulation, step.component)?.status).toBe('up')
    })
  })
})
