// The app without a page: playing by hand-made frames, time travel, branches, keeping and reopening runs.
import { describe, expect, test } from 'vitest'
import { createFlusher, createMemoryRepository } from '#persistence'
import { Run, type RunRepository } from '#runs'
import { openPage } from './page-rig'

const page = (repository: RunRepository, search = '?scenario=relay-crash') =>
  openPage(createFlusher, repository, search)

const memory = () => createMemoryRepository({ why: 'blocked', detail: 'a test' })

describe('playing', () => {
  test('moves the viewer by wall time times speed and stops when the run is quiet', async () => {
    const { app, tick } = await page(memory())
    await app.judged()
    app.travel.setSpeed(10)
    app.travel.play()
    tick(11)
    expect(app.at).toBe(1_600_000)
    tick(2000)
    expect(app.store.getState()).toMatchObject({ playing: false, ended: true })
    expect(app.store.getState().judgement?.verdict).toEqual(['lag', 'rewound'])
  })

  test('a run that plays ends where all is quiet, however fast it plays', async () => {
    const ends = []
    for (const speed of [1, 100_000]) {
      const { app, tick } = await page(memory(), '?scenario=first-order')
      app.travel.setSpeed(speed)
      app.travel.play()
      tick(2000)
      ends.push({ step: app.run.journal.length, ended: app.store.getState().ended })
    }
    expect(ends[1]).toEqual(ends[0])
    expect(ends[0]?.ended).toBe(true)
  })

  test('a frame that took long counts as a short one, so that a sleeping tab does not leap', async () => {
    const { app, tick } = await page(memory())
    app.travel.play()
    tick(1)
    const before = app.at
    tick(1)
    expect(app.at - before).toBeLessThanOrEqual(100_000)
  })

  test('looking at the past and coming back changes nothing', async () => {
    const { app, api } = await page(memory())
    app.travel.finish()
    const { digest, head } = await api.getStatus()
    await api.seek({ step: 100 })
    expect((await api.getStatus()).digest).not.toBe(digest)
    await api.seek({ step: head })
    expect((await api.getStatus()).digest).toBe(digest)
  })
})

describe('acting', () => {
  test('does an act of a demo at once, and leaves a run that had ended at rest', async () => {
    const { api } = await page(memory(), '?scenario=first-order')
    const { reached, at } = await api.perform({ runUntil: 'quiet' })
    expect(reached).toBe(true)
    expect(await api.perform({ crash: 'relay' })).toMatchObject({ playing: false, at })
    await api.perform({ seek: at + 10 })
    expect(await api.check({ state: 'relay', is: 'down' })).toEqual({ holds: true, found: ['down'] })
    expect(await api.perform({ runUntil: 'converged', limit: at + 900 })).toMatchObject({ reached: true })
    await expect(api.perform({ crash: 'kitchen' })).rejects.toThrow('is not in outbox-polling')
    await expect(api.check({ happy: true })).rejects.toThrow('condition')
  })

  test('at the head a command becomes part of this run', async () => {
    const { app, api } = await page(memory(), '?scenario=first-order')
    app.travel.finish()
    await api.dispatch({ type: 'PlaceOrder', id: 'order-9', product: 'mug', quantity: 1 })
    const status = await api.runUntil('converged')
    expect(status.reached).toBe(true)
    expect(
      (await api.getState()).models.some(({ key, status: row }) => key === 'order-9' && row === 'same'),
    ).toBe(true)
  })

  test('in the past it begins a branch, and the run it left stays as it was', async () => {
    const repository = memory()
    const { app, api } = await page(repository, '?scenario=first-order')
    app.travel.finish()
    const original = app.store.getState().runId
    const before = await api.getStatus()
    await api.seek({ step: 60 })
    await api.crash('relay', { restartAfter: 500 })
    await api.settled()
    const { runId, parent } = app.store.getState()
    expect(runId).not.toBe(original)
    expect(parent).toEqual({ run: original, step: 60 })
    await app.shelf.open(original)
    expect((await api.getStatus()).digest).toBe(before.digest)
  })

  test('in the past is kept with its branch, though the viewer goes on to another run at once', async () => {
    const repository = memory()
    const { app, api } = await page(repository, '?scenario=first-order')
    app.travel.finish()
    await api.seek({ step: 60 })
    app.acts.inject({ kind: 'crash', component: 'relay', at: app.at, restartAfter: 500_000 })
    app.travel.finish()
    const { runId, head } = app.store.getState()
    await api.load('gap-skip')
    await api.settled()
    const kept = await repository.load(runId)
    expect(kept.ok && kept.value.interventions.map(({ control }) => control.kind)).toEqual(['crash'])
    expect(kept.ok && kept.value.record.steps).toBe(head)
    expect(head).toBeGreaterThan(60)
  })

  test('in the past is on disk once the page says that it rests', async () => {
    const repository = memory()
    const { app, api } = await page(repository, '?scenario=first-order')
    app.travel.finish()
    await api.seek({ step: 60 })
    app.acts.inject({ kind: 'crash', component: 'relay', at: app.at, restartAfter: 500_000 })
    await api.settled()
    const { runId } = app.store.getState()
    const kept = await repository.load(runId)
    expect(kept.ok && kept.value.interventions).toHaveLength(1)
  })

  test('without its crash the same run does not go back in time', async () => {
    const { app, api } = await page(memory())
    app.travel.finish()
    expect((await api.verdict()).verdict).toContain('rewound')
    await api.without('fault-0')
    app.travel.finish()
    expect((await api.verdict()).verdict).toEqual(['ok'])
  })
})

