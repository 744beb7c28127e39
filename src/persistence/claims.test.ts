// One writer per run: who claims it first has it, and a second tab is refused until it is given back.
import { expect, test } from 'vitest'
import { createClaims } from './claims'
import { sampleLocks, valueOf } from './sample-run'

test('a second tab is refused until the first gives the run back', async () => {
  const locks = sampleLocks()
  const [here, there] = [createClaims(locks), createClaims(locks)]
  const giveBack = valueOf(await here('a'))
  expect(await there('a')).toMatchObject({ ok: false, why: 'not-writer' })
  expect(await there('b')).toMatchObject({ ok: true })
  giveBack()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await there('a')).toMatchObject({ ok: true })
  expect(await here('a')).toMatchObject({ ok: false, why: 'not-writer' })
})

test('asks for an exclusive lock under the name of the run, without waiting', async () => {
  const asked: unknown[] = []
  const claim = createClaims({
    request: async (name, options, granted) => {
      asked.push(name, options)
      await granted({})
    },
  })
  await claim('a')
  expect(asked).toEqual(['cqrscope:run:a', { mode: 'exclusive', ifAvailable: true }])
})

test('a claim succeeds where the browser has no locks or refuses to lock', async () => {
  const refusing = createClaims({ request: () => Promise.reject(new Error('SecurityError')) })
  for (const claim of [createClaims(null), refusing]) {
    const giveBack = valueOf(await claim('a'))
    expect(await claim('a')).toMatchObject({ ok: false, why: 'not-writer' })
    giveBack()
    expect(await claim('a')).toMatchObject({ ok: true })
  }
})
