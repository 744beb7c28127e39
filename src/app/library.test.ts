// The library without a page: what it takes in, gives out, renames, doubles, removes and brings back.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createMemoryRepository } from '#persistence'
import { fork, Run, runFileOf, type RunRepository } from '#runs'
import { branchOf } from './branch-of'
import { openFirst } from './first-run'
import { Library } from './library'
import { freshRecord } from './saved-runs'
import { Stage } from './stage'
import { createAppStore } from './state'
import { linkOf } from './link'
import { packed } from './packed'

let made = 0

const noLab = () => Promise.reject(new Error('no lab in this test'))

/** A library beside a run that is open and not kept. */
async function library(repository: RunRepository = memory()) {
  const ports = { repository, now: () => 1000 + made, newId: () => `run-${made++}`, sketches: noLab }
  const address = { search: '?scenario=relay-crash', hash: '', lang: 'en' } as const
  const { opened } = await openFirst(repository, address, ports)
  const store = createAppStore(opened, { lang: 'en', theme: 'auto', page: 'lab' })
  return new Library(new Stage(store, opened.run, opened.record), ports, () => Promise.resolve())
}

const memory = () => createMemoryRepository({ why: 'blocked', detail: 'a test' })

/** The example with a crash by hand, as a file. */
async function acted() {
  const { opened } = await openFirst(
    memory(),
    { search: '?scenario=relay-crash', hash: '', lang: 'en' },
    { now: () => 0, newId: () => 'x' },
  )
  const { run } = opened
  run.advanceSteps(80)
  run.intervene(run.simulation.now, { kind: 'crash', component: 'projector', restartAfter: 500_000 })
  run.advanceSteps(300)
  return { run, text: JSON.stringify(runFileOf(run, 'with a crash')) }
}

const runsOf = (from: Library) => from.store.getState().runs ?? []
const namesOf = (from: Library) =>
  runsOf(from)
    .map(({ record }) => record.name)
    .toSorted()

describe('what is taken in', () => {
  test('a run file is kept where it stands, and given out again it is the same file (seed 7)', async () => {
    const { run, text } = await acted()
    const shelf = await library()
    const taken = await shelf.take(text)
    expect(taken).toMatchObject({ ok: true, name: 'with a crash', same: true })
    expect(runsOf(shelf)[0]).toMatchObject({
      record: { steps: 300, digest: run.simulation.digest, parent: null },
      interventions: run.interventions,
    })
    const file = await shelf.fileOf('id' in taken ? taken.id : '')
    expect(JSON.stringify(file)).toBe(text)
  })

  test('a run that comes out otherwise than its file says is kept, and that is said', async () => {
    const { text } = await acted()
    const shelf = await library()
    const other = JSON.stringify({ ...(JSON.parse(text) as object), digest: '0' })
    expect(await shelf.take(other)).toMatchObject({ ok: true, same: false })
  })

  test('a demo file and a link with a demo are given back to be played, and nothing is kept', async () => {
    const shelf = await library()
    const file = readFileSync(path.join(import.meta.dirname, '../lessons/files/first-order.json'), 'utf8')
    const link = `https://example.org/#demo=1.${await packed(file)}`
    for (const text of [file, link])
      expect(await shelf.take(text)).toMatchObject({ ok: true, demo: { id: 'first-order' } })
    expect(await shelf.take('{"format": "cqrscope/demo", "version": 1}')).toMatchObject({ ok: false })
    expect(runsOf(shelf)).toEqual([])
  })

  test('a scenario file and a link with a scenario are runs that have not begun', async () => {
    const { run } = await acted()
    const shelf = await library()
    const scenario = JSON.stringify(run.scenario.file)
    expect(await shelf.take(scenario)).toMatchObject({ ok: true, same: true })
    expect(
      await shelf.take(`https://example.org/${await linkOf({ ...run.causes, interventions: [] })}`),
    ).toMatchObject({ ok: true })
    expect(runsOf(shelf).map(({ record }) => [record.name, record.steps])).toEqual([
      ['Crash the relay where it hurts', 0],
      ['Crash the relay where it hurts', 0],
    ])
  })

  test.each([
    ['no JSON', '{"format":', 'is not JSON'],
    ['JSON of something else', '{"format": "x"}', 'format is not a scenario'],
    ['a damaged link', 'x#s=1.abc', 'is damaged'],
    ['too much', ' '.repeat(3_000_000), 'is longer than'],
  ])('%s is refused in words, and nothing is kept', async (_what, text, says) => {
    const shelf = await library()
    const taken = await shelf.take(text)
    expect(taken.ok ? '' : taken.problems.map(({ path, what }) => `${path} ${what}`).join()).toContain(says)
    expect(runsOf(shelf)).toEqual([])
  })
})

