// The guide sees what the reader did, whichever way it was done, and does for him what he asks for.
import { describe, expect, test } from 'vitest'
import { createFlusher, createMemoryRepository } from '#persistence'
import type { SimTime } from '#kernel'
import { parseDemo } from '#demos'
import { readLessons } from './lesson-state'
import { openPage } from './page-rig'

const pageAt = (search: string) =>
  openPage(createFlusher, createMemoryRepository({ why: 'blocked', detail: 'a test' }), search)

type Page = Awaited<ReturnType<typeof pageAt>>

/** Lets whatever waits for what has happened go on. */
const turn = () =>
  new Promise((resolve) => {
    setTimeout(resolve)
  })

/** Lets frames pass until nothing is playing, and whatever was waiting for that has gone on. */
async function rest({ app, tick }: Page): Promise<void> {
  for (let idle = 0; idle < 3;) {
    idle = app.store.getState().playing ? 0 : idle + 1
    tick(10)
    await turn()
  }
}

/** A page at the first lesson, its first step played. */
async function atFirstLesson(): Promise<Page> {
  const page = await pageAt('')
  await page.app.lessons.open('first-order')
  page.app.travel.setSpeed(1000)
  await rest(page)
  return page
}

function lessonOf({ app }: Page) {
  const { lesson } = app.store.getState()
  if (lesson === null) throw new Error('nobody is at a lesson')
  return lesson
}

describe('the first lesson', () => {
  test('is what a first visit opens, in the run that is there already', async () => {
    const page = await pageAt('')
    expect(page.lesson).toBe('first-order')
    const { runId } = page.app.store.getState()
    await page.app.lessons.open('first-order', true)
    expect(page.app.store.getState().runId).toBe(runId)
    expect(page.app.store.getState().playing).toBe(true)
  })

  test('plays its first step by itself and stops with one act', async () => {
    const page = await atFirstLesson()
    expect(lessonOf(page)).toMatchObject({ busy: false, progress: { shown: 1 } })
    expect(page.app.store.getState()).toMatchObject({ playing: false, ended: true })
  })

  test('sees that the reader did it by hand', async () => {
    const page = await atFirstLesson()
    const { app } = page
    app.acts.act({ kind: 'crash', component: 'relay' })
    const body = { type: 'PlaceOrder', id: 'order-4', product: 'lamp', quantity: 2 }
    app.acts.act({ kind: 'stimulus', component: 'client', type: 'command', body })
    expect(lessonOf(page).progress.steps[1]?.met).toBe(false)
    await rest(page)
    expect(lessonOf(page).progress.steps[1]?.met).toBe(true)
  })

  test('does it for the reader, and says afterwards what became of the prediction', async () => {
    const page = await atFirstLesson()
    const { guide } = page.app.lessons
    await Promise.all([guide?.perform(), rest(page)])
    guide?.next()
    guide?.predict(2)
    await Promise.all([guide?.perform(), rest(page)])
    expect(lessonOf(page).progress.steps[2]).toEqual({ met: true, guess: 2, answer: 0 })
  })

  test('goes on where the reader has paused it', async () => {
    const page = await atFirstLesson()
    const { app } = page
    app.travel.setSpeed(1)
    const performed = app.lessons.guide?.perform()
    await turn()
    page.tick(3)
    app.travel.pause()
    await performed
    expect(lessonOf(page)).toMatchObject({ busy: false, refused: [] })
    expect(lessonOf(page).progress.steps[1]?.met).toBe(false)
    const orders = app.run.interventions.length
    app.travel.setSpeed(1000)
    await Promise.all([app.lessons.guide?.perform(), rest(page)])
    expect(lessonOf(page).progress.steps[1]?.met).toBe(true)
    expect(app.run.interventions).toHaveLength(orders)
  })

  test('leaves the speed to the reader, also while it plays', async () => {
    const page = await pageAt('')
    await page.app.lessons.open('first-order', true)
    page.app.travel.setSpeed(500)
    await rest(page)
    expect(page.app.store.getState().speed).toBe(500)
  })

  test('is at rest for whoever comes back in the middle of it', async () => {
    const page = await pageAt('')
    const guide = await page.app.lessons.load()
    await guide.resume('first-order', { shown: 0, steps: [{ met: false, guess: null, answer: null }] })
    expect(page.app.store.getState()).toMatchObject({ playing: false, lesson: { busy: false } })
    await guide.resume('first-order', { shown: 7 })
    expect(lessonOf(page).progress.shown).toBe(0)
  })

  test('begins anew on request, and is left by whoever opens another scenario', async () => {
    const page = await atFirstLesson()
    const { app } = page
    app.acts.inject({ kind: 'crash', component: 'relay', at: 0 as SimTime, restartAfter: null })
    await app.lessons.guide?.restart()
    expect(lessonOf(page).progress.shown).toBe(0)
    expect(app.run.interventions).toEqual([])
    await page.api.load('gap-skip')
    expect(app.store.getState()).toMatchObject({ lesson: null, highlighted: [] })
  })
})

