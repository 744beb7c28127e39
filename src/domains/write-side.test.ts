/** The laws of the write side that every business keeps: answers, versions, envelopes, and what deleting leaves. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedRows } from './changed-rows'
import type { Command, Domain } from './domain'
import { emptyMemory, isDeleted } from './domain'
import { domains } from './index'
import { idOf } from './kept'
import { commit, sent, workload } from './rig'

/** What the write side makes of a random workload of its own generator. */
const history = (domain: Domain) =>
  fc
    .record({ seed: fc.nat(), count: fc.integer({ min: 1, max: 80 }) })
    .map(({ seed, count }) => commit(domain, workload(domain, seed, count).commands))

/** Any object at all that names an aggregate and a command, well or badly. */
const anyCommand = (domain: Domain): fc.Arbitrary<Command> => {
  const names = domain.commands.flatMap((command) => command.fields.map((field) => field.name))
  return fc
    .record({
      type: fc.oneof(fc.constantFrom(...domain.commands.map(({ type }) => type)), fc.string()),
      id: fc.constantFrom(`${domain.aggregate}-1`, `${domain.aggregate}-2`),
      fields: fc.dictionary(
        fc.oneof(fc.constantFrom('expectedVersion', ...names), fc.string()),
        fc.jsonValue(),
      ),
    })
    .map(({ fields, ...named }) => ({ ...fields, ...named }) as Command)
}

describe.each(domains.map((domain) => [domain.id, domain] as const))(
  'the write side of %s',
  (_id, domain) => {
    test('answers whatever it is asked, in whatever state, and remembers it without a crash (seed 11)', () => {
      fc.assert(
        fc.property(fc.nat(), fc.array(anyCommand(domain), { maxLength: 20 }), (seed, commands) => {
          const { memories, commands: usual } = workload(domain, seed, 12)
          const { refusals } = commit(domain, [...usual, ...commands])
          expect(domain.refusals).toEqual(expect.arrayContaining([...new Set(refusals)]))
          const memory = commands.reduce(domain.remember, memories.at(-1) ?? emptyMemory)
          expect(JSON.parse(JSON.stringify(memory))).toEqual(memory)
        }),
        { seed: 11 },
      )
    })

    test('gives no event that it does not list, and every one that it lists (seed 18)', () => {
      const { commands } = workload(domain, 18, 600)
      const given = commit(domain, commands).happened.map(({ event }) => event.type)
      expect(new Set(given)).toEqual(new Set(domain.events))
      fc.assert(
        fc.property(history(domain), ({ happened }) => {
          for (const { event } of happened) expect(domain.events).toContain(event.type)
        }),
        { seed: 18 },
      )
    })

    test('knows of what was deleted only that: its id stays taken, and it says nothing more', () => {
      const id = `${domain.aggregate}-1`
      const grave = { id, version: 3, deleted: true }
      const { commands } = workload(domain, 15, 300)
      for (const { expectedVersion: _claimed, ...command } of commands) {
        const creates = domain.commands.some(({ type, creates: does }) => does && type === command.type)
        const refusal = creates ? 'already-exists' : `unknown-${domain.aggregate}`
        expect(domain.decide(grave, command)).toEqual({ ok: false, refusal })
      }
      const { happened } = commit(domain, commands)
      for (const { event } of happened) {
        expect(domain.evolve(grave, id, event)).toEqual({ ...grave, version: 4 })
      }
      expect(domain.rowsOf(grave)).toEqual([])
      expect(domain.documentOf(grave)).toMatchObject({ key: id, row: undefined })
      expect(domain.contributionsOf(grave)).toEqual([])
      expect(changedRows(domain, grave, { ...grave, version: 4 })).toEqual([])
    })

    test('leaves of what is deleted what a write store keeps of it (seed 16)', () => {
      fc.assert(
        fc.property(history(domain), ({ states }) => {
          for (const state of states.filter(isDeleted)) {
            expect(state).toEqual({ id: idOf(state), version: state.version, deleted: true })
          }
        }),
        { seed: 16 },
      )
    })

    test('changes by each event the parent row, which alone says the version, and of the rest what differs (seed 17)', () => {
      fc.assert(
        fc.property(history(domain), ({ happened }) => {
          for (const { before, event, after } of happened) {
            const [parent, ...children] = domain.rowsOf(after)
            for (const { row } of children) expect(row).not.toHaveProperty('version')
            const changes = changedRows(domain, before, after)
            expect(domain.envelope('row', before, event, after).payload).toEqual(
              isDeleted(after) ? changes.at(-1) : changes[0],
            )
            if (parent === undefined) continue
            expect(changes[0]).toEqual({ ...parent, op: before === undefined ? 'c' : 'u' })
            expect(parent.row['version']).toBe(after.version)
          }
        }),
        { seed: 17, numRuns: 40 },
      )
    })

    test('counts a version for each event, leaves plain JSON, and of what is kept a status and a document as specified (seed 12)', () => {
      fc.assert(
        fc.property(history(domain), ({ happened }) => {
          for (const { before, after } of happened) {
            expect(after.version).toBe((before?.version ?? 0) + 1)
            expect(JSON.parse(JSON.stringify(after))).toEqual(after)
            if (!isDeleted(after)) expect(after['status']).toEqual(expect.any(String))
            const { model, row } = domain.documentOf(after)
            const fields = domain.models.filter(({ name }) => name === model).flatMap((spec) => spec.fields)
            if (row !== undefined) expect(new Set(Object.keys(row))).toEqual(new Set(fields))
          }
        }),
        { seed: 12 },
      )
    })

    test('names each envelope by aggregate and version, in every style (seed 13)', () => {
      fc.assert(
        fc.property(history(domain), ({ happened }) => {
          for (const style of ['full-state', 'partial', 'delta', 'notification', 'row'] as const) {
            for (const event of sent(domain, happened, style)) {
              expect(event.id).toBe(`${event.aggregateId}@${event.version}`)
              expect(event.style).toBe(style)
              expect(JSON.parse(JSON.stringify(event))).toEqual(event)
            }
          }
        }),
        { seed: 13, numRuns: 40 },
      )
    })
  },
)
