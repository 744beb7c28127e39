// Time travel and determinism, over random programs: whatever way a run is looked at or divided, it stays the same run.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Change } from './rows'
import type { Simulation } from './simulation'
import { begin, play, toyProgram, TOY_STEPS } from './toy-program'
import type { SimTime } from './time'

const seed = 20260801
const numRuns = 1000
const programs = fc
  .record({ seed: fc.nat(), components: fc.integer({ min: 2, max: 4 }), controls: fc.nat({ max: 8 }) })
  .map(toyProgram)
const expectFor = <Values>(property: fc.IProperty<Values>) => fc.assert(property, { seed, numRuns })
const pieces = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 30 })

/** Every row, in an order that does not depend on how they came about. */
const rowsOf = (simulation: Simulation) =>
  simulation.tables
    .toSorted((x, y) => (x.name < y.name ? -1 : 1))
    .map(({ name }) => [name, [...simulation.rows.entries(name)].toSorted(([x], [y]) => (x < y ? -1 : 1))])

/** The journal as text: every step with every row before and after it. */
const journalOf = (simulation: Simulation): string =>
  JSON.stringify(simulation.journal, (_key, value: unknown) =>
    value instanceof Change ? [value.table, value.key, value.before ?? null, value.after ?? null] : value,
  )

describe(`over ${numRuns} random programs, seed ${seed},`, { timeout: 30_000 }, () => {
  test('reverting all steps gives back the first rows and digest, applying them again the last', () => {
    expectFor(
      fc.property(programs, (program) => {
        const fresh = begin(program)
        const simulation = play(program)
        const [last, lastRows] = [simulation.digest, rowsOf(simulation)]
        simulation.seek(0)
        expect(simulation.digest).toBe(fresh.digest)
        expect(rowsOf(simulation)).toEqual(rowsOf(fresh))
        simulation.seek(simulation.journal.length)
        expect(simulation.digest).toBe(last)
        expect(rowsOf(simulation)).toEqual(lastRows)
      }),
    )
  })

  test('running in one go equals running in any pieces, by steps and by time', () => {
    expectFor(
      fc.property(programs, pieces, (program, lengths) => {
        const whole = play(program)
        let turn = 0
        const divided = play(program, (simulation, until) => {
          const end = Math.min(until.steps ?? TOY_STEPS, TOY_STEPS)
          for (let i = 0; i < 500 && simulation.journal.length < end; i++) {
            const length = lengths[turn++ % lengths.length] ?? 1
            const time = (simulation.now + length) as SimTime
            const halt =
              turn % 2 === 0
                ? simulation.run({ steps: Math.min(end, simulation.journal.length + length) }, 1000)
                : simulation.run({ time, steps: end }, 1000)
            if (halt.reason === 'quiet') return
            if (length === 0) simulation.run({ steps: end }, 1)
          }
          simulation.run({ steps: end }, 1000)
        })
        expect(divided.digest).toBe(whole.digest)
        expect(journalOf(divided)).toBe(journalOf(whole))
      }),
    )
  })

  test('the digest kept change by change equals the one computed from every row, after every step', () => {
    expectFor(
      fc.property(programs, (program) => {
        const simulation = play(program)
        for (let place = simulation.journal.length; place >= 0; place -= 3) {
          simulation.seek(place)
          expect(simulation.digest).toBe(simulation.rows.digestFromScratch())
        }
        const again = begin(program)
        for (let i = 0; i < 30 && again.step() !== undefined; i++)
          expect(again.digest).toBe(again.rows.digestFromScratch())
      }),
    )
  })

  test('the same causes give the same digest and journal', () => {
    expectFor(
      fc.property(programs, (program) => {
        const [one, two] = [play(program), play(program)]
        expect(two.digest).toBe(one.digest)
        expect(journalOf(two)).toBe(journalOf(one))
      }),
    )
  })

  test('looking anywhere and coming back leaves no trace in what follows', () => {
    expectFor(
      fc.property(programs, pieces, (program, places) => {
        const untouched = play(program)
        let turn = 0
        const looked = play(program, (simulation, until) => {
          for (let i = 0; i < 500 && simulation.journal.length < (until.steps ?? 0); i++) {
            const place = (places[turn++ % places.length] ?? 0) % (simulation.journal.length + 1)
            simulation.seek(place)
            simulation.seek(simulation.journal.length)
            if (simulation.step() === undefined) return
          }
        })
        expect(looked.digest).toBe(untouched.digest)
        expect(journalOf(looked)).toBe(journalOf(untouched))
        expect(looked.isQuiet()).toBe(untouched.isQuiet())
      }),
    )
  })

  test('wherever the rows stand, what is due next and whether all is quiet are the head’s', () => {
    expectFor(
      fc.property(programs, pieces, (program, places) => {
        const simulation = play(program)
        const [due, quiet] = [simulation.nextDue(), simulation.isQuiet()]
        for (const place of places) {
          simulation.seek(place % (simulation.journal.length + 1))
          expect([simulation.nextDue(), simulation.isQuiet()]).toEqual([due, quiet])
        }
      }),
    )
  })

  test('what was taken back is as if it had never been done', () => {
    expectFor(
      fc.property(programs, pieces, (program, places) => {
        const undisturbed = { ...program, interventions: [] }
        const untouched = play(undisturbed)
        const retraced = play(undisturbed)
        for (const place of places) {
          const to = place % (retraced.journal.length + 1)
          retraced.takeBack(to)
          expect(retraced.journal.length).toBe(to)
        }
        while (retraced.journal.length < untouched.journal.length) retraced.step()
        expect(retraced.digest).toBe(untouched.digest)
        expect(journalOf(retraced)).toBe(journalOf(untouched))
      }),
    )
  })

  test('a run that was taken back can go another way, as if it had gone there at once', () => {
    expectFor(
      fc.property(programs, fc.nat({ max: TOY_STEPS }), (program, turn) => {
        const detour = { ...program, interventions: [] }
        const links = program.system.links.map(({ id }) => id)
        const goOn = (simulation: Simulation) => {
          for (const link of links)
            simulation.intervene(simulation.now, { kind: 'fault', id: link, fault: { link, chance: 60 } })
          simulation.run({ steps: 2 * TOY_STEPS }, 1000)
        }
        const direct = begin(detour)
        direct.run({ steps: turn }, 1000)
        const place = direct.journal.length
        goOn(direct)
        const retraced = play(detour)
        retraced.takeBack(place)
        goOn(retraced)
        expect(retraced.digest).toBe(direct.digest)
        expect(journalOf(retraced)).toBe(journalOf(direct))
      }),
    )
  })

  test('every run stops, and says why', () => {
    expectFor(
      fc.property(programs, (program) => {
        const simulation = begin(program)
        const halt = simulation.run({ quiet: true, time: 300 as SimTime }, TOY_STEPS)
        if (halt.reason === 'limit') expect(simulation.journal.length).toBe(TOY_STEPS)
        if (halt.reason === 'reached') expect(simulation.nextDue()).toBeGreaterThan(300)
        if (halt.reason === 'quiet')
          expect(simulation.nextDue() === undefined || simulation.isQuiet()).toBe(true)
      }),
    )
  })
})