describe('what is kept', () => {
  test('is doubled with a name of its own and renamed; the original stays as it was (seed 7)', async () => {
    const { text, run } = await acted()
    const shelf = await library()
    const taken = await shelf.take(text)
    const id = 'id' in taken ? taken.id : ''
    await shelf.duplicate(id, 'twin')
    await shelf.rename(id, 'first')
    expect(namesOf(shelf)).toEqual(['first', 'twin'])
    expect(new Set(runsOf(shelf).map(({ record }) => record.digest))).toEqual(
      new Set([run.simulation.digest]),
    )
  })

  test('is removed and brought back with every row, the last one first (seed 7)', async () => {
    const repository = memory()
    const shelf = await library(repository)
    const { text } = await acted()
    const [one, other] = [await shelf.take(text), await shelf.take(text)]
    const [first, second] = ['id' in one ? one.id : '', 'id' in other ? other.id : '']
    const before = await repository.rows(second)
    await shelf.remove([first])
    await shelf.remove([second])
    expect(runsOf(shelf)).toEqual([])
    await shelf.restore()
    expect(runsOf(shelf).map(({ record }) => record.id)).toEqual([second])
    const after = await repository.rows(second)
    expect(after.ok && before.ok && after.value.rows).toEqual(before.ok && before.value.rows)
    await shelf.restore()
    expect(runsOf(shelf)).toHaveLength(2)
    expect(shelf.store.getState().removed).toEqual([])
  })

  test('is not removed while somebody writes it', async () => {
    const repository = memory()
    const shelf = await library(repository)
    const taken = await shelf.take((await acted()).text)
    await repository.claim('id' in taken ? taken.id : '')
    await shelf.remove(['id' in taken ? taken.id : ''])
    expect(shelf.store.getState()).toMatchObject({ trouble: 'not-writer', removed: [] })
    expect(runsOf(shelf)).toHaveLength(1)
  })
})

describe('a branch says where it left, and by what', () => {
  const stored = (run: Run, id: string, parent: { readonly run: string; readonly step: number } | null) => ({
    record: freshRecord(run, { id, name: id, parent, now: 0 }),
    interventions: run.interventions,
  })

  test('an act in the past, a cause taken out, and a copy', async () => {
    const { run } = await acted()
    const root = stored(run, 'root', null)
    const parent = { run: 'root', step: 120 }
    const branch = fork(run, 120)
    expect(branchOf(stored(branch, 'copy', parent), root)).toEqual({ kind: 'copy', step: 120 })
    const { at } = branch.intervene(branch.simulation.now, { kind: 'crash', component: 'relay' })
    const control = { kind: 'crash', component: 'relay' }
    expect(branchOf(stored(branch, 'act', parent), root)).toEqual({ kind: 'act', at, step: 120, control })
    const without = new Run({ ...run.causes, without: ['fault-0'] })
    expect(branchOf(stored(without, 'without', parent), root)).toEqual({ kind: 'without', cause: 'fault-0' })
    expect(branchOf(root, undefined)).toBeUndefined()
  })
})