describe('a judge who comes after the first picture', () => {
  test('finds a run at rest, and judges it where it rests', async () => {
    const { app } = await page(memory())
    const { scenario } = app.run
    await app.shelf.load({ ...scenario, kit: { ...scenario.kit, judge: () => undefined } })
    app.travel.finish()
    app.travel.seekStep(50)
    expect(app.store.getState()).toMatchObject({ judged: false, judgement: undefined, ended: false })
    await app.judged()
    expect(app.store.getState().judgement?.verdict).toEqual(['lag', 'rewound'])
    expect(app.history().marks.map(({ kind }) => kind)).toContain('violation')
    expect(app.run.simulation.position).toBe(50)
  })

  test('is there when a page is settled, and in every run that is opened from then on', async () => {
    const { app, api } = await page(memory())
    await api.settled()
    expect(app.run.isJudged).toBe(true)
    await app.shelf.reset()
    expect(app.store.getState()).toMatchObject({ judged: true })
    app.travel.finish()
    expect(app.store.getState().judgement?.verdict).toEqual(['lag', 'rewound'])
  })
})

test('the widest gap that there was can be gone to by name', async () => {
  const { app, api } = await page(memory())
  app.travel.finish()
  const { gapEvents } = await api.seek({ marker: 'lag-peak' })
  expect(gapEvents).toBe(Math.max(...app.history().gap.map(({ committed, visible }) => committed - visible)))
  expect(gapEvents).toBeGreaterThan(0)
})

describe('keeping', () => {
  test('a reopened run stands at the same step with the same digest, acts by hand included', async () => {
    const repository = memory()
    const first = await page(repository)
    first.app.travel.seekTime(700_000)
    await first.api.dispatch({ type: 'PlaceOrder', id: 'order-77', product: 'mug', quantity: 1 })
    first.app.travel.seekTime(3_000_000)
    await first.api.settled()
    const before = await first.api.getStatus()
    const second = await page(repository, '')
    const after = await second.api.getStatus()
    expect(after).toMatchObject({ step: before.step, digest: before.digest })
    expect(second.app.store.getState().notices.map(({ kind }) => kind)).toEqual([
      'memory-only',
      'copy-opened',
    ])
  })

  test('rows that somebody edited are noticed, and a rebuild mends them', async () => {
    const repository = memory()
    const first = await page(repository)
    first.app.travel.seekTime(3_000_000)
    await first.api.settled()
    const { runId } = first.app.store.getState()
    const { step, digest } = await first.api.getStatus()
    await repository.flush({
      run: runId,
      steps: step,
      at: 3_000_000,
      digest,
      updatedAt: 9_999_999,
      rows: [
        {
          home: 'writeStore',
          table: 'orders',
          key: 'order-1',
          value: { id: 'order-1', version: 99 },
          appended: false,
        },
      ],
    })
    await first.app.shelf.open(runId)
    expect(first.app.store.getState().notices).toContainEqual({ kind: 'copy-opened' })
    expect(first.app.store.getState().notices).toContainEqual({ kind: 'rows-differ', tables: ['orders'] })
  })
})