test('an address that names a lesson opens it; one that there is not is said to be none', async () => {
  const page = await pageAt('?lesson=gap-skip')
  expect(page.lesson).toBe('gap-skip')
  expect(page.app.run.scenario.id).toBe('gap-skip')
  const other = await pageAt('?lesson=kitchen')
  expect(other.app.store.getState().notices).toContainEqual({
    kind: 'bad-scenario',
    problems: [{ path: 'lesson', what: '"kitchen" is not bundled' }],
  })
})

describe('a demo from anywhere', () => {
  const said = (text: string) => ({ en: text, ko: '말' })
  const demoOf = (...steps: readonly object[]) => {
    const file = {
      format: 'cqrscope/demo',
      version: 1,
      id: 'first-order',
      title: said('A'),
      summary: said('B'),
    }
    const parsed = parseDemo({ ...file, scenario: 'first-order', steps })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
    return parsed.value
  }

  test('waits at its first step, and after each until its words have been read', async () => {
    const page = await pageAt('?scenario=relay-crash')
    const plays = { caption: said('Play'), do: [{ runUntil: { at: 500 } }], expect: [{ quiet: false }] }
    const ends = { caption: said('End'), do: [{ runUntil: 'quiet' }], expect: [{ converged: true }] }
    await page.app.lessons.open(demoOf(plays, ends))
    const { guide } = page.app.lessons
    expect(page.app.store.getState()).toMatchObject({ playing: false, step: 0 })
    page.app.travel.setSpeed(1000)
    await Promise.all([guide?.perform(), rest(page)])
    expect(lessonOf(page)).toMatchObject({ number: null, progress: { shown: 0, steps: [{ met: true }] } })
    guide?.next()
    await rest(page)
    expect(lessonOf(page).progress.steps).toMatchObject([{ met: true }, { met: true }])
  })

  test('that claims what is not true says what was found, and does not go on', async () => {
    const page = await pageAt('?scenario=relay-crash')
    const lie = { caption: said('Lie'), do: [{ runUntil: 'quiet' }], expect: [{ gap: 3 }] }
    await page.app.lessons.open(demoOf(lie, { caption: said('More') }))
    page.app.travel.setSpeed(1000)
    const { guide } = page.app.lessons
    guide?.setAuto(true)
    await Promise.all([guide?.perform(), rest(page)])
    expect(lessonOf(page)).toMatchObject({
      auto: false,
      progress: { steps: [{ met: false }] },
      refused: [{ path: 'expect', what: '{"gap":3} is not true; found 0' }],
    })
  })

  test('is taken for no lesson, whatever its id says', async () => {
    const page = await pageAt('?scenario=relay-crash')
    await page.app.lessons.open(demoOf({ caption: said('Read this') }))
    expect(lessonOf(page)).toMatchObject({ number: null, progress: { steps: [{ met: true }] } })
    expect(readLessons()).toEqual({ done: [], open: null })
  })
})
