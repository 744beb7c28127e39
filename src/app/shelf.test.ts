// Keeping runs while the storage is still on its way: whoever goes on before it came finds again what was left.
import { expect, test } from 'vitest'
import { createFlusher, createMemoryRepository } from '#persistence'
import { openPage } from './page-rig'

/** A page whose storage comes when it is told to, and what that storage has. */
async function impatient() {
  const repository = createMemoryRepository({ why: 'blocked', detail: 'a test' })
  let come = (): void => undefined
  const arrival = new Promise<void>((resolve) => (come = resolve))
  const page = await openPage(createFlusher, repository, '?scenario=first-order', arrival)
  return { ...page, repository, come }
}

test('a branch begun before the storage came is kept, and so is the run that it points to, as far as it had come', async () => {
  const { app, repository, come } = await impatient()
  app.travel.finish()
  const { runId: left, head } = app.store.getState()
  const { digest } = app.run.simulation
  app.travel.seekStep(60)
  app.acts.inject({ kind: 'crash', component: 'relay', at: app.at, restartAfter: 500_000 })
  app.travel.finish()
  const { runId: branch, parent } = app.store.getState()
  expect(parent).toEqual({ run: left, step: 60 })
  come()
  await app.shelf.settled()

  const kept = await Promise.all([left, branch].map((id) => repository.load(id)))
  expect(kept.map((one) => one.ok && one.value.record.steps)).toEqual([head, app.run.journal.length])
  expect(kept.map((one) => one.ok && one.value.interventions.length)).toEqual([0, 1])
  expect(app.store.getState().saved.map(({ id }) => id)).toEqual(expect.arrayContaining([left, branch]))
  await app.shelf.open(left)
  expect(app.store.getState().runId).toBe(left)
  expect(app.run.simulation.digest).toBe(digest)
})

test('a run that was begun anew before the storage came is kept with what was done to it by hand', async () => {
  const { app, api, repository, come } = await impatient()
  const { runId: left } = app.store.getState()
  await api.dispatch({ type: 'PlaceOrder', id: 'order-9', product: 'mug', quantity: 1 })
  const begun = app.shelf.reset()
  const { runId: shown } = app.store.getState()
  expect(shown).not.toBe(left)
  come()
  await begun
  await app.shelf.settled()
  const kept = await repository.load(left)
  expect(kept.ok && kept.value.interventions.map(({ control }) => control.kind)).toEqual(['stimulus'])
  // What is done from now on is kept with the run that is shown, not with the one that was left.
  app.acts.inject({ kind: 'crash', component: 'relay', at: app.at, restartAfter: null })
  await app.shelf.settled()
  const both = await Promise.all([left, shown].map((id) => repository.load(id)))
  expect(both.map((one) => one.ok && one.value.interventions.length)).toEqual([1, 1])
})