describe('the page API', () => {
  test('refuses what it does not understand with a code and a sentence', async () => {
    const { api } = await page(memory())
    await expect(api.load('no-such')).rejects.toMatchObject({ code: 'unknown' })
    await expect(api.dispatch({ type: 'Explode', id: 'order-1' })).rejects.toMatchObject({
      code: 'bad-input',
    })
    await expect(api.crash('relay', { point: 'after-lunch' })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(api.crash('nobody')).rejects.toMatchObject({ code: 'unknown' })
    await expect(api.seek(-1)).rejects.toMatchObject({ code: 'bad-input' })
    await expect(api.snapshot('svg')).rejects.toMatchObject({ code: 'unsupported' })
    await expect(api.exportAs('pdf')).rejects.toMatchObject({ code: 'unsupported' })
    await expect(api.message('m-nothing', 'drop')).rejects.toMatchObject({ code: 'unknown' })
  })

  test('changes a setting by beginning the run anew with it', async () => {
    const { app, api } = await page(memory())
    await api.set('settings.relay.interval', 250)
    expect(app.run.scenario.settings.relay.interval).toBe(250_000)
    await expect(api.set('settings.relay.interval', 'often')).rejects.toMatchObject({ code: 'bad-input' })
  })

  test('runs until an event shows, a check breaks, or an instant comes', async () => {
    const { api } = await page(memory())
    expect((await api.runUntil({ event: 'order-1@1' })).reached).toBe(true)
    expect((await api.runUntil({ check: 'no-regression' })).reached).toBe(true)
    const { at } = await api.getStatus()
    expect((await api.runUntil({ at: at + 50 })).at).toBeLessThanOrEqual(at + 50)
  })
})

describe('pages', () => {
  test('going to another page rests the run and puts the page into the address; the address going back does neither', async () => {
    const { app, pages } = await page(memory())
    app.travel.play()
    app.visit('sweep')
    expect(app.store.getState()).toMatchObject({ page: 'sweep', playing: false })
    app.visit('lab', { kept: true })
    expect(app.store.getState().page).toBe('lab')
    expect(pages).toEqual(['sweep'])
  })

  test('a scenario is opened in the Lab, run to its end and seen right after a step', async () => {
    const { app, pages } = await page(memory())
    app.visit('sweep')
    const { scenario } = app.run
    await app.openInLab({ ...scenario, seed: 99 }, 40)
    expect(app.run.scenario.seed).toBe(99)
    expect(app.store.getState()).toMatchObject({ page: 'lab', step: 41, ended: false })
    expect(app.store.getState().judgement?.verdict).toEqual(['lag', 'rewound'])
    expect(pages).toEqual(['sweep', 'lab'])
  })

  test('a run made elsewhere is opened in the Lab as a run of its own, made as far and seen where it was seen', async () => {
    const { app, pages } = await page(memory())
    app.race([{ pipeline: 'outbox-polling', without: [] }])
    expect(app.store.getState().page).toBe('race')
    const { scenario } = app.run
    const made = new Run({ scenario, without: ['fault-0'], interventions: [] })
    made.advanceSteps(300)
    await app.openRun('a lane', made, { position: 120 })
    expect(app.store.getState()).toMatchObject({ page: 'lab', runName: 'a lane', step: 120, head: 300 })
    expect(app.run).not.toBe(made)
    expect(app.run.without).toEqual(['fault-0'])
    await app.openRun('later', made, { at: 700_000 })
    expect(app.at).toBe(700_000)
    expect(app.run.simulation.position).toBe(made.positionAt(700_000))
    expect(pages).toEqual(['race', 'lab'])
  })
})
